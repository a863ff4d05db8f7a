import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import type { z } from "zod";
import { CleanError } from "../core/errors.js";
import { pathOf, problemOf, tellingIssue } from "../packs/load.js";
import { parsePlacedYaml } from "../packs/placed-yaml.js";
import { type ConfigFile, configFileSchema, configJsonSchema } from "./config-schema.js";
import { nearestWord } from "./nearest-word.js";
import { readNamedText } from "./read-named.js";

/** A config file with the files it builds on, those first. */
export interface ReadConfigFile {
  readonly path: string;
  readonly content: ConfigFile;
  /** `line:column` (from 1) of a path such as `["extract", "keep", 0]`. */
  placeOf(path: readonly PropertyKey[]): string;
}

/**
 * Reads a config file and, before it, what it extends. Data only, YAML or JSON: no code of a config runs. In a
 * `package.json` the config is what stands under `qingwen`.
 *
 * @param path absolute
 * @throws CleanError `config-invalid`, `config-key` for a key that does not exist, `config-circle`, what `readNamedText` throws
 */
export function readConfigFiles(path: string, from: readonly string[] = []): ReadConfigFile[] {
  if (from.includes(path)) throw new CleanError("config-circle", { file: from.at(-1)!, path });
  const { content, placeOf } = readOne(path);
  const bases = typeof content.extends === "string" ? [content.extends] : (content.extends ?? []);
  const before = bases.flatMap((base) => readConfigFiles(resolveBase(base, path), [...from, path]));
  return [...before, { path, content: { ...content, ...inFolder(content, dirname(path)) }, placeOf }];
}

function readOne(path: string): Omit<ReadConfigFile, "path"> {
  const { value, placeOf: placeIn } = parsePlacedYaml(readNamedText(path), path, "config-invalid");
  const prefix = path.endsWith("package.json") ? ["qingwen"] : [];
  const placeOf = (at: readonly PropertyKey[]) => placeIn([...prefix, ...at]);
  const whole = value ?? {};
  const parsed = configFileSchema.safeParse(prefix.length > 0 ? (whole as { qingwen?: unknown }).qingwen : whole);
  if (parsed.success) return { content: parsed.data, placeOf };
  const issue = tellingIssue(parsed.error.issues.flatMap(insideUnion));
  const place = { file: path, at: placeOf(pathOf(issue)) };
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0]!;
    const known = keysAt(issue.path);
    const nearest = nearestWord(key, known);
    throw new CleanError("config-key", { ...place, key, ...(nearest && { nearest }), known: known.join(", ") });
  }
  throw new CleanError("config-invalid", { ...place, problem: problemOf(issue) });
}

/** Of a choice that fits in no way, what is wrong with its form as an object, if that was meant: a key of it. */
function insideUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const inner = issue.errors.flat().find(({ code }) => code === "unrecognized_keys");
  return [inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] }];
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** The keys that may stand at a place of a config. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let node = configJsonSchema() as SchemaNode | undefined;
  for (const step of path) node = typeof step === "number" ? node?.items : node?.properties?.[String(step)];
  return Object.keys(node?.properties ?? node?.anyOf?.find(({ properties }) => properties)?.properties ?? {});
}

/** A path relative to the file that names it, or a file of a package installed beside it. */
function resolveBase(base: string, file: string): string {
  if (/^\.{0,2}\/|^[A-Za-z]:[\\/]/.test(base)) return resolve(dirname(file), base);
  try {
    return createRequire(file).resolve(base);
  } catch {
    return resolve(dirname(file), base);
  }
}

/** Packs are relative to the file that names them. */
function inFolder(content: ConfigFile, folder: string): Partial<ConfigFile> {
  const absolute = (packs: readonly string[]) => packs.map((pack) => resolve(folder, pack));
  return {
    ...(content.packs && { packs: absolute(content.packs) }),
    ...(content.overrides && {
      overrides: content.overrides.map((one) => ({ ...one, ...(one.packs && { packs: absolute(one.packs) }) })),
    }),
  };
}
