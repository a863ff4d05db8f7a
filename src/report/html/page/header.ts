import type { App, View } from "./app.js";
import { button, element } from "./element.js";
import { toggleTheme } from "./theme.js";

/** Title, totals and the buttons that concern the whole page. */
export function createHeader(app: App, openHelp: () => void): View {
  const { model } = app;
  const root = element("header");
  return {
    element: root,
    render(changed) {
      if (changed.size > 0 && !changed.has("language")) return;
      const { version, command, files } = model.index;
      const subtitle = app.say("subtitle", { version, command: app.say(command) });
      const titles = element("div", {}, element("h1", {}, app.say("title")), element("p", {}, subtitle));
      const affected = model.documents.filter(({ findings }) => findings.length > 0).length;
      const totals = element(
        "ul",
        { class: "totals" },
        total(files, "documents"),
        total(affected, "affected"),
        ...(["ads", "markers", "restore", "suggestion", "problems"] as const).map((kind) =>
          total(model.kindCounts.get(kind)!, kind),
        ),
      );
      root.replaceChildren(titles, totals, actions());
    },
  };

  function total(count: number, label: string): HTMLElement {
    return element("li", { class: label }, element("b", {}, String(count)), ` ${app.say(label)}`);
  }

  function actions(): HTMLElement {
    const other = app.state.language === "zh" ? "en" : "zh";
    return element(
      "div",
      { class: "actions" },
      button({ lang: other, class: "language" }, () => app.set({ language: other }), app.say("language")),
      button({ class: "theme" }, toggleTheme, app.say("theme")),
      button({ class: "print" }, () => window.print(), app.say("print")),
      button({ class: "help" }, openHelp, `${app.say("help")} (?)`),
    );
  }
}
