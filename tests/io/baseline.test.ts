import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nameInBaseline, readBaseline, writeBaseline } from "../../src/io/baseline.js";
import { folderWith } from "./folder.js";

test("is sorted, one finding a line, and read as it was written", () => {
  const path = join(folderWith({}), "b.json");
  const baseline = new Map([
    [
      "docs/b.txt",
      new Map([
        ["ads/x 02", 1],
        ["ads/x 01", 2],
      ]),
    ],
    ["docs/a.txt", new Map([["markers/y 03", 1]])],
    ["docs/empty.txt", new Map<string, number>()],
  ]);
  writeBaseline(path, baseline);
  expect(readFileSync(path, "utf8").split("\n")).toEqual([
    "{",
    '  "version": 1,',
    '  "files": {',
    '    "docs/a.txt": {',
    '      "markers/y 03": 1',
    "    },",
    '    "docs/b.txt": {',
    '      "ads/x 01": 2,',
    '      "ads/x 02": 1',
    "    }",
    "  }",
    "}",
    "",
  ]);
  baseline.delete("docs/empty.txt");
  expect(readBaseline(path)).toEqual(baseline);
});

test.each([
  "[]",
  "{",
  '{"version":2,"files":{}}',
  '{"version":1,"files":{"a":{"k":0}}}',
  '{"version":1,"files":{},"x":1}',
])("%s is no baseline", (source) => {
  const path = join(folderWith({ "b.json": source }), "b.json");
  expect(() => readBaseline(path)).toThrow(/^baseline-invalid/);
});

test.each([
  ["b.json", "docs/a.txt", "docs/a.txt"],
  ["ci/b.json", "docs/a.txt", "../docs/a.txt"],
  ["ci/b.json", "./ci//x/a.txt", "x/a.txt"],
])("beside %s, %s is %s", (baseline, path, name) => {
  expect(nameInBaseline(baseline, path)).toBe(name);
});
