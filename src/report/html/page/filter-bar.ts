import type { App, View } from "./app.js";
import { button, element } from "./element.js";
import { NO_FILTERS } from "./filter.js";

/** Search, order, and what the filters leave, which is also said to screen readers. */
export function createFilterBar(app: App): View {
  const input = element("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false" });
  const label = element("label", { for: "search" });
  const select = element("select", { id: "sort" });
  const sortLabel = element("label", { for: "sort" });
  const reset = button({ class: "reset" }, () => app.set({ ...NO_FILTERS, sort: app.state.sort }));
  const shown = element("p", { role: "status", class: "shown" });
  const root = element("search", { class: "filters" }, label, input, sortLabel, select, reset, shown);
  input.addEventListener("input", () => app.set({ query: input.value }));
  select.addEventListener("change", () => app.set({ sort: select.value === "path" ? "path" : "count" }));
  return {
    element: root,
    render(changed) {
      if (changed.size === 0 || changed.has("language")) translate();
      const { query, kinds, rule } = app.state;
      if (input.value !== query) input.value = query;
      reset.hidden = query === "" && kinds.size === 0 && rule === undefined;
      const findings = app.matches.reduce((sum, match) => sum + match.findings.length, 0);
      shown.textContent = app.say("shown", { documents: app.matches.length, findings });
    },
  };

  function translate(): void {
    label.textContent = app.say("search-hint");
    input.placeholder = app.say("search");
    sortLabel.textContent = app.say("sort");
    reset.textContent = app.say("reset");
    const option = (value: string) =>
      element("option", { value, selected: app.state.sort === value }, app.say(`sort-${value}`));
    select.replaceChildren(option("count"), option("path"));
  }
}
