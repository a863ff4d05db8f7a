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
import { BEGINS, INSERTION_END_MARK } from "../src/stages/ads/insertion-marks.js";
import { viewOf } from "../src/stages/ads/view.js";
import { packLiterals } from "./pack-literals.js";
import { firstOfLine } from "./patterns/first-units.js";
import { countStretches } from "./patterns/frequencies.js";
import { longestLine } from "./patterns/longest-line.js";
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
  .map((rule) => {
    const pattern = new RegExp(rule.pattern, "u");
    const { anywhere, inPlain } = requiredUnits(pattern, rule.anchors, frequencies);
    if (rule.unit !== "line") return { ...rule, needs: anywhere };
    const [longest, first] = [longestLine(pattern), firstOfLine(pattern)];
    const plain = {
      ...(inPlain.length > 0 && { needs: inPlain }),
      ...(longest && { longest }),
      ...(first && { first }),
    };
    return { ...rule, needs: anywhere, ...(Object.keys(plain).length > 0 && { plain }) };
  });
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
const sources = SOURCES.map(({ name, pattern, bySigns, inLine }) => {
  const loose = inLine ? pattern.source : loosened(pattern);
  const span = longestMatch(pattern);
  return {
    name,
    clauses: bySigns ? [] : told(name, requiredClauses(pattern, frequencies)),
    undressed: bySigns ? [] : told(name, requiredLiterals(pattern, frequencies)),
    facts: {
      name,
      ...(loose !== pattern.source && { loosened: loose }),
      ...(Number.isFinite(span) && { span }),
    },
  };
});
const finite = (name: string, value: number) => (Number.isFinite(value) ? { [name]: value } : {});
const clues = sources.flatMap(({ clauses }, owner) =>
  clauses.map(({ literals, beside, span }) => ({
    literals,
    clue: {
      owner,
      ...(beside && { beside: beside.literals.join(" "), side: beside.side, ...finite("within", beside.within) }),
      ...finite("span", span),
    },
  })),
);
// Run on the tight view of the passage itself, whose decoration is what it is.
const against = AGAINST.map(({ name, pattern }) => ({
  name,
  literals: requiredLiterals(pattern, frequencies, "kept"),
}));
const ends = told("the end of insertions", requiredLiterals(INSERTION_END_MARK, frequencies, "kept"));
const cuts = [
  // A dash begins one by what follows, which would be looked for in its place.
  [...told("the begin of insertions", requiredLiterals(BEGINS.pattern, frequencies, "kept")), "——"],
  ...[1, 2, 3].map((length) => ends.filter((literal) => literal.length === length)),
];
const packedAs = (literals: readonly (readonly string[])[]): string => JSON.stringify(packLiterals(literals), null, 1);
writeIfNew(
  new URL("../src/stages/ads/glance/literals.generated.ts", import.meta.url),
  `// Made by .scripts/generate.ts from the patterns of src/stages/ads/evidence. Do not edit.
/** The indices of sources are those of \`SOURCES\`, of rows against ads those of \`AGAINST\`. */
export const SOURCE_FACTS = ${parsed(sources.map(({ facts }) => facts))};
export const DRESSED_CLUES = ${parsed(clues.map(({ clue }) => clue))};
/** The literals of clues, by their indices. */
export const DRESSED_LITERALS = ${packedAs(clues.map(({ literals }) => literals))};
/** Literals of which every match of a source holds one, in lines of which decoration was taken out; by sources. */
export const UNDRESSED_LITERALS = ${packedAs(sources.map(({ undressed }) => undressed))};
/** What a passage must hold to have evidence against an ad; and the rows that ask for nothing. */
export const AGAINST_LITERALS = ${packedAs(against.map(({ literals }) => literals ?? []))};
export const AGAINST_UNTOLD = ${JSON.stringify(against.filter(({ literals }) => !literals).map(({ name }) => name))};
/** Of what an insertion into a sentence begins with, and all that one ends with, by its length; see \`partsOfLine\`. */
export const CUT_LITERALS = ${packedAs(cuts)};
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
