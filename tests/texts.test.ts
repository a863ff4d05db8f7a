import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { apply } from "../src/core/edit.js";
import { formatOf } from "../src/io/output-names.js";
import { sha256 } from "../src/io/sha256.js";
import { cleanDocument } from "../src/stages/clean-document.js";
import { createCleaner } from "../src/stages/cleaner.js";

const cleaner = createCleaner();
const keeps = readdirSync("tests/keep").sort();
const cases = readdirSync("tests/cases").sort();

describe("ordinary texts stay as they are", () => {
  test.each(keeps)("%s", (name) => {
    const text = readFileSync(join("tests/keep", name), "utf8");
    const { edits, text: clean } = cleaner.clean(text, { name, format: formatOf(name) });
    expect(edits.map(({ start, end, parts }) => `${parts[0]!.rule}: ${text.slice(start, end)}`)).toEqual([]);
    expect(clean).toBe(text);
  });
});

describe("whole documents come out as expected", () => {
  test.each(cases)("%s", async (name) => {
    const folder = join("tests/cases", name);
    const file = readdirSync(folder).find((entry) => entry.startsWith("input."))!;
    const bytes = readFileSync(join(folder, file));
    const input = { path: file, name: file, output: "input.txt", format: formatOf(file), bytes };
    const { clean, record, source } = await cleanDocument(input, { cleaner, extract: {}, hash: sha256 });
    expect(record.error).toBeUndefined();
    const text = Buffer.from(clean!).toString("utf8");
    expect(text).toBe(readFileSync(join(folder, "expected.txt"), "utf8"));
    const result = cleaner.clean(source!, { name: file, format: formatOf(file) });
    expect(apply(source!, result.edits)).toBe(text);
    expect(cleaner.clean(text, { name: file, format: formatOf(file) }).edits).toEqual([]);
  });
});
