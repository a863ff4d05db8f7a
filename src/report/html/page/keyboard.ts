import type { App } from "./app.js";
import type { DocumentView } from "./document-view.js";
import type { FileList } from "./file-list.js";
import type { Help } from "./help.js";
import { toggleTheme } from "./theme.js";

interface Targets {
  readonly files: FileList;
  readonly view: DocumentView;
  readonly help: Help;
  search(): void;
}

/** The keys of the page. Single letters rest while one types, and can be switched off in the help. */
export function listenForKeys(app: App, { files, view, help, search }: Targets): void {
  const keys: Readonly<Record<string, () => void>> = {
    "/": search,
    l: () => files.focus(),
    n: () => view.step(1),
    p: () => view.step(-1),
    j: () => files.step(1),
    k: () => files.step(-1),
    d: toggleTheme,
    e: () => app.set({ language: app.state.language === "zh" ? "en" : "zh" }),
    "?": () => help.open(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.isOpen) return;
    if (event.key === "Escape") {
      files.focus();
      return;
    }
    const target = event.target as Element;
    const typing = target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || !app.state.singleKeys || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]!();
  });
}
