import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CleanError } from "../core/errors.js";
import { writeAtomic } from "../io/atomic-write.js";
import { fileError } from "../io/errors.js";
import { fileSha256IfThere } from "../io/file-sha256.js";
import { isFolder } from "../io/is-folder.js";
import { type JoinedFile, joinLedgers, joinManifests } from "../io/join-shards.js";
import { text } from "../messages/texts.js";
import { joinJsonReports } from "../report/join-json.js";
import { badOption } from "./options.js";
import type { Terminal } from "./terminal.js";

export interface MergeFlags {
  readonly output?: string;
  readonly quiet?: boolean;
  /** Only where a plan is merged. */
  readonly report?: readonly string[];
  readonly tidy?: boolean;
}

/**
 * `merge DIR… -o DIR`: joins what the parts of a split run left in their folders into what one run would have written,
 * byte for byte: ledger and manifest (of `clean`, or of `check --state`), the clean files, and JSON reports of equal
 * names. Returns the exit code.
 *
 * @throws CleanError `usage`, `exists` where the target holds something, `shards-differ`, `shards-overlap`, `shards-missing`,
 *   `shard-file-differs`, `no-shards`, `ledger-invalid`
 */
export async function mergeCommand(folders: readonly string[], flags: MergeFlags, terminal: Terminal): Promise<number> {
  const { output } = flags;
  const planned = flags.report ? "--report" : flags.tidy ? "--tidy" : undefined;
  if (planned !== undefined) throw badOption(terminal, planned, folders.join(" "), "merge DIR");
  if (output === undefined) throw badOption(terminal, "--output", "–", "-o DIR");
  for (const path of folders) if (!existsSync(path)) throw new CleanError("path-missing", { path });
  if (existsSync(output) && (!isFolder(output) || readdirSync(output).length > 0)) {
    throw new CleanError("exists", { path: output });
  }
  // All is read and compared before anything is written.
  const reports = joinReports(folders);
  const states = folders.map(stateOf);
  const held = states.filter((state) => state !== undefined);
  if (held.length === 0 && reports.size === 0) throw new CleanError("no-shards", { paths: folders.join(", ") });
  if (held.length > 0 && held.length < folders.length) {
    throw new CleanError("shards-missing", { path: folders[states.indexOf(undefined)]! });
  }
  const joined = held.length === 0 ? undefined : await readStates(held);
  const pathOf = ({ output: name, part }: JoinedFile) => join(folders[part]!, name);
  // A state that stands by itself has none beside it: `check` writes none.
  const isBeside = held[0]?.inside === true;
  const cleaned = (joined?.ledger.cleaned ?? []).filter((file) => isBeside || existsSync(pathOf(file)));
  for (const file of cleaned) refuseDiffering(pathOf(file), file.sha256);
  mkdirSync(output, { recursive: true });
  for (const [name, content] of reports) write(join(output, name), content);
  if (joined !== undefined) {
    const below = isBeside ? join(output, ".qingwen") : output;
    write(join(below, "ledger.jsonl"), joined.ledger.lines.join(""));
    write(join(below, "manifest.json"), joined.manifest);
  }
  for (const file of cleaned) copy(pathOf(file), join(output, file.output));
  const files = joined?.ledger.lines.length ?? 0;
  if (!flags.quiet) {
    terminal.say(
      text(terminal.language, "merged", { parts: folders.length, files, reports: reports.size, folder: output }),
    );
  }
  return 0;
}

interface StateFolder {
  readonly path: string;
  /** Whether it stands inside the folder of clean files, as `.qingwen`. */
  readonly inside: boolean;
}

/** Where a part keeps its ledger, if it has one. */
function stateOf(folder: string): StateFolder | undefined {
  const inside = join(folder, ".qingwen");
  if (existsSync(join(inside, "ledger.jsonl"))) return { path: inside, inside: true };
  return existsSync(join(folder, "ledger.jsonl")) ? { path: folder, inside: false } : undefined;
}

async function readStates(states: readonly StateFolder[]) {
  const manifest = joinManifests(states.map(({ path }) => join(path, "manifest.json")));
  return { manifest, ledger: await joinLedgers(states.map(({ path }) => join(path, "ledger.jsonl"))) };
}

/** The JSON reports that stand in the folders, joined by their names. */
function joinReports(folders: readonly string[]): Map<string, string> {
  const parts = new Map<string, { path: string; content: string }[]>();
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".json") && entry !== "manifest.json")) {
      const path = join(folder, name);
      parts.set(name, [...(parts.get(name) ?? []), { path, content: readFileSync(path, "utf8") }]);
    }
  }
  const joined = new Map<string, string>();
  for (const [name, list] of parts) {
    const content = joinJsonReports(list);
    if (content === undefined) continue;
    if (list.length < folders.length) throw new CleanError("shards-missing", { path: name });
    joined.set(name, content);
  }
  return joined;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeAtomic(path, Buffer.from(content), dirname(path));
}

/** A part that was copied in part only would lose documents unseen. */
function refuseDiffering(path: string, sha256: string): void {
  if (fileSha256IfThere(path) !== sha256) throw new CleanError("shard-file-differs", { path });
}

function copy(from: string, to: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  } catch (error) {
    throw fileError(error, to, "write");
  }
}
