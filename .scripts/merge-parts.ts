import { build, type Metafile } from "esbuild";
import type { BundledFile } from "./bundle.js";

/** Parts that are always loaded together, and the file they become. */
export interface PartGroup {
  readonly name: string;
  /** Modules of src; what they import goes in with them, unless an earlier group has it. */
  readonly modules: readonly string[];
}

/** `import { a, b as c } from "./part-X.js"` and `import "./part-X.js"`. */
const IMPORT = /import\s*(?:\{([^{}]*)\}\s*from\s*)?"\.\/([\w-]+\.js)";/g;
const DYNAMIC = /import\("\.\/([\w-]+\.js)"\)/g;

/**
 * Puts parts together that are always loaded together: esbuild makes a file of the modules that the same entries ask for,
 * some sixty for one command, and each of them takes a third of a millisecond to find, open and link.
 *
 * @param files what esbuild wrote with `splitting`
 * @throws Error where two parts of a group export the same name and one of them is loaded by `import()`
 */
export async function mergeParts(
  files: readonly BundledFile[],
  metafile: Metafile,
  groups: readonly PartGroup[],
): Promise<{ readonly files: readonly BundledFile[]; readonly metafile: Metafile }> {
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  const groupOf = new Map<string, string>();
  const members = groups.map(({ name, modules }) => {
    const parts = modules.flatMap((path) => partsBehind(metafile, path)).filter((part) => !groupOf.has(part));
    for (const part of parts) groupOf.set(part, name);
    return { name, parts: [...new Set(parts)] };
  });
  const nameOf = namesOf(metafile, members);
  const outputs = { ...metafile.outputs };
  const merged: BundledFile[] = [];
  for (const { name, parts } of members) {
    merged.push({ name, content: await mergeGroup(parts, texts, nameOf) });
    outputs[name] = {
      bytes: 0,
      imports: [],
      exports: [],
      inputs: Object.assign({}, ...parts.map((part) => metafile.outputs[`dist/${part}`]!.inputs)),
    };
  }
  const left = files.filter(({ name }) => !groupOf.has(name));
  const outside = [...left, ...merged].map(({ name, content }) => ({
    name,
    content: redirect(content, name, groupOf, nameOf),
  }));
  const kept = Object.entries(outputs).filter(([path]) => !groupOf.has(path.replace(/^dist\//, "")));
  const dist = kept.map(([path, output]) => [path.startsWith("dist/") ? path : `dist/${path}`, output] as const);
  return { files: outside, metafile: { ...metafile, outputs: Object.fromEntries(dist) } };
}

/** The parts that loading a module loads, those it imports first. An entry of its own stays one. */
function partsBehind(metafile: Metafile, path: string): string[] {
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === path)?.[0];
  if (entry === undefined) throw new Error(`${path}: found no file of the bundle that begins there`);
  const found = new Set<string>();
  const visit = (output: string) => {
    for (const { path: next, kind, external } of metafile.outputs[output]!.imports) {
      if (kind === "import-statement" && external !== true && !found.has(next)) visit(next);
    }
    found.add(output);
  };
  visit(entry);
  return [...found].map((output) => output.replace(/^dist\//, "")).filter((name) => name.startsWith("part-"));
}

/**
 * What an export of a part is called in its group: its own name, unless another part has it, too. Parts that `import()`
 * asks for by name keep theirs.
 */
function namesOf(
  metafile: Metafile,
  members: readonly { readonly parts: readonly string[] }[],
): (part: string, name: string) => string {
  const names = new Map<string, string>();
  for (const { parts } of members) {
    const taken = new Set<string>();
    const outputs = parts.map((part) => ({ part, ...metafile.outputs[`dist/${part}`]! }));
    for (const { entryPoint, exports } of outputs) {
      if (entryPoint === undefined) continue;
      const lost = exports.filter((name) => taken.has(name));
      if (lost.length > 0)
        throw new Error(`${entryPoint}: exports ${lost.join(", ")}, as another part of its group does`);
      for (const name of exports) taken.add(name);
    }
    for (const { part, entryPoint, exports } of outputs) {
      for (const name of exports) {
        const isOwn = entryPoint !== undefined || !taken.has(name);
        names.set(`${part} ${name}`, isOwn ? name : `${name}_${part.replace(/\W/g, "_")}`);
        taken.add(name);
      }
    }
  }
  return (part, name) => names.get(`${part} ${name}`) ?? name;
}

async function mergeGroup(
  parts: readonly string[],
  texts: ReadonlyMap<string, string>,
  nameOf: (part: string, name: string) => string,
): Promise<string> {
  const contents = parts.map((part) => {
    const exports = /export\s*\{([^{}]*)\};\s*$/.exec(texts.get(part)!)?.[1] ?? "";
    const names = exports.split(",").flatMap((one) => {
      const name = one.trim().split(" as ").at(-1)!;
      return name === "" ? [] : [`${name} as ${nameOf(part, name)}`];
    });
    return names.length === 0 ? `import "./${part}";` : `export { ${names.join(", ")} } from "./${part}";`;
  });
  const { outputFiles } = await build({
    stdin: { contents: contents.join("\n"), sourcefile: "group.js", resolveDir: "." },
    ...{ bundle: true, format: "esm", platform: "node", target: "node20", write: false },
    charset: "ascii", // text of one byte a character, which takes least to read
    minifyWhitespace: true,
    plugins: [
      {
        name: "parts",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /.*/ }, ({ path, kind }) => {
            const part = path.replace(/^\.\//, "");
            if (kind === "import-statement" && parts.includes(part)) return { path: part, namespace: "part" };
            return kind === "entry-point" ? undefined : { path, external: true };
          });
          onLoad({ filter: /.*/, namespace: "part" }, ({ path }) => ({ contents: texts.get(path)!, loader: "js" }));
        },
      },
    ],
  });
  return outputFiles[0]!.text;
}

/** Lets a file import from groups what it imports from their parts. */
function redirect(
  content: string,
  own: string,
  groupOf: ReadonlyMap<string, string>,
  nameOf: (part: string, name: string) => string,
): string {
  const bare = new Set<string>();
  return content
    .replace(IMPORT, (whole, names: string | undefined, part: string) => {
      const group = groupOf.get(part);
      if (group === undefined) return whole;
      if (names === undefined) {
        if (group === own || bare.has(group)) return "";
        bare.add(group);
        return `import "./${group}";`;
      }
      const renamed = names.split(",").flatMap((one) => {
        const [name = "", local = name] = one.trim().split(/\s+as\s+/);
        return name === "" ? [] : [`${nameOf(part, name)} as ${local}`];
      });
      return `import { ${renamed.join(", ")} } from "./${group}";`;
    })
    .replace(DYNAMIC, (whole, part: string) => (groupOf.has(part) ? `import("./${groupOf.get(part)}")` : whole));
}
