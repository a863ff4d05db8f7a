import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { CleanError } from "../core/errors.js";
import type { Format } from "../core/stage.js";
import { namedFileError } from "./errors.js";
import { isFolder } from "./is-folder.js";
import { formatOf, nameOutputs, type OutputFormat } from "./output-names.js";
import { realOf } from "./real-path.js";

/** One file to clean. */
export interface Input {
  /** As it was given or found, with `/` between its parts. */
  readonly path: string;
  /** Below the folder it was found in. */
  readonly name: string;
  /** Below the output folder. */
  readonly output: string;
  readonly format: Format;
  /** Set for a folder that cannot be read: what it holds is not known. */
  readonly problem?: CleanError;
}

export interface Discovery {
  /** In order of their outputs. */
  readonly inputs: readonly Input[];
  /** Links that lead out of the folder they were found in: they are not followed. */
  readonly outside: readonly string[];
}

/** Whether names of files begin below the path they were found by, or below the working folder where they lie in it. */
export type Naming = "argument" | "working-folder";

/** Our own config in a folder is no document; who means it names it. */
const OWN_CONFIG = /^qingwen\.config\.(?:ya?ml|json)$/;

/** What files are looked for beside their paths. */
export interface DiscoverOptions {
  /** The output folder, if there is one. */
  readonly output?: string;
  /** What the names of outputs are made for; the default is text. */
  readonly format?: OutputFormat;
  /** The default is the argument. */
  readonly naming?: Naming;
  /** Files and folders that the run itself writes: what is found in them is no document, unless it is named. */
  readonly written?: readonly string[];
}

/** What is noticed on the way. */
interface Notices {
  readonly outside: string[];
  readonly unreadable: string[];
}

/**
 * Finds the files that paths stand for. A path that exists is that file or folder, even if it holds `*` or `[`; any
 * other is a glob. Files and folders whose names start with a dot are left out, and so are our configs, the output folder
 * and what else the run writes. Of a file that has several names the one that is no link is taken.
 *
 * @throws CleanError `path-missing`, `no-input`, `name-collision`, `input-is-output`, `input-inside-output`
 */
export async function discover(paths: readonly string[], options: DiscoverOptions = {}): Promise<Discovery> {
  const { output, format = "text", naming = "argument", written = [] } = options;
  const byReal = new Map<string, Found>();
  const notices: Notices = { outside: [], unreadable: [] };
  const places = { ...(output !== undefined && { output: realOf(output) }), written: written.map(realOf) };
  for (const path of paths) {
    for (const found of await filesOf(path, places, notices)) {
      const file = naming === "argument" ? found : { ...found, name: nameBelowHere(found) };
      const known = byReal.get(file.real);
      if (known === undefined || isBetter(file, known)) byReal.set(file.real, file);
    }
  }
  const inputs = nameOutputs([...byReal.values()].sort(byName), format).map(
    ({ path, name, output }): Input => ({ path, name, output, format: formatOf(name) }),
  );
  const unreadable = [...new Set(notices.unreadable)].map((path): Input => {
    const problem = new CleanError("unreadable", { path, system: "EACCES" });
    return { path, name: path, output: path, format: "text", problem };
  });
  return {
    inputs: [...inputs, ...unreadable].sort((a, b) => compare(a.output, b.output)),
    outside: [...new Set(notices.outside)].sort(),
  };
}

/** A file with its name below where it was looked for, and its path with all links followed. */
interface Found {
  readonly path: string;
  readonly name: string;
  readonly real: string;
  readonly isLink: boolean;
}

/** What the run writes, with all links followed. */
interface OwnPlaces {
  readonly output?: string;
  readonly written: readonly string[];
}

async function filesOf(path: string, places: OwnPlaces, notices: Notices): Promise<Found[]> {
  if (path === "") throw new CleanError("path-missing", { path });
  const stat = statOf(path);
  if (stat?.isDirectory()) return filesInFolder(path, places, notices);
  if (stat !== undefined)
    return [{ path: posix(path), name: basename(path), real: realOf(path), isLink: isLink(path) }];
  const { filesMatching, fixedPart, isGlob } = await import("./globs.js");
  if (!isGlob(posix(path))) throw new CleanError("path-missing", { path });
  const base = fixedPart(posix(path));
  const matches = filesMatching(posix(path));
  if (matches.length === 0) throw new CleanError("no-input", { paths: path });
  const folder = base === "" ? "." : base;
  const root = realOf(folder);
  const own = ownBelow(root, folder, places);
  return matches
    .map((match) => ({
      ...{ path: match, name: posix(relative(folder, match)) },
      ...{ real: realOf(match), isLink: isLink(match) },
    }))
    .filter(({ real }) => !own.some((path) => isInside(real, path)))
    .filter((file) => staysInside(file, root, notices));
}

function filesInFolder(folder: string, places: OwnPlaces, notices: Notices): Found[] {
  const root = realOf(folder);
  const rootParts = root.endsWith(sep) ? root : root + sep;
  const own = ownBelow(root, folder, places);
  const files: Found[] = [];
  const open = [""];
  // Not by glob: `*` matches no name with a line end in it.
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const here = join(folder, below);
    // Joined by hand: for a hundred thousand files `join` would leave more behind than all that is kept of them.
    const before = posix(here === "." ? "" : here.endsWith(sep) ? here : here + sep);
    const realHere = join(root, below);
    const skipped = own.filter((path) => dirname(path) === realHere).map((path) => basename(path));
    for (const entry of entriesOf(here, notices)) {
      if (entry.name.startsWith(".") || OWN_CONFIG.test(entry.name) || skipped.includes(entry.name)) continue;
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      const path = before + entry.name;
      if (entry.isDirectory()) open.push(name);
      else if (!entry.isSymbolicLink()) {
        files.push({ path, name, real: rootParts + (sep === "/" ? name : name.replaceAll("/", sep)), isLink: false });
      } else {
        const real = realOf(path);
        const isOwn = own.some((place) => isInside(real, place));
        if (!isOwn && staysInside({ path, real }, root, notices)) files.push({ path, name, real, isLink: true });
      }
    }
  }
  return files;
}

/** What the run writes below a folder; to write it around the folder is refused, as far as clean files go. */
function ownBelow(root: string, folder: string, { output, written }: OwnPlaces): string[] {
  if (output !== undefined && root === output) throw new CleanError("input-is-output", { path: folder });
  if (output !== undefined && isInside(root, output)) throw new CleanError("input-inside-output", { path: folder });
  return [...(output === undefined ? [] : [output]), ...written].filter((path) => isInside(path, root));
}

function entriesOf(folder: string, notices: Notices): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    notices.unreadable.push(posix(folder));
    return [];
  }
}

/** Whether a file lies in the folder once all links are followed; if not, it is noted. Links to folders are passed over. */
function staysInside({ path, real }: Pick<Found, "path" | "real">, root: string, notices: Notices): boolean {
  if (isInside(real, root)) return !isFolder(path);
  notices.outside.push(path);
  return false;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A file's name below the working folder; outside it, the name it has already. */
function nameBelowHere({ path, name }: Found): string {
  const below = posix(relative(".", path));
  return below === ".." || below.startsWith("../") || isAbsolute(below) ? name : below;
}

function posix(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw namedFileError(error, path);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path).isSymbolicLink();
}

/** Of a file found twice: the longer name keeps more of its tree, and does not depend on the order of the paths. */
function isBetter(a: Found, b: Found): boolean {
  if (a.isLink !== b.isLink) return b.isLink;
  return a.name.length > b.name.length || (a.name.length === b.name.length && a.name < b.name);
}

function byName(a: { name: string; path: string }, b: { name: string; path: string }): number {
  return compare(a.name, b.name) || compare(a.path, b.path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
