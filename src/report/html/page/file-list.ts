import type { App, View } from "./app.js";
import { element } from "./element.js";
import type { Match } from "./filter.js";
import { shownText } from "./shown-text.js";

/** The height of a row in CSS pixels; the style sheet has the same. */
const ROW = 44;

/** Rows made beyond the edges, so that scrolling does not show gaps. */
const MARGIN = 8;

export interface FileList extends View {
  focus(): void;
  /** Opens the document so many rows further. */
  step(by: number): void;
}

/** The documents that the filters leave: a list box of which only the rows in view are made. */
export function createFileList(app: App): FileList {
  const title = element("h2", { id: "files-title" });
  const rows = element("div", { class: "rows", role: "presentation" });
  const list = element(
    "div",
    { class: "list", role: "listbox", tabindex: "0", "aria-labelledby": "files-title" },
    rows,
  );
  const empty = element("p", { class: "empty" });
  const root = element("nav", { class: "files", "aria-labelledby": "files-title" }, title, empty, list);
  let active = 0;
  list.addEventListener("scroll", draw, { passive: true });
  list.addEventListener("keydown", onKey);
  new ResizeObserver(draw).observe(list);
  return {
    element: root,
    focus: () => list.focus(),
    step(by) {
      move(active + by);
      open();
    },
    render(changed) {
      if (changed.size === 0 || changed.has("language")) {
        title.textContent = app.say("files");
        empty.textContent = app.say(app.model.documents.length === 0 ? "nothing" : "no-match");
      }
      if (changed.has("current") && changed.size === 1) return;
      if (["query", "kinds", "rule", "sort"].some((key) => changed.has(key as "query"))) list.scrollTop = 0;
      const at = app.matches.findIndex(({ doc }) => doc.number === app.state.open);
      active = Math.max(0, at);
      empty.hidden = app.matches.length > 0;
      list.hidden = app.matches.length === 0;
      rows.style.height = `${app.matches.length * ROW}px`;
      draw();
    },
  };

  function draw(): void {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - MARGIN);
    const last = Math.min(app.matches.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + MARGIN);
    const made: HTMLElement[] = [];
    for (let at = first; at < last; at++) made.push(row(app.matches[at]!, at));
    rows.replaceChildren(...made);
    if (active >= first && active < last) list.setAttribute("aria-activedescendant", `file-${active}`);
    else list.removeAttribute("aria-activedescendant");
  }

  function row({ doc, findings }: Match, at: number): HTMLElement {
    const open = doc.number === app.state.open;
    const parts = { id: `file-${at}`, role: "option", class: at === active ? "row active" : "row" };
    const place = { "aria-selected": String(open), "aria-setsize": app.matches.length, "aria-posinset": at + 1 };
    const slash = doc.path.lastIndexOf("/") + 1;
    const folder = element("span", { class: "folder" }, shownText(doc.path.slice(0, slash)));
    const name = element("bdi", { class: "name" }, shownText(doc.path.slice(slash)));
    const made = element(
      "div",
      { ...parts, ...place, title: shownText(doc.path) },
      name,
      folder,
      badge({ doc, findings }),
    );
    made.style.top = `${at * ROW}px`;
    made.addEventListener("click", () => {
      active = at;
      open_(doc.number);
    });
    return made;
  }

  function badge({ doc, findings }: Match): HTMLElement {
    const problem = doc.source.problem !== undefined;
    const text = findings.length > 0 ? String(findings.length) : problem ? app.say("problems") : "–";
    return element("span", { class: problem ? "badge problem" : "badge" }, text);
  }

  function onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(list.clientHeight / ROW) - 1);
    const targets: Readonly<Record<string, number>> = {
      ...{ ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page },
      ...{ Home: 0, End: app.matches.length - 1 },
    };
    const target = targets[event.key];
    if (target !== undefined) move(target);
    else if (event.key === "Enter" || event.key === " ") open();
    else return;
    event.preventDefault();
  }

  function move(to: number): void {
    active = Math.min(Math.max(0, to), Math.max(0, app.matches.length - 1));
    const top = active * ROW;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
    draw();
  }

  function open(): void {
    const match = app.matches[active];
    if (match !== undefined) open_(match.doc.number);
  }

  function open_(number: number): void {
    app.set({ open: number, current: undefined });
  }
}
