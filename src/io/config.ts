import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { lilconfigSync } from "lilconfig";
import { CleanError } from "../core/errors.js";
import type { Config } from "./config-schema.js";
import { isFolder } from "./is-folder.js";
import { type Layer, type MergedSettings, mergeSettings } from "./merge-settings.js";
import type { ReadConfigFile } from "./read-config-file.js";

/** The settings that hold for a file. */
export interface LoadedConfig extends MergedSettings {
  /** Undefined when there is no config file and the defaults hold. */
  readonly file?: string;
}

/** Finds the settings of files; what is read once is kept. */
export interface Configs {
  /**
   * The settings for a file or folder: of the config file named, else of the nearest one from it upward, else the
   * defaults. Files with equal settings get the same object. What reads config files is loaded with the first of them.
   *
   * @throws CleanError what `readConfigFiles` throws
   */
  for(path: string): Promise<LoadedConfig>;
  /** The same for the files of one folder, to be asked file by file. */
  in(folder: string): Promise<(path: string) => LoadedConfig>;
}

/** The names that a config may have. */
export const CONFIG_PLACES: readonly string[] = [
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
 * Opens the configs of a run.
 *
 * @param file the config file that holds for all, if the user named one
 * @throws CleanError `path-missing` for a file named that is not there
 */
export function openConfigs(file: string | undefined): Configs {
  if (file !== undefined && !existsSync(file)) throw new CleanError("path-missing", { path: file });
  const named = file === undefined ? undefined : resolve(file);
  const explorer = openExplorer();
  const found = new Map<string, string | undefined>();
  const opened = new Map<string | undefined, Promise<OpenConfig>>();
  const fileFor = (folder: string) => {
    if (!found.has(folder)) found.set(folder, explorer(folder));
    return found.get(folder);
  };
  const openFor = (folder: string) => {
    const config = named ?? fileFor(folder);
    const open = opened.get(config) ?? openConfig(config);
    opened.set(config, open);
    return open;
  };
  return {
    async for(path) {
      const absolute = resolve(path);
      return (await openFor(isFolder(absolute) ? absolute : dirname(absolute)))(absolute);
    },
    async in(folder) {
      const open = await openFor(resolve(folder));
      return (path) => open(path);
    },
  };
}

/** The settings for the working folder, for commands that work on no file. */
export function loadConfig(
  file: string | undefined,
  from: string,
): Promise<{ readonly config: Config; readonly file?: string }> {
  return openConfigs(file).for(from);
}

type OpenConfig = (path: string) => LoadedConfig;

/** Layers that hold for some files only have `match`. */
interface Conditional extends Layer {
  readonly match?: Ignore;
}

async function openConfig(file: string | undefined): Promise<OpenConfig> {
  if (file === undefined) {
    const defaults = mergeSettings([]);
    return () => defaults;
  }
  const { readConfigFiles } = await import("./read-config-file.js");
  const files = readConfigFiles(file);
  if (files.some(namesSelectors)) {
    const { checkSelectors } = await import("./check-selectors.js"); // brings a parser of pages with it
    files.forEach(checkSelectors);
  }
  const layers = files.flatMap(({ path, content }): Conditional[] => {
    const { extends: _, $schema: __, overrides = [], ...settings } = content;
    return [
      { settings, origin: path },
      ...overrides.map(({ files, ...rest }, i) => ({
        settings: rest,
        origin: `${path} overrides[${i}]`,
        match: ignore().add(files),
      })),
    ];
  });
  const merged = new Map<string, LoadedConfig>();
  return (path) => {
    const name = nameBelow(dirname(file), resolve(path));
    const holding = layers.filter(({ match }) => match === undefined || (name !== undefined && match.ignores(name)));
    const key = holding.map((layer) => layers.indexOf(layer)).join();
    const known = merged.get(key) ?? { ...mergeSettings(holding), file };
    merged.set(key, known);
    return known;
  };
}

function namesSelectors({ content }: ReadConfigFile): boolean {
  const layers = [content, ...(content.overrides ?? [])];
  return layers.some(({ extract }) => (extract?.keep?.length ?? 0) + (extract?.drop?.length ?? 0) > 0);
}

/** A path below a folder with `/` between its parts; undefined for the folder itself and what lies outside it. */
function nameBelow(folder: string, path: string): string | undefined {
  const name = relative(folder, path);
  if (name === "" || name === ".." || name.startsWith(`..${sep}`) || isAbsolute(name)) return undefined;
  return sep === "/" ? name : name.replaceAll(sep, "/");
}

/** Looks for the nearest config file from a folder upward; a package.json counts only if it has a `qingwen` key. */
function openExplorer(): (from: string) => string | undefined {
  const loaders = Object.fromEntries(
    [".yaml", ".yml", "noExt"].map((ending) => [ending, (_: string, source: string) => source]),
  );
  const hasKey = (path: string, source: string) => {
    try {
      return path.endsWith("package.json") ? "qingwen" in JSON.parse(source) : true;
    } catch {
      return false;
    }
  };
  ensureHome();
  const explorer = lilconfigSync("qingwen", {
    searchPlaces: [...CONFIG_PLACES],
    loaders: { ...loaders, ".json": (path, source) => (hasKey(path, source) ? source : null) },
    packageProp: [],
    ignoreEmptySearchPlaces: false,
  });
  const search = (from: string) => {
    try {
      return explorer.search(from);
    } catch (error) {
      const path = folderNamedLike(from);
      throw path === undefined ? error : new CleanError("is-folder", { path });
    }
  };
  return (from) => {
    const result = search(from);
    return result === null || result.config === null ? undefined : result.filepath;
  };
}

/** A folder that has the name of a config, from a folder upward. */
function folderNamedLike(from: string): string | undefined {
  const found = CONFIG_PLACES.map((name) => join(from, name)).find(isFolder);
  return found ?? (dirname(from) === from ? undefined : folderNamedLike(dirname(from)));
}

/**
 * lilconfig looks no higher than the user's home, and asks for it even so: that throws for a user without one, as in a
 * container that runs under a number. Such a user's home is the root.
 */
function ensureHome(): void {
  try {
    homedir();
  } catch {
    process.env.HOME = parse(process.cwd()).root;
  }
}
