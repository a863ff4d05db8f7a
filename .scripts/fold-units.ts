/**
 * Writes src/core/fold-units.generated.ts and src/core/unit-classes.generated.ts: which UTF-16 units NFKC and lower case
 * change, and what each unit is, so that the program need not ask for each of 65,536 when it starts. Run it again when
 * Node brings a new version of Unicode.
 */
import { writeFileSync } from "node:fs";
import { packRuns } from "./runs.js";
import { buildUnitClasses } from "./unit-classes.js";

const EXTENDER = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb]/u;

let normalFrom = "";
let normalTo = "";
let lowerFrom = "";
let lowerTo = "";
const several: number[] = [];
const lowerSeveral: number[] = [];
for (let unit = 0; unit < 0x10000; unit++) {
  if (unit >= 0xd800 && unit < 0xe000) continue;
  const character = String.fromCharCode(unit);
  const normal = character.normalize("NFKC");
  const lower = character.toLowerCase();
  if (normal.length > 1 || EXTENDER.test(normal)) several.push(unit);
  else if (normal !== character) {
    normalFrom += character;
    normalTo += normal;
  }
  if (lower !== character && lower.length === 1) {
    lowerFrom += character;
    lowerTo += lower;
  }
  if (lower.length > 1) lowerSeveral.push(unit);
}

/** `start count` of the runs. */
function runs(units: readonly number[]): string {
  const found: [number, number][] = [];
  for (const unit of units) {
    const last = found.at(-1);
    if (last !== undefined && last[0] + last[1] === unit) last[1] += 1;
    else found.push([unit, 1]);
  }
  return found.map(([start, count]) => `${start.toString(36)} ${count.toString(36)}`).join(" ");
}

const written = (text: string) =>
  JSON.stringify(text).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

writeFileSync(
  new URL("../src/core/fold-units.generated.ts", import.meta.url),
  `// Made by .scripts/fold-units.ts from Unicode ${process.versions.unicode} as Node knows it. Do not edit.
/** The version of Unicode. */
export const FOLD_UNICODE = ${JSON.stringify(process.versions.unicode)};
/** Units that NFKC turns into one other unit, and those units. */
export const NORMAL_FROM = ${written(normalFrom)};
export const NORMAL_TO = ${written(normalTo)};
/** Units that lower case turns into one other unit, and those units. */
export const LOWER_FROM = ${written(lowerFrom)};
export const LOWER_TO = ${written(lowerTo)};
/** Units that lower case turns into several: start and count of runs, base 36. */
export const LOWER_SEVERAL = ${JSON.stringify(runs(lowerSeveral))};
/** Units that NFKC turns into several, and those that join what stands before them: start and count of runs, base 36. */
export const SEVERAL = ${JSON.stringify(runs(several))};
`,
);

writeFileSync(
  new URL("../src/core/unit-classes.generated.ts", import.meta.url),
  `// Made by .scripts/fold-units.ts from Unicode ${process.versions.unicode} as Node knows it. Do not edit.
/** The classes of every code unit: count and class of runs, base 36. */
export const UNIT_CLASSES = ${JSON.stringify(packRuns(buildUnitClasses()))};
`,
);
