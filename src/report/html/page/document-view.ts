import type { PageText } from "../page-data.js";
import type { App, State, View } from "./app.js";
import { bringIntoView } from "./bring-into-view.js";
import { documentHead } from "./document-head.js";
import { element } from "./element.js";
import type { Match } from "./filter.js";
import { createFindingsView, type FindingsView } from "./findings-view.js";
import type { Doc, Finding } from "./model.js";
import { createTextView, type TextView } from "./text-view.js";

export interface DocumentView extends View {
  /** Goes to the finding so many further. */
  step(by: number): void;
}

/** The open document: what is known of it, its text with the changes in it, and the list of findings. */
export function createDocumentView(app: App): DocumentView {
  const root = element("article", { class: "document", tabindex: "-1" });
  const aside = element("aside");
  let text: TextView | undefined;
  let list: FindingsView | undefined;
  let shown: readonly Finding[] = [];
  let open: Doc | undefined;
  let withLayout = false;
  return {
    element: root,
    step(by) {
      if (shown.length === 0) return;
      const at = shown.findIndex(({ number }) => number === app.state.current);
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
      choose(shown[next]!.number);
    },
    render(changed) {
      if (isOnly(changed, "current")) return mark();
      const again = ["language", "open"] as const;
      if (changed.size === 0 || again.some((key) => changed.has(key)) || withLayout !== wantsLayout()) show();
      else if (!showFindings()) return;
      mark();
    },
  };

  function choose(number: number): void {
    app.set({ current: number });
    const finding = shown.find((other) => other.number === number);
    if (finding !== undefined) list?.entryOf(finding).focus({ preventScroll: true });
  }

  function show(): void {
    text?.stop();
    list?.stop();
    text = undefined;
    list = undefined;
    shown = [];
    withLayout = wantsLayout();
    open = app.state.open === undefined ? undefined : app.model.documents[app.state.open];
    if (open === undefined) {
      root.replaceChildren(element("p", { class: "empty" }, app.say("choose")));
      return;
    }
    const main = element("section", { class: "text-pane" }, element("h3", {}, app.say("text")), ...textOf(open));
    root.replaceChildren(...documentHead(app, open), element("div", { class: "columns" }, main, aside));
    root.scrollTop = 0;
    showFindings();
  }

  /** Returns whether the filters leave others than before. */
  function showFindings(): boolean {
    if (open === undefined) return false;
    const found = findingsOf(open);
    const isSame = found.length === shown.length && found.every((finding, i) => finding === shown[i]);
    if (list !== undefined && isSame) return false;
    list?.stop();
    shown = found;
    list = createFindingsView(app, shown, choose);
    aside.replaceChildren(...hidden(open), ...list.elements);
    return true;
  }

  function findingsOf(doc: Doc): readonly Finding[] {
    const match: Match | undefined = app.matches.find((other) => other.doc === doc);
    return match?.findings ?? [];
  }

  /** Says how many findings the filters hide. */
  function hidden(doc: Doc): HTMLElement[] {
    const n = doc.findings.length - shown.length;
    return n === 0 ? [] : [element("p", { class: "hint" }, app.say("filtered-out", { n }))];
  }

  function textOf(doc: Doc): HTMLElement[] {
    if (!doc.source.hasText) return doc.source.problem === undefined ? [element("p", {}, app.say("no-text"))] : [];
    const data = JSON.parse(document.getElementById(`text-${doc.number}`)!.textContent!) as PageText;
    const numbered = doc.source.format === "text" || doc.source.format === "markdown";
    text = createTextView(app, withLayout ? data : { ...data, layout: [] }, doc.findings, numbered, choose);
    return [...layoutSwitch(data), text.element];
  }

  function wantsLayout(): boolean {
    return app.state.showLayout || app.state.kinds.has("layout");
  }

  function layoutSwitch({ layout }: PageText): HTMLElement[] {
    if (layout.length === 0) return [];
    const box = element("input", { type: "checkbox", class: "show-layout", checked: withLayout });
    box.addEventListener("change", () => {
      app.set({ showLayout: box.checked });
      root.querySelector<HTMLElement>(".show-layout")?.focus();
    });
    return [element("p", { class: "hint" }, element("label", {}, box, ` ${app.say("layout-show")}`))];
  }

  function mark(): void {
    for (const old of root.querySelectorAll(".current")) old.classList.remove("current");
    for (const old of root.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    const finding = shown.find(({ number }) => number === app.state.current);
    if (finding === undefined) return;
    const marks = text?.marksOf(finding) ?? [];
    for (const part of marks) part.classList.add("current");
    const entry = list!.entryOf(finding);
    entry.classList.add("current");
    entry.setAttribute("aria-current", "true");
    bringIntoView(entry, "aside");
    if (marks[0] !== undefined) bringIntoView(marks[0], ".text-pane");
  }
}

function isOnly(changed: ReadonlySet<keyof State>, key: keyof State): boolean {
  return changed.size === 1 && changed.has(key);
}
