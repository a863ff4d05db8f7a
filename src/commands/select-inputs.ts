import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type DiscoverOptions, type Discovery, discover, type Input, type Naming } from "../io/discover.js";
import { openIgnoreFiles } from "../io/ignore-files.js";
import { isDocumentName } from "../io/output-names.js";
import { readList } from "../io/read-list.js";
import type { ShardOf } from "../io/state.js";
import { badOption } from "./options.js";
import type { Terminal } from "./terminal.js";

/** The flags that choose files beside the paths. */
export interface SelectFlags {
  /** A file with paths, or `-`. */
  readonly filesFrom?: string;
  /** A commit, or true for HEAD. */
  readonly changed?: string | true;
  /** `i/n`, from 1. */
  readonly shard?: string;
}

export interface Selection extends Discovery {
  /** The paths that the inputs were looked for at. */
  readonly searched: readonly string[];
  /** All inputs of the run that this shard is a part of; the same as `inputs` without `--shard`. */
  readonly whole: readonly Input[];
  readonly shard?: ShardOf;
}

/**
 * The files of a run: what paths and lists stand for, of that what no ignore file
 * leaves out and what changed, and of that this shard's part. Without
 * paths it is `input`, or with `--changed` every changed document below the working folder.
 *
 * @param output the output folder, if there is one; without it files keep their names below the working folder when
 *   several paths are given, so that equal names in different folders are no collision
 * @throws CleanError what `discover`, `readList` and `changedFiles` throw; `usage` for a shard that is none
 */
export async function selectInputs(
  paths: readonly string[],
  output: string | undefined,
  flags: SelectFlags & Required<Pick<DiscoverOptions, "format" | "written">>,
  terminal: Terminal,
): Promise<Selection> {
  const shard = parseShard(flags.shard, terminal);
  const listed = flags.filesFrom === undefined ? [] : readList(flags.filesFrom);
  const changed = flags.changed === undefined ? undefined : await changedSince(flags.changed);
  const given = [...paths, ...listed];
  const isNarrow = flags.filesFrom !== undefined || changed !== undefined;
  const wanted = given.length > 0 ? given : isNarrow ? documentsBelow(changed ?? []) : ["input"];
  const naming: Naming = isNarrow || (output === undefined && wanted.length > 1) ? "working-folder" : "argument";
  const { format, written } = flags;
  const discovered = await discover(wanted, { ...(output !== undefined && { output }), format, naming, written });
  const isIgnored = openIgnoreFiles();
  const found = { ...discovered, inputs: discovered.inputs.filter(({ path }) => !isIgnored(path)) };
  const known = changed && new Set(changed);
  const whole = known === undefined ? found.inputs : found.inputs.filter(({ path }) => known.has(ownPath(path)));
  const inputs = shard === undefined ? whole : whole.filter((_, i) => i % shard.of === shard.index - 1);
  return { searched: wanted, inputs, whole, outside: found.outside, ...(shard && { shard }) };
}

async function changedSince(ref: string | true): Promise<string[]> {
  const { changedFiles } = await import("../io/git.js");
  return changedFiles(process.cwd(), ref === true ? undefined : ref);
}

/** Changed files that are documents by their names, and not hidden: what a folder given as a path would be searched for. */
function documentsBelow(changed: readonly string[]): string[] {
  const folder = realpathSync(".");
  return changed
    .filter((path) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    .map((path) => relative(folder, path))
    .filter((path) => isDocumentName(path) && !path.split(sep).some((part) => part.startsWith(".")));
}

/** A file's absolute path with the links to its folder followed, but not the file itself: as git lists it. */
function ownPath(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return resolve(path);
  }
}

function parseShard(value: string | undefined, terminal: Terminal): ShardOf | undefined {
  if (value === undefined) return undefined;
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(value)?.map(Number) ?? [];
  if (index === undefined || of === undefined || index < 1 || index > of) {
    throw badOption(terminal, "--shard", value, "i/n, 1 ≤ i ≤ n");
  }
  return { index, of };
}
