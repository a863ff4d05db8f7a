import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { lilconfigSync } from "lilconfig";
import { LineCounter, parseDocument } from "yaml";
import { CleanError } from "../core/errors.js";
import { offsetOf, pathOf, problemOf, tellingIssue } from "../packs/load.js";
import { type Config, configSchema } from "./config-schema.js";

/** A config with where it came from; pack paths in it are absolute. */
export interface LoadedConfig {
  readonly config: Config;
  /** Undefined when there is no config file and the defaults hold. */
  readonly file?: string;
}

const PLACES = [
  "qingwen.config.yaml",
  "qingwen.config.yml",
  "qingwen.config.json",
  ".qingwenrc",
  ".qingwenrc.yaml",
  ".qingwenrc.yml",
  ".qingwenrc.json",
  "package.json",
];

/**
 * Reads the config: the file named, else the nearest one from a folder upward, else the defaults. Data only, YAML or
 * JSON: no code of a config runs.
 *
 * @throws CleanError `config-invalid` with file, place and what is wrong; `path-missing` for a file named that is not there
 */
export function loadConfig(file: string | undefined, from: string): LoadedConfig {
  const found = file === undefined ? search(from) : read(file);
  if (found === undefined) return { config: configSchema.parse({}) };
  const { source, path, inPackageJson } = found;
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken !== undefined) fail(path, at(broken.pos[0]), broken.message);
  const whole: unknown = document.toJS() ?? {};
  const parsed = configSchema.safeParse(inPackageJson ? (whole as { qingwen: unknown }).qingwen : whole);
  if (!parsed.success) {
    const issue = tellingIssue(parsed.error.issues);
    const prefix = inPackageJson ? ["qingwen"] : [];
    fail(path, at(offsetOf(document.contents, [...prefix, ...pathOf(issue)])), problemOf(issue));
  }
  const packs = parsed.data.packs.map((pack) => resolve(dirname(path), pack));
  return { config: { ...parsed.data, packs }, file: path };
}

function search(from: string) {
  const loaders = Object.fromEntries(
    [".yaml", ".yml", ".json", "noExt"].map((ending) => [ending, (_: string, source: string) => source]),
  );
  const hasKey = (path: string, source: string) => {
    try {
      return path.endsWith("package.json") ? "qingwen" in JSON.parse(source) : true;
    } catch {
      return false;
    }
  };
  const explorer = lilconfigSync("qingwen", {
    searchPlaces: PLACES,
    loaders: { ...loaders, ".json": (path, source) => (hasKey(path, source) ? source : null) },
    packageProp: [],
    ignoreEmptySearchPlaces: false,
  });
  const result = explorer.search(from);
  if (result === null || result.config === null) return undefined;
  return {
    source: String(result.config ?? ""),
    path: result.filepath,
    inPackageJson: result.filepath.endsWith("package.json"),
  };
}

function read(file: string) {
  const path = resolve(file);
  try {
    return { source: readFileSync(path, "utf8"), path, inPackageJson: path.endsWith("package.json") };
  } catch {
    throw new CleanError("path-missing", { path: file });
  }
}

function fail(file: string, at: string, problem: string): never {
  throw new CleanError("config-invalid", { file, at, problem });
}
