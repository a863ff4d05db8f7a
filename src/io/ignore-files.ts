import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { fileError } from "./errors.js";

/** Its rules are those of .gitignore, for the files below its folder. */
export const IGNORE_FILE = ".qingwenignore";

/** The rules of one ignore file. */
interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Tells which files the ignore files leave out: those of the file's own folder and of all folders above it, the nearer
 * ones having the last word. What is read once is kept.
 *
 * @returns a function of a path, which throws CleanError `unreadable`
 */
export function openIgnoreFiles(): (path: string) => boolean {
  const known = new Map<string, readonly Level[]>();
  const levelsOf = (folder: string): readonly Level[] => {
    const there = known.get(folder);
    if (there !== undefined) return there;
    const parent = dirname(folder);
    const outer = parent === folder ? [] : levelsOf(parent);
    const source = read(join(folder, IGNORE_FILE));
    const levels = source === undefined ? outer : [...outer, { folder, rules: ignore().add(source) }];
    known.set(folder, levels);
    return levels;
  };
  const near = new Map<string, readonly Level[]>(); // by folders as paths name them
  return (path) => {
    const named = dirname(path);
    const levels = near.get(named) ?? levelsOf(dirname(resolve(path)));
    near.set(named, levels);
    if (levels.length === 0) return false;
    const absolute = resolve(path);
    let ignored = false;
    for (const { folder, rules } of levels) {
      const verdict = rules.test(relative(folder, absolute).replaceAll(sep, "/"));
      ignored = verdict.ignored || (ignored && !verdict.unignored);
    }
    return ignored;
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Of a folder that may not be searched it is not known whether it holds one; neither may then what lies in it.
    if (code === "ENOENT" || code === "ENOTDIR" || !existsSync(path)) return undefined;
    throw fileError(error, path, "read");
  }
}
