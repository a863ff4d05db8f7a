import type { PageIndex } from "../page-data.js";
import { createChartsView } from "./charts-view.js";
import { createDocumentView } from "./document-view.js";
import { element } from "./element.js";
import { createFileList } from "./file-list.js";
import { type Filters, filterDocuments, type Match, NO_FILTERS } from "./filter.js";
import { createFilterBar } from "./filter-bar.js";
import { createHeader } from "./header.js";
import { createHelp } from "./help.js";
import { listenForKeys } from "./keyboard.js";
import { type Model, readModel } from "./model.js";
import { printMatches } from "./print-view.js";

export interface State extends Filters {
  readonly language: "zh" | "en";
  /** The number of the open document. */
  readonly open: number | undefined;
  /** The number of the chosen finding in the open document. */
  readonly current: number | undefined;
  readonly showLayout: boolean;
  readonly allRules: boolean;
  readonly singleKeys: boolean;
}

/** What the views share. */
export interface App {
  readonly model: Model;
  readonly state: State;
  readonly matches: readonly Match[];
  set(change: Partial<State>): void;
  /** A label in the language chosen. */
  say(label: string, args?: Readonly<Record<string, string | number>>): string;
  /** A sentence of the report in the language chosen. */
  sentence(number: number): string;
}

export interface View {
  readonly element: HTMLElement;
  /** Shows the state anew; `changed` names what differs from the last time, nothing being everything. */
  render(changed: ReadonlySet<keyof State>): void;
}

const FILTERS: readonly (keyof State)[] = ["query", "kinds", "rule", "sort"];

/** Starts the page in `root`. */
export function startApp(root: HTMLElement, index: PageIndex): App {
  const model = readModel(index);
  let state: State = {
    ...NO_FILTERS,
    ...{ language: index.language, open: undefined, current: undefined },
    ...{ showLayout: false, allRules: false, singleKeys: true },
  };
  let matches: readonly Match[] = filterDocuments(model, state);
  state = { ...state, open: matches[0]?.doc.number };
  const app: App = {
    model,
    get state() {
      return state;
    },
    get matches() {
      return matches;
    },
    set(change) {
      const changed = new Set(Object.keys(change) as (keyof State)[]);
      state = { ...state, ...change };
      if (FILTERS.some((key) => changed.has(key))) matches = filterDocuments(model, state);
      render(changed);
    },
    say(label, args = {}) {
      const text = index.labels[state.language][label] ?? label;
      return text.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? ""));
    },
    sentence: (number) => index.sentences[number]?.[state.language] ?? "",
  };
  const help = createHelp(app);
  const files = createFileList(app);
  const view = createDocumentView(app);
  const header = createHeader(app, () => help.open());
  const views: readonly View[] = [header, createChartsView(app), createFilterBar(app), files, view, help];
  const [, charts, bar] = views;
  const panes = element("div", { class: "panes" }, files.element, view.element);
  const main = element("main", {}, charts!.element, bar!.element, panes);
  root.append(header.element, main, help.element);
  listenForKeys(app, { files, view, help, search: () => bar!.element.querySelector("input")?.focus() });
  printMatches(app, root);
  render(new Set());
  return app;

  function render(changed: ReadonlySet<keyof State>): void {
    if (changed.size === 0 || changed.has("language")) {
      document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
      document.title = app.say("title");
    }
    for (const view of views) view.render(changed);
  }
}
