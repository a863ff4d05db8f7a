import type { App } from "./app.js";
import { element } from "./element.js";
import type { Match } from "./filter.js";
import { passage } from "./findings-view.js";
import { shownPassage, shownText } from "./shown-text.js";

/** On paper: all documents that the filters leave with all their findings, made when printing starts. */
export function printMatches(app: App, root: HTMLElement): void {
  let printed: HTMLElement | undefined;
  window.addEventListener("beforeprint", () => {
    printed = element("section", { class: "printed" }, ...app.matches.map(documentOf));
    root.append(printed);
  });
  window.addEventListener("afterprint", () => printed?.remove());

  function documentOf({ doc, findings }: Match): HTMLElement {
    const problem = doc.source.problem === undefined ? [] : [element("p", {}, app.sentence(doc.source.problem))];
    const items = findings.map((finding) => {
      const { line, column, stage, suggested } = finding;
      const kind = app.say(`${suggested ? "suggest" : "kind"}-${stage}`);
      const why = `${app.sentence(finding.reason)} – ${app.model.index.rules[finding.rule]}`;
      const head = element("b", {}, `${line}:${column} ${kind} `);
      return element(
        "li",
        {},
        head,
        passage(app, finding),
        element("span", { class: "hint" }, ` ${shownPassage(why)}`),
      );
    });
    return element("section", {}, element("h2", {}, shownText(doc.path)), ...problem, element("ul", {}, ...items));
  }
}
