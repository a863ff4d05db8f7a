import { type LiteralFilter, openLiteralFilter } from "../../../match/literal-filter.js";
import { type Beside, type BesideSpec, makeBeside } from "./beside.js";
import { DRESSED_CLUES, DRESSED_LITERALS, SOURCE_FACTS, UNDRESSED_LITERALS } from "./literals.generated.js";
import { SOURCES } from "./sources.js";

/** What is known of a source's pattern; made from it by `.scripts/generate.ts`, as are clues and literals. */
interface SourceFacts {
  readonly name: string;
  /** The pattern without assertions, where it has any. */
  readonly loosened?: string;
  /** The most units that one match covers with what must stand beside it, see `markReach`; none where there is no bound. */
  readonly span?: number;
}

const facts: readonly SourceFacts[] = SOURCE_FACTS;
const factsOf = new Map(facts.map((entry) => [entry.name, entry]));

/** What some literals of a source stand for. Every match of its pattern bears out one of its clues. */
interface ClueSpec extends Partial<BesideSpec> {
  /** The source, as its index in `SOURCES`. */
  readonly owner: number;
  /** The most units that one of these matches covers, as above. */
  readonly span?: number;
}

const specs: readonly ClueSpec[] = DRESSED_CLUES;

/** What a literal stands for. */
export interface Clue {
  /** What a match has beside it; undefined if that is anything. */
  readonly beside: Beside | undefined;
  /** How far a match reaches that holds it. */
  readonly span: number;
}

/** For each clue its source, as an index in `SOURCES`. */
export const CLUE_SOURCES = Int16Array.from(specs, ({ owner }) => owner);

const clues: (Clue | undefined)[] = [];

/** A clue by its index; made when it is first met. */
export function clueAt(index: number): Clue {
  clues[index] ??= makeClue(specs[index]!);
  return clues[index]!;
}

function makeClue({ beside, side, within, span = Number.POSITIVE_INFINITY }: ClueSpec): Clue {
  const asks = beside !== undefined && side !== undefined;
  return {
    beside: asks ? makeBeside({ beside, side, ...(within !== undefined && { within }) }) : undefined,
    span,
  };
}

/** For lines that have all of their decoration; its owners are indices of clues. */
export const CLUE_FILTER: LiteralFilter = openLiteralFilter(DRESSED_LITERALS);

let undressed: LiteralFilter | undefined;

/** For lines of which decoration was taken out; its owners are indices in `SOURCES`. */
export function undressedFilter(): LiteralFilter {
  undressed ??= openLiteralFilter(UNDRESSED_LITERALS);
  return undressed;
}

/** The most units that one match of a source covers, see `markReach`; infinite where there is no bound. */
export const SPANS: readonly number[] = SOURCES.map(({ name }) => factsOf.get(name)?.span ?? Number.POSITIVE_INFINITY);

const loosened: (RegExp | undefined)[] = [];

/** The pattern of a source without the assertions that a cut may make true; the pattern itself where it has none. */
export function loosePattern(owner: number): RegExp {
  const { pattern, name } = SOURCES[owner]!;
  const source = factsOf.get(name)?.loosened;
  if (source === undefined && pattern.global) return pattern;
  loosened[owner] ??= new RegExp(source ?? pattern.source, "gu");
  return loosened[owner]!;
}
