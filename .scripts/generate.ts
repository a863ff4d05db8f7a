/**
 * Writes src/packs/bundled.ts from src/packs/data: the rules of the packs without their examples, and the mask tables
 * of `restore`, so that the program starts without a YAML parser and the library needs no file system;
 * src/stages/ads/glance/literals.generated.ts, what a line must hold to have evidence of an ad; and
 * src/report/html/page.generated.ts, the script and style of the HTML report. What a line's units are is written beside
 * the literals.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { parse } from "yaml";
import { loadPack } from "../src/packs/load.js";
import { ruleSpecs } from "../src/packs/rule-specs.js";
import { AGAINST } from "../src/stages/ads/evidence/against.js";
import { SOURCES } from "../src/stages/ads/glance/sources.js";
import { INSERTION_BEGIN, INSERTION_END } from "../src/stages/ads/passages.js";
import { viewOf } from "../src/stages/ads/view.js";
import { countStretches } from "./patterns/frequencies.js";
import { longestMatch } from "./patterns/longest-match.js";
import { loosened } from "./patterns/loosened.js";
import { requiredClauses, requiredLiterals } from "./patterns/required-literals.js";
import { requiredUnits } from "./patterns/required-units.js";
import { packRuns } from "./runs.js";
import { buildUnitKinds } from "./unit-kinds.js";

const data = new URL("../src/packs/data/", import.meta.url);
const target = new URL("../src/packs/bundled.ts", import.meta.url);

const files = (folder: string) => {
  const url = new URL(`${folder}/`, data);
  if (!existsSync(url)) return [];
  return readdirSync(url)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, source: readFileSync(new URL(name, url), "utf8") }));
};

const keep = new URL("../tests/keep/", import.meta.url);
const ordinary = (readdirSync(keep, { recursive: true }) as string[])
  .filter((name) => /\.(?:txt|md)$/.test(name))
  .sort()
  .map((name) => viewOf(readFileSync(new URL(name, keep), "utf8")).tight);
const frequencies = countStretches(ordinary);
const rules = ["markers", "ads", "normalize"]
  .flatMap(files)
  .flatMap(({ name, source }) => ruleSpecs(loadPack(source, name).pack))
  .map((rule) => ({ ...rule, needs: requiredUnits(new RegExp(rule.pattern, "u"), rule.anchors, frequencies) }));
const masks = files("restore").map(({ source }) => {
  const { examples: _examples, keep: _keep, ...rest } = parse(source);
  return rest;
});

const text = `// Made by .scripts/generate.ts from src/packs/data. Do not edit.
import type { RuleSpec } from "../match/rule.js";

export const bundledRules: readonly RuleSpec[] = ${parsed(rules)};

export const bundledMasks: readonly unknown[] = ${parsed(masks)};
`;
writeIfNew(target, text);

const told = <T>(name: string, found: T | undefined): T => {
  if (found === undefined) throw new Error(`${name}: a match need not hold any literal; split the pattern`);
  return found;
};
const literals = SOURCES.flatMap(({ name, pattern, bySigns, inLine }) => {
  const clauses = bySigns ? [] : told(name, requiredClauses(pattern, frequencies));
  const undressed = bySigns ? [] : told(name, requiredLiterals(pattern, frequencies));
  const loose = inLine ? pattern.source : loosened(pattern);
  const span = longestMatch(pattern);
  return [
    {
      name,
      clauses: clauses.map(({ literals, beside, span }) => ({
        literals: literals.join(" "),
        ...(beside && {
          beside: beside.literals.join(" "),
          side: beside.side,
          ...(Number.isFinite(beside.within) && { within: beside.within }),
        }),
        ...(Number.isFinite(span) && { span }),
      })),
      undressed: undressed.join(" "),
      ...(loose !== pattern.source && { loosened: loose }),
      ...(Number.isFinite(span) && { span }),
    },
  ];
});
// Run on the tight view of the passage itself, whose decoration is what it is.
const against = AGAINST.map(({ name, pattern }) => {
  const found = requiredLiterals(pattern, frequencies, "kept");
  return { name, ...(found && { literals: found.join(" ") }) };
});
const cuts = {
  begin: told("the begin of insertions", requiredLiterals(INSERTION_BEGIN, frequencies, "kept")).join(" "),
  // A letter or digit before a Han is looked for by itself.
  end: told("the end of insertions", requiredLiterals(INSERTION_END, frequencies, "kept"))
    .filter((literal) => !/^[a-z0-9]$/.test(literal))
    .join(" "),
};
writeIfNew(
  new URL("../src/stages/ads/glance/literals.generated.ts", import.meta.url),
  `// Made by .scripts/generate.ts from the patterns of src/stages/ads/evidence. Do not edit.
export const LITERALS = ${parsed(literals)};
/** What a passage must hold to have evidence against an ad; nothing where there is no such thing. */
export const AGAINST_LITERALS: readonly { readonly name: string; readonly literals?: string }[] = ${parsed(against)};
/** Of what an insertion into a sentence begins and ends with, see \`partsOfLine\`. */
export const CUTS = ${JSON.stringify(cuts, null, 1)};
`,
);

writeIfNew(
  new URL("../src/stages/ads/glance/unit-kinds.generated.ts", import.meta.url),
  `// Made by .scripts/generate.ts from .scripts/unit-kinds.ts. Do not edit.
/** Count and kinds of runs of code units, base 36. */
export const UNIT_KINDS = ${JSON.stringify(packRuns(buildUnitKinds()))};
`,
);

const page = (name: string) => new URL(`../src/report/html/page/${name}`, import.meta.url).pathname;
const bundled = (entry: string) =>
  buildSync({ entryPoints: [page(entry)], bundle: true, minify: true, write: false, format: "iife", target: "es2022" });
const [script, style] = ["main.ts", "page.css"].map((entry) => bundled(entry).outputFiles[0]!.text);

writeIfNew(
  new URL("../src/report/html/page.generated.ts", import.meta.url),
  `// Made by .scripts/generate.ts from src/report/html/page. Do not edit.
export const PAGE_SCRIPT = ${JSON.stringify(script)};

export const PAGE_STYLE = ${JSON.stringify(style)};
`,
);

function writeIfNew(file: URL, content: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== content) writeFileSync(file, content);
}

/** Data as an expression: a string for JSON.parse is read at twice the speed of the same as a literal of the language. */
function parsed(data: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
}
