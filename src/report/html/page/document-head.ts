import type { App } from "./app.js";
import { element } from "./element.js";
import type { Doc } from "./model.js";
import { shownPassage, shownText } from "./shown-text.js";

/** What is known of a document beside its text: name, format, numbers, problem, notes, and what was cut from the page. */
export function documentHead(app: App, { path, source }: Doc): HTMLElement[] {
  const facts = [source.format, source.encoding].filter(Boolean).join(", ");
  const layout = source.layout.reduce((sum, [, count]) => sum + count, 0);
  const lines = [facts];
  if (layout > 0) {
    const reasons = source.layout.map(([reason, count]) => `${app.sentence(reason)} ${count}`);
    lines.push(`${app.say("layout-count", { n: layout })} (${reasons.join(", ")})`);
  }
  if (source.suppressed > 0) lines.push(app.say("suppressed-count", { n: source.suppressed }));
  const problem = source.problem === undefined ? [] : [app.sentence(source.problem)];
  return [
    element("h2", {}, element("bdi", {}, shownText(path))),
    ...lines.map((line) => element("p", { class: "hint" }, line)),
    ...problem.map((line) => element("p", { class: "problem" }, shownPassage(line))),
    ...source.notes.map((note) => element("p", { class: "note" }, shownPassage(app.sentence(note)))),
    ...cuts(app, source.cuts),
  ];
}

function cuts(app: App, list: Doc["source"]["cuts"]): HTMLElement[] {
  if (list.length === 0) return [];
  const items = list.map(([reason, cut, selector]) => {
    const gone = element("del", {}, shownPassage(cut.trim()));
    const why = element("span", { class: "hint" }, ` ${app.sentence(reason)} [${shownPassage(selector)}]`);
    return element("li", {}, element("bdi", {}, gone), why);
  });
  const summary = element("summary", {}, app.say("cuts-title", { n: list.length }));
  return [element("details", { class: "cuts" }, summary, element("ul", {}, ...items))];
}
