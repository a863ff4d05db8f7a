import { STAGE_IDS, type StageId } from "../core/stage.js";
import type { OldEntry, OldLedger } from "../io/old-ledger.js";
import { sha256 } from "../io/sha256.js";
import type { SetupPlan } from "./setup.js";
import type { CleanedFile, FileTask } from "./task.js";
import type { Told } from "./told-counts.js";
import type { Totals } from "./totals.js";

/** What the index of a ledger says of all its rows. */
export interface About {
  /** What results depend on beside files and settings. */
  readonly made: string;
  /** For each setup, by the key of its plan, the hashes that manifests give. */
  readonly setups: Readonly<Record<string, SetupHashes>>;
}

export interface SetupHashes {
  readonly config: string;
  readonly rules: string;
}

/** What an index says of one row: what the line came of, and what of the result does not stand in it. */
interface Reuse extends Told {
  readonly plan: string;
  /** SHA-256 (hex) of the file. */
  readonly source: string;
  /** The key of the counts it was told of; empty without. */
  readonly corpus: string;
  readonly totals: Totals;
  readonly rest: Pick<CleanedFile, "error" | "broken" | "unusedDirectives" | "usedPassages" | "listed">;
}

/** A result of an earlier run that may still be good. */
export interface KnownResult extends Reuse {
  readonly entry: OldEntry;
}

/** What earlier runs found out. */
export interface KnownResults {
  /** The result for a file with its path, name and setup, if there is one. */
  of(file: FileTask): KnownResult | undefined;
  /** The result as if it had been found now. */
  result(known: KnownResult): CleanedFile;
}

/** The key of a plan: all that decides what comes out, but for the program itself. */
export function planKey({ config, stages, format, packs }: SetupPlan): string {
  const sources = packs.map(({ source }) => source);
  return sha256(JSON.stringify([{ ...config, packs: sources }, stages, format])).slice(0, KEY);
}

/** What the setups of several files have in common, for the manifest. */
export interface JoinedSetups {
  readonly stages: readonly StageId[];
  readonly hashes: SetupHashes;
}

/** Joins the stages and hashes of the distinct setups of a run; the order does not matter. */
export function joinHashes(stages: readonly (readonly StageId[])[], hashes: readonly SetupHashes[]): JoinedSetups {
  const join = (part: keyof SetupHashes) => {
    const sorted = [...new Set(hashes.map((one) => one[part]))].sort();
    return sorted.length === 1 ? sorted[0]! : sha256(sorted.join("\n"));
  };
  return {
    stages: STAGE_IDS.filter((id) => stages.some((some) => some.includes(id))),
    hashes: { config: join("config"), rules: join("rules") },
  };
}

/** Digits of a key: 64 bits tell the few setups and counts of a folder apart. */
export const KEY = 16;

/** Reads what the index of a ledger says of all rows; nothing if it is of another build of the program. */
export function readAbout(about: unknown, made: string): About | undefined {
  const found = about as About | undefined;
  return found?.made === made ? found : undefined;
}

/**
 * Opens the results that a ledger holds.
 *
 * @param plans the keys of the job's plans
 */
export function openKnownResults(old: OldLedger, plans: readonly string[]): KnownResults {
  const entries = new Map(old.entries.map((entry) => [entry.output, entry]));
  return {
    of({ output, path, name, plan }) {
      const entry = entries.get(output);
      if (entry?.reuse === undefined || entry.path !== path) return undefined;
      const reuse = unpack(entry.reuse as Packed);
      return reuse.plan === plans[plan] && reuse.name === name ? { ...reuse, entry } : undefined;
    },
    result({ entry, source, asked, answers, totals, rest }) {
      const told = { asked, answers };
      return {
        line: old.line(entry),
        totals,
        sha256: source,
        told,
        ...(entry.clean && { clean: entry.clean }),
        ...rest,
      };
    },
  };
}

/**
 * What the index is to say of a result; nothing for one that is not decided by the file and its setup, such as a file
 * that could not be written.
 */
export function reuseOf(file: FileTask, result: CleanedFile, plan: string, corpus: string): unknown {
  const { totals, sha256, told, error, broken, unusedDirectives, usedPassages, listed } = result;
  if (sha256 === undefined || (error !== undefined && !OF_CONTENT.has(error.code))) return undefined;
  const { changed, unchanged, adLines, markers, restorations, suggestions } = totals;
  const rest = {
    ...(error && { error }),
    ...(broken !== undefined && { broken }),
    ...(unusedDirectives && { unusedDirectives }),
    ...(usedPassages && { usedPassages }),
    ...(listed && { listed }),
  };
  const packed: Packed = [
    ...([plan, sha256, corpus, told?.asked ?? "", told?.answers ?? "", file.name] as const),
    [changed, unchanged, adLines, markers, restorations, suggestions],
    rest,
  ];
  return packed;
}

/** The errors that the same file leads to again. */
const OF_CONTENT: ReadonlySet<string> = new Set([
  "binary",
  "encoding-undecidable",
  "encoding-unsupported",
  "too-many-broken-bytes",
  "over-removal",
  "page-is-error",
  "archive-broken",
  "archive-encrypted",
  "archive-bomb",
]);

type Packed = [
  plan: string,
  source: string,
  corpus: string,
  asked: string,
  answers: string,
  name: string,
  totals: [number, number, number, number, number, number],
  rest: Reuse["rest"],
];

function unpack([plan, source, corpus, asked, answers, name, numbers, rest]: Packed): Reuse & { name: string } {
  const [changed, unchanged, adLines, markers, restorations, suggestions] = numbers;
  const refused = 1 - changed - unchanged;
  const totals = { files: 1, changed, unchanged, refused, adLines, markers, restorations, suggestions };
  return { plan, source, corpus, asked, answers, name, totals, rest };
}
