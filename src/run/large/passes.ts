import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { compose, mapToBase } from "../../core/compose.js";
import type { EditGroup, LocatedFinding } from "../../core/document.js";
import { byPlace } from "../../core/edit.js";
import { collectEditGroups, editsOfGroups } from "../../core/edit-groups.js";
import { type Directive, ignoredWindows } from "../../core/ignored.js";
import { type PartPlaces, placesInParts } from "../../core/locate.js";
import { asStaged, MAX_PASSES } from "../../core/long-text.js";
import type { Finding, SourceEdit } from "../../core/pipeline.js";
import type { Context } from "../../core/stage.js";
import { MOST_TOLD, tellable } from "../../core/told-findings.js";
import type { WindowResult } from "../../core/window-run.js";
import { cutIntoWindows, type Window } from "../../core/windows.js";
import { openHashedFile } from "../../io/hashed-file.js";
import { readText } from "../../io/read-text.js";
import type { Cleaner } from "../../stages/cleaner.js";

/** What came of a long text in a file. */
export interface LongFile {
  /** Where the clean text is; to be taken away or put in place by the caller. */
  readonly path: string;
  readonly clean: { readonly sha256: string; readonly bytes: number };
  readonly edits: readonly EditGroup[];
  readonly findings: readonly LocatedFinding[];
  readonly prose: number;
  readonly lost: number;
  /** The lines of comments that switch rules off and kept none from anything. */
  readonly unusedDirectives: readonly number[];
}

export interface LongFileOptions {
  readonly cleaner: Cleaner;
  readonly context: Context;
  /** A folder for the clean text. */
  readonly temporary: string;
  /** Called with every window of the source. */
  readonly look?: (window: Window) => void;
}

/**
 * Of changes of layout, which a text may have on every line, so many are findings; all of them are edits.
 */
const LAYOUT_FINDINGS = 10_000;

/**
 * Cleans a text that comes in pieces, window by window, into a file; see `runLongText`, of which it gives the result. In memory
 * are a window, and of the text what is found in it.
 *
 * @param pieces the text; called again when its windows have to be looked at again
 * @throws CleanError `unwritable`, and what reading the text throws
 */
export function cleanLongFile(pieces: () => Iterable<string>, options: LongFileOptions): LongFile {
  const made: string[] = [];
  try {
    const first = firstPass(pieces, options, newFile());
    let { clean } = first;
    let later: { readonly edits: SourceEdit[]; readonly findings: Finding[] } | undefined;
    let lost = first.lost;
    for (let pass = 2; pass <= MAX_PASSES && first.changes > 0; pass++) {
      const before = made.at(-1)!;
      const again = nextPass(readText(before), options, newFile());
      if (again.edits.length === 0) {
        rmSync(made.pop()!, { force: true });
        break;
      }
      const edits = later?.edits ?? editsOfGroups(first.edits);
      const toBase = mapToBase(edits);
      const findings = again.findings.map((finding) => ({ ...finding, ...toBase(finding) }));
      later = { edits: compose(edits, again.edits.map(asStaged)), findings: [...(later?.findings ?? []), ...findings] };
      ({ clean } = again);
      lost += again.lost;
      rmSync(before, { force: true });
    }
    const { prose, unusedDirectives } = first;
    const told = later === undefined ? first : withLater(pieces, options, first.findings, later);
    return { path: made.at(-1)!, clean, edits: told.edits, findings: told.findings, prose, lost, unusedDirectives };
  } catch (error) {
    for (const path of made) rmSync(path, { force: true });
    throw error;
  }

  function newFile(): string {
    const path = join(options.temporary, `${randomUUID()}.part`);
    made.push(path);
    return path;
  }
}

function firstPass(pieces: () => Iterable<string>, { cleaner, context, look }: LongFileOptions, path: string) {
  const run = cleaner.windowRun(context);
  const ignoredOf = ignoredWindows();
  const placesOf = placesInParts();
  const groups = collectEditGroups("copied");
  const findings: LocatedFinding[] = [];
  const isTold = tellable({ ...MOST_TOLD, layout: LAYOUT_FINDINGS });
  const directives = new Map<Directive, number>();
  const used = new Set<Directive>();
  const out = openHashedFile(path);
  let [changes, prose, lost] = [0, 0, 0];
  try {
    for (const window of cutIntoWindows(pieces(), cleaner.windows)) {
      look?.(window);
      const ignored = ignoredOf(window.own);
      const result = run(window, ignored);
      const places = placesOf(window);
      for (const { directive } of ignored) {
        if (!directives.has(directive)) directives.set(directive, places.lineOf(directive.start));
      }
      for (const directive of result.usedDirectives) used.add(directive);
      for (const edit of result.edits) groups.add(edit, foundIn(window, edit));
      for (const finding of places.locate([...result.findings(isTold)])) findings.push(copied(finding));
      out.write(result.text);
      changes += result.edits.length;
      prose += result.prose;
      lost += result.lost;
    }
    const unusedDirectives = [...directives].flatMap(([directive, line]) => (used.has(directive) ? [] : [line]));
    return { clean: out.finish(), edits: groups.groups(), findings, changes, prose, lost, unusedDirectives };
  } finally {
    out.close();
  }
}

/** Goes over what a pass made. Offsets are in that. */
function nextPass(pieces: Iterable<string>, { cleaner, context }: LongFileOptions, path: string) {
  const run = cleaner.windowRun(context);
  const ignoredOf = ignoredWindows();
  const edits: SourceEdit[] = [];
  const findings: Finding[] = [];
  const isTold = tellable();
  const out = openHashedFile(path);
  let lost = 0;
  try {
    for (const window of cutIntoWindows(pieces, cleaner.windows)) {
      const result: WindowResult = run(window, ignoredOf(window.own));
      for (const edit of result.edits) edits.push(copied(edit));
      for (const finding of result.findings((one) => one.band === "applied" && isTold(one)))
        findings.push(copied(finding));
      out.write(result.text);
      lost += result.lost;
    }
    return { clean: out.finish(), edits, findings, lost };
  } finally {
    out.close();
  }
}

/** Goes over the source once more for what stands at the places of edits and findings of later passes. */
function withLater(
  pieces: () => Iterable<string>,
  { cleaner }: LongFileOptions,
  known: readonly LocatedFinding[],
  later: { readonly edits: readonly SourceEdit[]; readonly findings: readonly Finding[] },
) {
  const placesOf = placesInParts();
  const groups = collectEditGroups("copied");
  const findings = [...known];
  const open = [...later.findings].sort(byPlace);
  let [edit, finding, found] = [0, 0, ""];
  for (const window of cutIntoWindows(pieces(), cleaner.windows)) {
    const end = window.start + window.own.length;
    const places: PartPlaces = placesOf(window);
    for (let next = later.edits[edit]; next !== undefined && next.start <= end; next = later.edits[++edit]) {
      found += window.own.slice(Math.max(0, next.start - window.start), next.end - window.start);
      if (next.end > end) break;
      groups.add(next, found);
      found = "";
    }
    for (let next = open[finding]; next !== undefined && next.start < end; next = open[++finding]) {
      const range = { start: next.start, end: Math.min(next.end, end) };
      findings.push(...places.locate([{ ...next, ...range, found: foundIn(window, range) }]).map(copied));
    }
  }
  return { edits: groups.groups(), findings: findings.sort(byPlace) };
}

function foundIn({ start, own }: Window, range: { readonly start: number; readonly end: number }): string {
  return own.slice(range.start - start, range.end - start);
}

/** The same with strings of its own: a piece of a text keeps all of it in memory. */
function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
