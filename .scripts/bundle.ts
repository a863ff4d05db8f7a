import { readdirSync } from "node:fs";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { asCachedCode, withBuiltins } from "./cached-code.js";
import { inlineConstants } from "./inline-constants.js";
import { mergeParts, type PartGroup } from "./merge-parts.js";

/**
 * How src becomes dist: the modules of the program and the packages it is made of, in a few files, since hundreds of
 * small ones take longer to load than the work on a short text does. All lie side by side, so that
 * `new URL("./x-worker.js", import.meta.url)` finds a worker from whatever file its caller ends up in.
 */
const COMMON = {
  bundle: true,
  splitting: true,
  format: "esm",
  charset: "utf8",
  minifySyntax: true,
  legalComments: "none",
  outdir: "dist",
  entryNames: "[name]",
  chunkNames: "part-[hash]",
  metafile: true,
  write: false,
} as const satisfies BuildOptions;

/**
 * Packages that are not taken in: piscina starts workers from a file of its own, the others are there only where their
 * users installed them.
 */
const APART = ["piscina", "opencc-js", "mammoth", "fflate", "bullmq", "ioredis"];

/** What is loaded together, a file for each: by every command; by those that go over files; once there is a text to clean. */
const GROUPS: readonly PartGroup[] = [
  { name: "base.js", modules: ["src/commands/program.ts"] },
  {
    name: "run.js",
    modules: [
      ...["check", "clean", "filter", "shard-flags", "planned-clean"].map((name) => `src/commands/${name}.ts`),
      "src/report/terminal.ts",
    ],
  },
  { name: "cleaning.js", modules: ["src/stages/cleaner.ts", "src/run/hands.ts", "src/run/large/clean-large.ts"] },
];

/** Groups that take so long to compile that what V8 makes of them is kept. */
const CACHED = ["base.js", "run.js", "cleaning.js"];

/** What CommonJS packages take for granted and is not there in modules; each goes into the files that ask for it. */
const COMMON_JS: readonly (readonly [RegExp, string])[] = [
  [
    /\btypeof require\b/,
    'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\n',
  ],
  [
    /\b__(?:file|dir)name\b/,
    'import { fileURLToPath } from "node:url";\nconst __filename = fileURLToPath(import.meta.url);\nconst __dirname = fileURLToPath(new URL(".", import.meta.url));\n',
  ],
];

/** Commander starts subcommands that are programs of their own; there are none, and what starts them takes its time to load. */
const NO_PROGRAMS: Plugin = {
  name: "no-programs",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: "no-programs" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "no-programs" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** A file of dist. */
export interface BundledFile {
  readonly name: string;
  readonly content: string;
}

export interface Bundle {
  readonly files: readonly BundledFile[];
  readonly metafile: Metafile;
}

/** Bundles the command and the files that workers start from. */
export async function bundleProgram(): Promise<Bundle> {
  const workers = (readdirSync("src", { recursive: true }) as string[]).filter((name) => name.endsWith("-worker.ts"));
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: ["src/cli.ts", ...workers.map((name) => `src/${name}`)],
    platform: "node",
    target: "node20",
    external: APART.flatMap((name) => [name, `${name}/*`]),
    plugins: [NO_PROGRAMS],
  });
  const parts = outputFiles.map(({ path, text }) => ({ name: nameOf(path), content: text }));
  const merged = await mergeParts(parts, metafile, GROUPS);
  const modules = inlineConstants(merged.files).map(({ name, content }) => ({ name, content: withCommonJs(content) }));
  const files = await Promise.all(modules.map((file) => (CACHED.includes(file.name) ? asCachedCode(file) : [file])));
  const loader = await bundleLoader();
  const outputs = { ...merged.metafile.outputs, ...loader.metafile.outputs };
  return { files: [...files.flat(), ...loader.files], metafile: { ...merged.metafile, outputs } };
}

/** Bundles what loads groups, which therefore has nothing of them. */
async function bundleLoader(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    splitting: false,
    entryPoints: ["src/io/code/load-code.ts"],
    platform: "node",
    target: "node20",
  });
  const files = outputFiles.map(({ path, text }) => withBuiltins({ name: nameOf(path), content: text }));
  return { files: await Promise.all(files), metafile };
}

/** Bundles the library, which knows nothing of Node: esbuild refuses an import of its modules. */
export async function bundleLibrary(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: ["src/index.ts"],
    platform: "neutral",
    target: "es2022",
  });
  const files = outputFiles.map(({ path, text }) => ({ name: nameOf(path), content: text }));
  return { files: inlineConstants(files), metafile };
}

function withCommonJs(text: string): string {
  const lines = COMMON_JS.flatMap(([asks, line]) => (asks.test(text) ? [line] : []));
  const [first = ""] = /^#![^\n]*\n/.exec(text) ?? [];
  return first + lines.join("") + text.slice(first.length);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
