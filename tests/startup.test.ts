import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { expect, test } from "vitest";
import { bundleLibrary, bundleProgram } from "../.scripts/bundle.js";
import { CLI } from "./commands/run.js";
import { folderWith } from "./io/folder.js";

/** Writes the address of every module that is loaded to standard error. */
const HOOK = `
import { register } from "node:module";
const hooks = "import { writeSync } from 'node:fs'; export async function load(url, context, next) {" +
  " writeSync(2, 'loaded ' + url + String.fromCharCode(10)); return next(url, context); }";
register("data:text/javascript," + encodeURIComponent(hooks));
`;

const { metafile } = await bundleProgram();

/** The modules of the program and its packages that a command loads, by their paths below the project. */
function loadedBy(...args: string[]): string[] {
  return loadedIn(folderWith({ "hook.mjs": HOOK, "a.txt": "春天来了，院子里的梨树开满了白花。\n" }), args);
}

function loadedIn(cwd: string, args: readonly string[]): string[] {
  const script = `"$0" --import ./hook.mjs "$@" 2>&1 >/dev/null`;
  const said = execFileSync("sh", ["-c", script, process.execPath, CLI, ...args], { cwd, encoding: "utf8" });
  const files = [...said.matchAll(/^loaded file:\/\/(\S+)$/gm)].map((match) => relative(".", match[1]!));
  const bundled = files.filter((name) => name.startsWith("dist/"));
  expect(bundled, "the hook saw nothing").toContain("dist/cli.js");
  return [
    ...files,
    ...bundled.flatMap((name) => Object.keys(metafile.outputs[name]?.inputs ?? { [`unknown ${name}`]: 0 })),
  ];
}

/** Packages that take their time. */
const HEAVY = [
  "cheerio",
  "fast-glob",
  "yaml",
  "zod",
  "re2js",
  "cli-progress",
  "piscina",
  "chokidar",
  "mammoth",
  "opencc-js",
];

test.each([["--version"], ["--help"], ["clean", "--help"]])(
  "%s loads no stage, no pack and no package but commander",
  (...args) => {
    const loaded = loadedBy(...args);
    expect(loaded).toContain("src/cli.ts");
    const packages = loaded.flatMap((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? []);
    expect([...new Set(packages)].sort()).toEqual(["commander", "picocolors"]);
    // What loads code is loaded itself.
    const other = loaded.filter((name) => !/^src\/io\/(?:code\/|sha256\.ts$)/.test(name));
    expect(
      other.filter((name) => /^src\/(?:stages|packs|match|io|report|run)\/|\.generated\.ts$|^unknown/.test(name)),
    ).toEqual([]);
  },
);

test("one text loads no parser of pages, configs or packs", () => {
  const loaded = loadedBy("check", "a.txt");
  expect(loaded).toContain("src/stages/clean-document.ts");
  expect(loaded.filter((name) => name.startsWith("unknown"))).toEqual([]);
  for (const name of HEAVY.filter((name) => name !== "fast-glob")) {
    expect(
      loaded.filter((file) => file.includes(`node_modules/${name}/`)),
      name,
    ).toEqual([]);
  }
});

test("a second run over files that are known loads nothing of what cleans", () => {
  const texts = Array.from({ length: 300 }, (_, i) => [
    `in/${i}.txt`,
    `第${i}天，院子里的梨树开满了白花。\n`.repeat(40),
  ]);
  const cwd = folderWith({ "hook.mjs": HOOK, ...Object.fromEntries(texts) });
  const isCleaning = (name: string) => /^src\/(?:stages\/cleaner|run\/hands)\.ts$/.test(name);
  expect(loadedIn(cwd, ["clean", "in", "-o", "out"]).some(isCleaning)).toBe(true);
  expect(loadedIn(cwd, ["clean", "in", "-o", "out"]).filter(isCleaning)).toEqual([]);
});

test("the library asks for nothing but its own files", async () => {
  const { metafile } = await bundleLibrary();
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  expect(imports.filter(({ external }) => external)).toEqual([]);
  expect(existsSync("dist/index.js")).toBe(true);
});
