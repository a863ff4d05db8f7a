import { readdirSync, readFileSync } from "node:fs";
import { check } from "recheck";
import { describe, expect, test } from "vitest";
import { compileTrusted } from "../../src/match/pattern.js";
import { bundledRules } from "../../src/packs/bundled.js";
import { checkPack, runAlone } from "../../src/packs/check.js";
import { loadPack } from "../../src/packs/load.js";
import { createCleaner } from "../../src/stages/cleaner.js";

const files = ["markers", "ads", "normalize"].flatMap((stage) => {
  try {
    return readdirSync(`src/packs/data/${stage}`).map((name) => `${stage}/${name}`);
  } catch {
    return [];
  }
});
const packs = files.map((file) => loadPack(readFileSync(`src/packs/data/${file}`, "utf8"), file));
const compiled = new Map(packs.flatMap((pack) => checkPack(pack, compileTrusted)).map((rule) => [rule.id, rule]));
const rules = packs.flatMap(({ pack }) =>
  pack.rules.map((rule) => ({ id: `${pack.pack}/${rule.id}`, pack: pack.pack, rule })),
);
const cleaner = createCleaner({ stages: { normalize: false } });

test("the packs in the program are those in the data", () => {
  expect(bundledRules.map(({ id }) => id).sort()).toEqual(rules.map(({ id }) => id).sort());
  expect(packs.map(({ pack, file }) => [`${pack.pack}.yaml`, file])).toEqual(files.map((file) => [file, file]));
});

describe.each(rules)("$id", ({ id, rule }) => {
  const alone = compiled.get(id)!;

  test.each(rule.examples)("example $from", ({ from, to }) => {
    const got = runAlone(alone, from);
    expect(got).toBeDefined();
    if (to !== undefined) expect(got).toBe(to);
    expect(to === undefined || runAlone(alone, to) === undefined, "the rule fires on its own result").toBe(true);
  });

  test.each(rule.keep)("keeps %s", (text) => {
    expect(runAlone(alone, text)).toBeUndefined();
    expect(cleaner.clean(text).edits.map(({ parts }) => parts.map((part) => part.rule))).toEqual([]);
  });
});

test.each(rules)("the pattern of $id is linear", async ({ rule }) => {
  // The automaton proves; where it cannot, or not in time, texts are tried, the same ones in every run.
  const proof = await check(rule.pattern, "u", { checker: "automaton", timeout: 5_000 });
  const result =
    proof.status === "unknown"
      ? await check(rule.pattern, "u", { checker: "fuzz", randomSeed: 1, timeout: 20_000 })
      : proof;
  const complexity = "complexity" in result ? result.complexity?.type : undefined;
  expect(`${result.status} ${complexity ?? ""}`).toMatch(/^safe (?:safe|linear)/);
});
