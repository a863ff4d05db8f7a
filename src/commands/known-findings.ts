import type { LocatedFinding } from "../core/document.js";
import type { Baseline, Counts } from "../io/baseline.js";
import { fingerprint } from "../report/fingerprint.js";
import { isListed } from "../report/listed-findings.js";
import type { RunDocument } from "../run/run-document.js";

/** What there is to know before the documents come. */
export interface KnownOptions {
  /** What reports give as the reason: the name of the baseline file. */
  readonly reason: string;
  /** The files of this run, as the baseline names them, in the order in which they come. */
  readonly files: readonly string[];
  /** How the baseline names a document's file. */
  nameOf(path: string): string;
  /** Whether a file that is no part of this run is still there: if so, what is known of it waits for it. */
  exists(file: string): boolean;
}

/** Marks the known findings of a run. */
export interface KnownFindings {
  /** Takes a document and gives those that are decided, in order. */
  take(document: RunDocument): RunDocument[];
  /** Gives the documents that had to wait for all others. */
  rest(): RunDocument[];
  /** After `rest`: what is known and was not found, by file. */
  expired(): Baseline;
  /** After `rest`: the baseline without what has expired, and with what moved under its new file. */
  pruned(): Baseline;
}

/**
 * Suppresses the findings that a baseline knows: the same rule and the same folded passage, as often as it stands
 * there. A file uses up what is known of itself; what is left over of other files, or of files that are gone, covers
 * text that moved.
 */
export function openKnownFindings(baseline: Baseline, options: KnownOptions): KnownFindings {
  const inRun = new Set(options.files);
  const own = new Map(
    [...baseline].filter(([file]) => inRun.has(file)).map(([file, counts]) => [file, new Map(counts)]),
  );
  const waiting = new Map([...baseline].filter(([file]) => !inRun.has(file) && options.exists(file)));
  const gone = [...baseline].filter(([file]) => !inRun.has(file) && !options.exists(file));
  /** What may cover findings of any file; by key, the files it was known in. */
  const free = new Map<string, Counts>();
  const release = (file: string, counts: Counts) => {
    for (const [key, count] of counts) add(free, key, file, count);
  };
  for (const [file, counts] of gone) release(file, counts);
  /** How often the files still to come are known to hold each key. */
  const coming = new Map<string, number>();
  for (const counts of own.values()) for (const [key, count] of counts) increase(coming, key, count);
  const used: Baseline = new Map();
  const held: Held[] = [];

  return {
    take(document) {
      const file = options.nameOf(document.record.path);
      const counts = own.get(file) ?? new Map<string, number>();
      own.delete(file);
      for (const [key, count] of counts) increase(coming, key, -count);
      const item: Held = { document, file, known: new Set() };
      for (const [i, finding] of document.record.findings.entries()) {
        if (isListed(finding) && claim(counts, keyOf(finding))) know(item, i);
      }
      if (document.record.error === undefined) release(file, counts);
      else keep(file, counts);
      claimFree(item);
      if (held.length === 0 && !mayBeKnown(item)) return [marked(item)];
      held.push(item);
      return [];
    },
    rest() {
      for (const item of held) claimFree(item);
      return held.splice(0).map(marked);
    },
    expired: () => {
      const expired: Baseline = new Map();
      for (const [key, files] of free) for (const [file, count] of files) add(expired, file, key, count);
      return expired;
    },
    pruned: () => new Map([...waiting, ...own, ...used]),
  };

  /** A document that could not be read today may hold what is known of it tomorrow. */
  function keep(file: string, counts: Counts): void {
    for (const [key, count] of counts) add(used, file, key, count);
  }

  function know(item: Held, index: number): void {
    item.known.add(index);
    add(used, item.file, keyOf(item.document.record.findings[index]!), 1);
  }

  function claimFree(item: Held): void {
    for (const [i, finding] of item.document.record.findings.entries()) {
      if (!isListed(finding) || item.known.has(i)) continue;
      const key = keyOf(finding);
      const files = free.get(key);
      const [from] = files?.keys() ?? [];
      if (files === undefined || from === undefined) continue;
      claim(files, from);
      know(item, i);
    }
  }

  /** Whether a file still to come may turn out to have lost what this one has too much of. */
  function mayBeKnown({ document, known }: Held): boolean {
    return document.record.findings.some(
      (finding, i) => isListed(finding) && !known.has(i) && (coming.get(keyOf(finding)) ?? 0) > 0,
    );
  }

  function marked({ document, known }: Held): RunDocument {
    if (known.size === 0) return document;
    const suppressed = { kind: "external", reason: options.reason } as const;
    const findings = document.record.findings.map((finding, i) =>
      known.has(i) ? { ...finding, suppressed } : finding,
    );
    return { ...document, record: { ...document.record, findings } };
  }
}

interface Held {
  readonly document: RunDocument;
  readonly file: string;
  /** The places of its known findings. */
  readonly known: Set<number>;
}

/** How a baseline names a finding. */
export function keyOf(finding: LocatedFinding): string {
  return `${finding.rule} ${fingerprint(finding)}`;
}

/** Uses one up, if there is one. */
function claim(counts: Counts, key: string): boolean {
  const left = counts.get(key) ?? 0;
  if (left === 0) return false;
  if (left === 1) counts.delete(key);
  else counts.set(key, left - 1);
  return true;
}

/** Adds to a count in a table of counts. */
export function add(table: Map<string, Counts>, outer: string, inner: string, count: number): void {
  const counts = table.get(outer) ?? new Map<string, number>();
  increase(counts, inner, count);
  table.set(outer, counts);
}

function increase(counts: Counts, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
