import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CleanError } from "../../src/core/errors.js";
import { openConfigs } from "../../src/io/config.js";
import { configJsonSchema } from "../../src/io/config-schema.js";
import { nearestWord } from "../../src/io/nearest-word.js";
import { configTemplate } from "../../src/messages/config-template.js";
import { folderWith } from "./folder.js";

/** The config for a file of a folder. */
async function configFor(files: Readonly<Record<string, string>>, path: string, named?: string) {
  const folder = folderWith(files);
  const { config, origins, file } = await openConfigs(named && join(folder, named)).for(join(folder, path));
  const short = (name: string | undefined) => name?.replace(`${folder}/`, "");
  return { config, file: short(file), originOf: (key: string) => short(origins.get(key)), folder };
}

async function errorOf(files: Readonly<Record<string, string>>): Promise<CleanError> {
  try {
    await configFor(files, "a.txt");
  } catch (error) {
    if (error instanceof CleanError) return error;
  }
  throw new Error("no CleanError");
}

describe("the config of a file", () => {
  test("is the nearest one from the file upward", async () => {
    const files = { "qingwen.config.yaml": "deny: [外]", "docs/.qingwenrc": "deny: [内]", "docs/b/package.json": "{}" };
    expect(await configFor(files, "docs/b/x.txt")).toMatchObject({ file: "docs/.qingwenrc", config: { deny: ["内"] } });
    expect(await configFor(files, "x.txt")).toMatchObject({ file: "qingwen.config.yaml", config: { deny: ["外"] } });
    expect((await configFor(files, "docs/x.txt", "qingwen.config.yaml")).config.deny).toEqual(["外"]);
  });

  test("is the same object for equal settings", async () => {
    const folder = folderWith({ "qingwen.config.yaml": "overrides: [{ files: '*.md', deny: [广] }]" });
    const configs = openConfigs(undefined);
    const of = async (name: string) => (await configs.for(join(folder, name))).config;
    expect(await of("a.txt")).toBe(await of("b/c.txt"));
    expect(await of("a.md")).toBe(await of("b/c.md"));
    expect((await of("a.md")).deny).toEqual(["广"]);
    expect((await of("a.txt")).deny).toEqual([]);
  });

  test.each([
    ["*.md", "a/b.md", true],
    ["novels/", "novels/a.txt", true],
    ["/novels/", "x/novels/a.txt", false],
    ["[a.txt, b.txt]", "x/b.txt", true],
    ["['*.txt', '!keep.txt']", "keep.txt", false],
  ])("overrides for %s hold for %s: %s", async (files, path, holds) => {
    const source = `overrides: [{ files: ${files.startsWith("[") ? files : `"${files}"`}, stages: { ads: false } }]`;
    expect((await configFor({ "qingwen.config.yaml": source }, path)).config.stages.ads).toBe(!holds);
  });

  test("builds on others: later ones win, lists are added up, packs are relative to their file", async () => {
    const { config, originOf, folder } = await configFor(
      {
        "shared/base.yaml": "packs: [p.yaml]\nallow: [甲]\noverRemoval: 0.2\nstages: { ads: false, restore: false }\n",
        "docs/qingwen.config.yaml":
          "extends: ../shared/base.yaml\nallow: [{ passage: 乙, reason: 是我们的 }, 甲]\nstages: { ads: true }\n" +
          "overrides:\n  - files: old/\n    overRemoval: 0.9\n",
      },
      "docs/old/a.txt",
    );
    expect(config).toMatchObject({
      packs: [join(folder, "shared/p.yaml")],
      allow: [{ passage: "甲" }, { passage: "乙", reason: "是我们的" }],
      overRemoval: 0.9,
      stages: { markers: true, ads: true, restore: false, normalize: true },
    });
    expect(originOf("allow/0")).toBe("shared/base.yaml");
    expect(originOf("stages/ads")).toBe("docs/qingwen.config.yaml");
    expect(originOf("stages/markers")).toBe("default");
    expect(originOf("overRemoval")).toBe("docs/qingwen.config.yaml overrides[0]");
  });

  test("extends a file of a package", async () => {
    const files = {
      "node_modules/house/qingwen.yaml": "deny: [广]",
      "qingwen.config.json": '{"extends":"house/qingwen.yaml"}',
    };
    expect((await configFor(files, "a.txt")).config.deny).toEqual(["广"]);
  });
});

describe("what is wrong is named", () => {
  test.each([
    ["alow: [x]", { key: "alow", nearest: "allow", at: "1:1" }],
    ["stages:\n  marker: true", { key: "marker", nearest: "markers", at: "2:3" }],
    ["overrides:\n  - files: a\n    extract: { kep: [] }", { key: "kep", nearest: "keep", at: "3:16" }],
    ["allow:\n  - { passage: x, raeson: y }", { key: "raeson", nearest: "reason" }],
    ["colour: red", { key: "colour" }],
  ])("%s", async (source, args) => {
    const error = await errorOf({ "qingwen.config.yaml": source });
    expect(error.code).toBe("config-key");
    expect(error.args).toMatchObject(args);
    expect("nearest" in error.args).toBe("nearest" in args);
  });

  test.each([
    ["overRemoval: 2", "config-invalid"],
    ["a: [", "config-invalid"],
    ["extends: ./qingwen.config.yaml", "config-circle"],
    ["extends: ./none.yaml", "path-missing"],
  ])("%s is %s", async (source, code) => {
    expect((await errorOf({ "qingwen.config.yaml": source })).code).toBe(code);
  });
});

describe("selectors", () => {
  test.each([
    ["p[[", "1:18"],
    ["p:colour", "1:18"],
    ["p::first-line", "1:18"],
  ])("the wrong one %s is named with its place", async (selector, at) => {
    const error = await errorOf({ "qingwen.config.yaml": `extract: {keep: ["${selector}"]}` });
    expect(error.code).toBe("config-invalid");
    expect(error.args).toMatchObject({ at, problem: expect.stringContaining(`extract.keep.0: "${selector}"`) });
  });

  test("one of an override of a package.json, too", async () => {
    const config = { overrides: [{ files: "a", extract: { drop: [".foot", "p["] } }] };
    const error = await errorOf({ "package.json": JSON.stringify({ qingwen: config }) });
    expect(error.args).toMatchObject({ problem: expect.stringMatching(/^overrides\.0\.extract\.drop\.1: "p\["/) });
  });

  test.each(["p", "#js_content > p:first-child", "div:has(> a)", '[class^="share"]', "li:eq(2)", "文章", "*"])(
    "%s is one",
    async (selector) => {
      const { config } = await configFor(
        { "qingwen.config.json": JSON.stringify({ extract: { drop: [selector] } }) },
        "a",
      );
      expect(config.extract.drop).toEqual([selector]);
    },
  );
});

test.each([
  ["alow", "allow"],
  ["Packs", "packs"],
  ["dney", "deny"],
  ["overremovl", "overRemoval"],
  ["x", undefined],
  ["something", undefined],
])("the word nearest to %s is %s", (word, nearest) => {
  expect(nearestWord(word, ["allow", "deny", "packs", "overRemoval", "stages"])).toBe(nearest);
});

describe("the schema for editors", () => {
  const holds = new Ajv2020({ strict: false }).compile(configJsonSchema() as object);

  test.each(["en", "zh"] as const)("takes the config that init writes (%s)", (language) => {
    expect(holds(parse(configTemplate(language)))).toBe(true);
  });

  test("is that of the package, and refuses what the program refuses", () => {
    expect(JSON.parse(readFileSync("dist/config.schema.json", "utf8"))).toEqual(configJsonSchema());
    expect(holds({ alow: [] })).toBe(false);
    expect(holds({ overRemoval: 2 })).toBe(false);
  });
});
