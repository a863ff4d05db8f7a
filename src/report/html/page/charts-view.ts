import type { App, View } from "./app.js";
import { button, element } from "./element.js";
import { KINDS, type Kind } from "./model.js";

/** How many rules the chart shows before it is opened. */
const FIRST_RULES = 8;

/** Bars by kind and by rule; each is a button that filters for what it counts. */
export function createChartsView(app: App): View {
  const { model } = app;
  const root = element("section", { class: "charts" });
  return {
    element: root,
    render(changed) {
      const keys = ["language", "kinds", "rule", "allRules"] as const;
      if (changed.size > 0 && !keys.some((key) => changed.has(key))) return;
      const had = root.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : undefined;
      root.replaceChildren(chart("by-kind", kindBars()), chart("by-rule", ruleBars()));
      if (had) root.querySelector<HTMLElement>(`[data-key="${CSS.escape(had)}"]`)?.focus();
    },
  };

  function chart(title: string, bars: readonly HTMLElement[]): HTMLElement {
    const items = bars.map((bar) => element("li", {}, bar));
    return element("div", { class: title }, element("h2", {}, app.say(title)), element("ul", {}, ...items));
  }

  function kindBars(): HTMLElement[] {
    const counts = KINDS.map((kind) => [kind, model.kindCounts.get(kind)!] as const).filter(([, count]) => count > 0);
    const most = Math.max(1, ...counts.map(([, count]) => count));
    return counts.map(([kind, count]) => {
      const pressed = app.state.kinds.has(kind);
      return bar({ key: kind, label: app.say(kind), count, most, pressed }, () => app.set({ kinds: toggled(kind) }));
    });
  }

  function toggled(kind: Kind): ReadonlySet<Kind> {
    const kinds = new Set(app.state.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    return kinds;
  }

  function ruleBars(): HTMLElement[] {
    const { rule: chosen, allRules } = app.state;
    const most = model.ruleCounts[0]?.[1] ?? 1;
    const shown = allRules ? model.ruleCounts : model.ruleCounts.slice(0, FIRST_RULES);
    const bars = shown.map(([rule, count]) => {
      const pressed = rule === chosen;
      const data = { key: `rule-${rule}`, label: model.index.rules[rule]!, count, most, pressed };
      return bar(data, () => app.set({ rule: app.state.rule === rule ? undefined : rule }));
    });
    if (model.ruleCounts.length <= FIRST_RULES) return bars;
    const label = app.say(allRules ? "fewer-rules" : "all-rules", { n: model.ruleCounts.length });
    const attributes = { class: "more", "aria-expanded": String(allRules), "data-key": "more" };
    return [...bars, button(attributes, () => app.set({ allRules: !app.state.allRules }), label)];
  }
}

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly most: number;
  readonly pressed: boolean;
}

function bar({ key, label, count, most, pressed }: Bar, onClick: () => void): HTMLElement {
  const fill = element("span", { class: "fill", "aria-hidden": "true" });
  fill.style.width = `${(100 * count) / most}%`;
  const attributes = { class: `bar ${key}`, "data-key": key, "aria-pressed": String(pressed) };
  const track = element("span", { class: "track" }, fill);
  const name = element("span", { class: "label" }, element("bdi", {}, label));
  return button(attributes, onClick, name, track, element("span", { class: "count" }, String(count)));
}
