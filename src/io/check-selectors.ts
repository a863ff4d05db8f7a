import { CleanError } from "../core/errors.js";
import { selectorProblem } from "../stages/extract/apply-selectors.js";
import type { ReadConfigFile } from "./read-config-file.js";

/**
 * Tries the CSS selectors of a config file, so that a wrong one is told before anything is written.
 *
 * @throws CleanError `config-invalid` with the place of the first wrong one
 */
export function checkSelectors({ path, content, placeOf }: ReadConfigFile): void {
  const layers = [
    { at: [], settings: content },
    ...(content.overrides ?? []).map((settings, index) => ({ at: ["overrides", index], settings })),
  ];
  for (const { at, settings } of layers) {
    for (const list of ["keep", "drop"] as const) {
      for (const [index, selector] of (settings.extract?.[list] ?? []).entries()) {
        const problem = selectorProblem(selector);
        if (problem === undefined) continue;
        const place = [...at, "extract", list, index];
        const said = `${place.join(".")}: ${JSON.stringify(selector)} is not a CSS selector (${problem})`;
        throw new CleanError("config-invalid", { file: path, at: placeOf(place), problem: said });
      }
    }
  }
}
