import { lstatSync, rmdirSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join, normalize, sep } from "node:path";
import { fileSha256IfThere } from "./file-sha256.js";
import type { LedgerRow } from "./ledger-index.js";
import { baseOf } from "./path-base.js";

/** Takes away clean files whose inputs are gone. */
export interface Prune {
  /**
   * Whether the clean file of an entry went, or would go; one that must not, stays: its input is there or was not below
   * the paths of this run, or it is not what was written.
   */
  take(entry: LedgerRow): boolean;
  /** How many went, or would go. */
  readonly count: number;
  /** Clean files whose inputs are gone, but that are not what was written. */
  readonly edited: readonly string[];
}

/**
 * @param output the folder of the clean files
 * @param paths what the run was asked to clean: files, folders or globs
 * @param act whether files are removed, or only counted
 */
export async function openPrune(output: string, paths: readonly string[], act: "remove" | "count"): Promise<Prune> {
  const bases = await Promise.all(paths.map(baseOf));
  const edited: string[] = [];
  let count = 0;
  return {
    take({ path, output: name, clean }) {
      if (clean === undefined || !bases.some((base) => isBelow(path, base)) || !isGone(path)) return false;
      const target = join(output, name);
      if (!isInside(name)) return false;
      const found = fileSha256IfThere(target);
      if (found === undefined) return false;
      if (found !== clean) {
        edited.push(target);
        return false;
      }
      if (act === "remove" && !remove(target, output)) return false;
      count += 1;
      return true;
    },
    get count() {
      return count;
    },
    edited,
  };
}

function isBelow(path: string, base: string): boolean {
  if (base === ".") return !isAbsolute(path) && path !== ".." && !path.startsWith("../");
  return path === base || path.startsWith(base.endsWith("/") ? base : `${base}/`);
}

/** A ledger is data from outside: no name in it may lead out of the folder. */
function isInside(name: string): boolean {
  const normal = normalize(name);
  return !isAbsolute(normal) && normal !== ".." && !normal.startsWith(`..${sep}`);
}

/** Whether it is known that nothing is there; what cannot be looked at may be. */
function isGone(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/** Removes a file, and the folders that it leaves empty. */
function remove(path: string, output: string): boolean {
  try {
    rmSync(path);
  } catch {
    return false;
  }
  try {
    for (let folder = dirname(path); folder.length > output.length; folder = dirname(folder)) rmdirSync(folder);
  } catch {} // one that is not empty ends it
  return true;
}
