import type { App, View } from "./app.js";
import { button, element } from "./element.js";

export interface Help extends View {
  open(): void;
  readonly isOpen: boolean;
}

const KEYS = [
  ["/", "key-search"],
  ["l", "key-files"],
  ["n p", "key-next"],
  ["j k", "key-document"],
  ["Esc", "key-back"],
  ["d", "key-theme"],
  ["e", "key-language"],
  ["?", "key-help"],
] as const;

/** The dialog that lists the keys, and switches off those that are single letters. */
export function createHelp(app: App): Help {
  const dialog = element("dialog", { "aria-labelledby": "help-title" });
  return {
    element: dialog,
    open: () => dialog.showModal(),
    get isOpen() {
      return dialog.open;
    },
    render(changed) {
      if (changed.size > 0 && !changed.has("language")) return;
      const keys = KEYS.flatMap(([keys, label]) => [
        element("dt", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "])),
        element("dd", {}, app.say(label)),
      ]);
      const box = element("input", { type: "checkbox", checked: app.state.singleKeys });
      box.addEventListener("change", () => app.set({ singleKeys: box.checked }));
      dialog.replaceChildren(
        element("h2", { id: "help-title" }, app.say("help-title")),
        element("dl", {}, ...keys),
        element("p", {}, element("label", {}, box, ` ${app.say("single-keys")}`)),
        button({ autofocus: true }, () => dialog.close(), app.say("close")),
      );
    },
  };
}
