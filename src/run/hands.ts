import { rmSync } from "node:fs";
import { holdsPassage } from "../core/allowed.js";
import { type CountTable, countsFromTable } from "../core/count-table.js";
import type { DocumentRecord } from "../core/document.js";
import { CleanError } from "../core/errors.js";
import { isText } from "../core/stage.js";
import { passageKeys } from "../io/counts/count-folder.js";
import { type CounterParts, createPassageCounter, type PassageCounter } from "../io/counts/passage-counter.js";
import { ledgerLine } from "../io/ledger.js";
import { nodePlatform } from "../io/platform.js";
import { readFoundSync, readWholeSync } from "../io/read-whole.js";
import { isListed } from "../report/listed-findings.js";
import { type CleanedDocument, cleanDocument, refusedRecord } from "../stages/clean-document.js";
import { type ReadDocument, readDocument } from "../stages/read-document.js";
import { type CleanWriter, openCleanWriter } from "./clean-writer.js";
import { KeptBytes } from "./kept-bytes.js";
import { cleanLarge, isLarge } from "./large/clean-large.js";
import { makeSetup, type Setup } from "./setup.js";
import type { CleanedFile, FileTask, Job, MadeFile, Problem } from "./task.js";
import { type Told, type ToldCounts, toldCounts } from "./told-counts.js";
import { totalsOf } from "./totals.js";

/**
 * What works on files: a worker has one, and so has the main thread where no worker is worth its start. Everything that
 * comes of a file is made here, so that it cannot depend on where that was.
 */
export interface Hands {
  /**
   * Counts a file's passages. One that cannot be read is not counted: cleaning it will tell why. Returns the file's
   * SHA-256 (hex), if it can be read.
   */
  count(file: FileTask, bytes?: Uint8Array): Promise<string | undefined>;
  /** What was counted since the last call. */
  counted(): CounterParts;
  /** Cleans a file and writes what came of it, if the job says where. Nothing is thrown for what is wrong with the file. */
  clean(file: FileTask, around: Around, bytes?: Uint8Array): Promise<MadeFile>;
  /** Whether the file was kept in memory since it was counted. */
  keeps(file: FileTask): boolean;
  close(): void;
}

/** What is known of what stands around a file. */
export interface Around {
  /** The repeated passages of the folder. */
  readonly table?: CountTable | undefined;
  /** The hashes of what earlier runs wrote under the name of its output. */
  readonly known: readonly string[];
}

/**
 * What is kept of counted files, so that cleaning need not read them again, as bytes of files and of their texts. Taking a
 * page apart takes a hundred times as long as reading a text.
 */
const KEPT_TEXTS = 8 << 20;
const KEPT_PAGES = 64 << 20;
/** Of small texts for which there is no room the bytes alone are kept, so many in all. */
const KEPT_BYTES = 24 << 20;
/** What keeping a file takes beside them. */
const KEPT_BESIDE = 2048;

export function createHands(job: Job): Hands {
  const setups: (Promise<Setup> | undefined)[] = [];
  const kept = new Map<string, { readonly bytes: Uint8Array; readonly read: ReadDocument }>();
  const room = { texts: KEPT_TEXTS, pages: KEPT_PAGES };
  const bytesOf = new KeptBytes(KEPT_BYTES);
  let counter: PassageCounter | undefined;
  let writer: CleanWriter | undefined;
  let corpus: { readonly table: CountTable; readonly counts: ToldCounts } | undefined;

  return {
    async count(file, bytes) {
      // A large text is not counted: its own promos are known by what they say, and it would fill the counter.
      if (file.problem !== undefined || isLarge(file)) return undefined;
      counter ??= createPassageCounter(job.temporary);
      let there: Uint8Array | undefined;
      try {
        const { extract } = await setupOf(file);
        there = bytes ?? readFile(file);
        const read = await readDocument(there, file.format, extract, nodePlatform);
        counter.add(passageKeys(read.text));
        keep(file, there, read);
        return read.source.sha256;
      } catch (error) {
        if (!(error instanceof CleanError)) throw error;
        return there && nodePlatform.hash(there);
      }
    },
    counted() {
      const parts = (counter ?? createPassageCounter(job.temporary)).parts();
      counter = undefined;
      return parts;
    },
    async clean(file, { table, known }, given) {
      let bytes: Uint8Array | undefined;
      try {
        if (file.problem !== undefined) throw new CleanError(file.problem.code, file.problem.args);
        const setup = await setupOf(file);
        const { cleaner, extract } = setup;
        const counts = countsOf(table);
        counts?.take();
        if (isLarge(file)) return cleanLargeFile(file, setup, known, counts);
        const before = take(file);
        bytes = before?.bytes ?? given ?? bytesOf.take(file.path) ?? readFile(file);
        const { path, name, output, format } = file;
        const read = before?.read;
        const input = { path, name, output, format, bytes, ...(read && { read }) };
        const tools = { cleaner, extract, ...(counts && { corpus: counts }), ...nodePlatform };
        const document = await cleanDocument(input, tools);
        const told = counts?.take();
        if (document.clean !== undefined && job.writes !== undefined) {
          writer ??= openCleanWriter(job.writes);
          writer.write(document.record, document.clean, known);
        }
        return finish(document, bytes, setup, told);
      } catch (error) {
        return refusedFile(file, error);
      }
    },
    keeps: ({ path }) => kept.has(path) || bytesOf.has(path),
    close: () => writer?.close(),
  };

  function cleanLargeFile(
    file: FileTask,
    { cleaner, config }: Setup,
    known: readonly string[],
    corpus: ToldCounts | undefined,
  ): MadeFile {
    const temporary = job.writes?.temporary ?? job.temporary;
    const allow = config.allow.map(({ passage }) => passage);
    const { record, cleanPath, unusedDirectives, usedPassages } = cleanLarge(file, {
      ...{ cleaner, allow, temporary },
      ...(corpus && { corpus }),
    });
    try {
      if (cleanPath !== undefined && job.writes !== undefined) {
        writer ??= openCleanWriter(job.writes);
        writer.place(record, cleanPath, known);
      }
    } finally {
      if (cleanPath !== undefined) rmSync(cleanPath, { force: true });
    }
    const told = corpus?.take();
    return {
      ...cleanedFile(record, { ...(unusedDirectives && { unusedDirectives }), usedPassages }),
      ...(told && { told }),
    };
  }

  function setupOf({ plan }: FileTask): Promise<Setup> {
    const setup = setups[plan] ?? makeSetup(job.plans[plan]!);
    setups[plan] = setup;
    return setup;
  }

  function countsOf(table: CountTable | undefined): ToldCounts | undefined {
    if (table === undefined) return undefined;
    if (corpus?.table.keys.buffer !== table.keys.buffer) {
      corpus = { table, counts: toldCounts(countsFromTable(table)) };
    }
    return corpus.counts;
  }

  function keep({ path, format }: FileTask, bytes: Uint8Array, read: ReadDocument): void {
    const kind = isText({ format }) ? "texts" : "pages";
    const size = KEPT_BESIDE + bytes.length + 2 * (read.text.length + (read.original?.value.length ?? 0));
    if (size > room[kind]) {
      if (kind === "texts") bytesOf.add(path, bytes);
      return;
    }
    room[kind] -= size;
    kept.set(path, { bytes, read });
  }

  function take({ path }: FileTask) {
    const there = kept.get(path);
    kept.delete(path);
    return there;
  }

  function finish(document: CleanedDocument, bytes: Uint8Array, { config }: Setup, told: Told | undefined): MadeFile {
    const { record, source, unusedDirectives = [] } = document;
    const used = config.allow.flatMap(({ passage }, i) =>
      source !== undefined && holdsPassage(source, passage) ? [i] : [],
    );
    const listed = record.findings.some(isListed);
    return Object.assign(
      cleanedFile(record, { unusedDirectives, usedPassages: used }),
      { sha256: record.source?.sha256 ?? nodePlatform.hash(bytes) },
      told && { told },
      job.wantsSource && source !== undefined && listed && { source },
    );
  }
}

/** What was a file when it was found is read without another look at what it is. */
function readFile({ path, size }: FileTask): Uint8Array {
  return size === undefined ? readWholeSync(path) : readFoundSync(path, size);
}

function cleanedFile(
  record: DocumentRecord,
  {
    unusedDirectives = [],
    usedPassages,
  }: Pick<CleanedDocument, "unusedDirectives"> & { usedPassages: readonly number[] },
): MadeFile {
  return {
    line: ledgerLine(record),
    totals: totalsOf(record),
    ...(record.error && { error: record.error }),
    ...(record.source?.broken && { broken: record.source.broken }),
    ...(record.source && { sha256: record.source.sha256 }),
    ...(record.clean && { clean: record.clean.sha256 }),
    ...(record.findings.some(isListed) && { listed: true }),
    ...(unusedDirectives.length > 0 && { unusedDirectives }),
    ...(usedPassages.length > 0 && { usedPassages }),
  };
}

/** What comes of a file that could not be cleaned. */
export function refused(file: FileTask, error: CleanError): CleanedFile {
  return withBytes(refusedFile(file, error));
}

/** A result as it is handed on. */
export function withBytes({ line, ...rest }: MadeFile): CleanedFile {
  return { ...rest, line: nodePlatform.encodeUtf8!(line) };
}

function refusedFile(file: FileTask, error: unknown): MadeFile {
  const { path, name, output, format } = file;
  const record = refusedRecord({ path, name, output, format }, error);
  return { line: ledgerLine(record), totals: totalsOf(record), error: record.error as Problem };
}
