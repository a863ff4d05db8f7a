import type { App } from "./app.js";
import { element } from "./element.js";
import type { Finding } from "./model.js";
import { shownPassage } from "./shown-text.js";
import { inSlices } from "./slices.js";

export interface FindingsView {
  readonly elements: readonly HTMLElement[];
  /** The entry of a finding; built if it was not yet. */
  entryOf(finding: Finding): HTMLElement;
  stop(): void;
}

/** The findings of a document with reason and rule: changes, and apart from them suggestions. */
export function createFindingsView(
  app: App,
  findings: readonly Finding[],
  choose: (number: number) => void,
): FindingsView {
  const entries = new Map<Finding, HTMLElement>();
  const changes = findings.filter(({ suggested }) => !suggested);
  const suggestions = findings.filter(({ suggested }) => suggested);
  const lists = [list("changes", changes), list("suggestions", suggestions)];
  const ordered = [...changes, ...suggestions];
  const slices = inSlices(ordered.length, (piece) => void entryOf(ordered[piece]!));
  return { elements: lists.filter((part) => part !== undefined), entryOf, stop: slices.stop };

  function list(title: string, part: readonly Finding[]): HTMLElement | undefined {
    if (part.length === 0) return undefined;
    const items = part.map((finding) => {
      const item = element("li");
      entries.set(finding, item);
      return item;
    });
    const head = element("h3", {}, `${app.say(title)} (${part.length})`);
    return element("section", { class: title }, head, element("ol", {}, ...items));
  }

  function entryOf(finding: Finding): HTMLElement {
    const item = entries.get(finding)!;
    if (item.firstElementChild === null) item.append(entry(finding));
    return item.firstElementChild as HTMLElement;
  }

  function entry(finding: Finding): HTMLElement {
    const { line, column, stage, suggested, confidence } = finding;
    const kind = element("span", { class: `kind ${stage}` }, app.say(`${suggested ? "suggest" : "kind"}-${stage}`));
    const place = element("span", { class: "place" }, app.say("place", { line, column }));
    const sure = element("span", { class: "sure" }, app.say("confidence", { n: Math.round(confidence * 100) }));
    const reason = element("span", { class: "reason" }, shownPassage(app.sentence(finding.reason)));
    const rule = app.say("rule", { rule: shownPassage(app.model.index.rules[finding.rule]!) });
    const head = element("span", { class: "head" }, kind, place, sure);
    const made = element(
      "button",
      { type: "button", class: "finding", "data-entry": finding.number },
      head,
      passage(app, finding),
      reason,
      element("span", { class: "rule" }, rule),
    );
    made.addEventListener("click", () => choose(finding.number));
    return made;
  }
}

/** A finding's passage in its line, with what becomes of it. */
export function passage(app: App, { before, found, replacement, after, suggested }: Finding): HTMLElement {
  const gone = element(suggested ? "mark" : "del", {}, shownPassage(found));
  const come = element(suggested ? "span" : "ins", {}, shownPassage(replacement));
  const arrow = element("span", { class: "becomes", "aria-label": app.say("becomes"), role: "img" }, "→");
  const change = replacement === "" || replacement === found ? [gone] : found === "" ? [come] : [gone, arrow, come];
  const around = (text: string) => element("span", { class: "around" }, shownPassage(text));
  return element("bdi", { class: "passage" }, around(before), ...change, around(after));
}
