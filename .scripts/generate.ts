/**
 * Writes src/packs/bundled.ts from src/packs/data: the rules of the packs without their examples, and the mask tables
 * of `restore`, so that the program starts without a YAML parser and the library needs no file system.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { loadPack } from "../src/packs/load.js";
import { ruleSpecs } from "../src/packs/rule-specs.js";

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

const rules = ["markers", "ads", "normalize"]
  .flatMap(files)
  .flatMap(({ name, source }) => ruleSpecs(loadPack(source, name).pack));
const masks = files("restore").map(({ source }) => {
  const { examples: _examples, keep: _keep, ...rest } = parse(source);
  return rest;
});

const text = `// Made by .scripts/generate.ts from src/packs/data. Do not edit.
import type { RuleSpec } from "../match/rule.js";

export const bundledRules: readonly RuleSpec[] = ${JSON.stringify(rules, null, 1)};

export const bundledMasks: readonly unknown[] = ${JSON.stringify(masks, null, 1)};
`;
if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
