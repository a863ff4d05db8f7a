import { buildLiteralFilter, type LiteralFilter } from "../../../match/literal-filter.js";
import { askBeside, type BesideSpec, type StandsBeside } from "./beside.js";
import { LITERALS } from "./literals.generated.js";
import { SOURCES } from "./sources.js";

/** What the patterns of a source ask of a text; made from them by `.scripts/generate.ts`. */
interface SourceLiterals {
  readonly name: string;
  /** Of these every match bears out one. */
  readonly clauses: readonly ClauseLiterals[];
  /** Literals of which every match holds one, in lines of which decoration was taken out; apart by spaces. */
  readonly undressed: string;
  /** The pattern without assertions, where it has any. */
  readonly loosened?: string;
  /** The most units that one match covers with what must stand beside it, see `markReach`; none where there is no bound. */
  readonly span?: number;
}

/** Literals of one to three units, apart by spaces, of which matches hold one. */
interface ClauseLiterals extends Partial<BesideSpec> {
  readonly literals: string;
  /** The most units that one of these matches covers, as above. */
  readonly span?: number;
}

const entries: readonly SourceLiterals[] = LITERALS;
const literalsOf = new Map(entries.map((entry) => [entry.name, entry]));

/** What a literal stands for. */
export interface Clue {
  /** The source that it may be evidence of, as its index in `SOURCES`. */
  readonly owner: number;
  /** Whether a line has beside it what a match has there; undefined if that is anything. */
  readonly standsBeside?: StandsBeside;
  /** How far a match reaches that holds it. */
  readonly span: number;
}

const split = (literals: string) => literals.split(" ").filter((literal) => literal !== "");
const found: Clue[] = [];

/** For lines that have all of their decoration; its owners are indices in `CLUES`. */
export const CLUE_FILTER: LiteralFilter = buildLiteralFilter(
  SOURCES.flatMap(({ name }, owner) =>
    literalsOf.get(name)!.clauses.map(({ literals, beside, side, within, span = Number.POSITIVE_INFINITY }) => {
      const standsBeside = beside && side && askBeside({ beside, side, ...(within !== undefined && { within }) });
      found.push({ owner, span, ...(standsBeside && { standsBeside }) });
      return split(literals);
    }),
  ),
);
export const CLUES: readonly Clue[] = found;

let undressed: LiteralFilter | undefined;

/** For lines of which decoration was taken out; its owners are indices in `SOURCES`. */
export function undressedFilter(): LiteralFilter {
  undressed ??= buildLiteralFilter(SOURCES.map(({ name }) => split(literalsOf.get(name)!.undressed)));
  return undressed;
}

/** The most units that one match of a source covers, see `markReach`; infinite where there is no bound. */
export const SPANS: readonly number[] = SOURCES.map(
  ({ name }) => literalsOf.get(name)?.span ?? Number.POSITIVE_INFINITY,
);

const loosened: (RegExp | undefined)[] = [];

/** The pattern of a source without the assertions that a cut may make true; the pattern itself where it has none. */
export function loosePattern(owner: number): RegExp {
  const { pattern, name } = SOURCES[owner]!;
  const source = literalsOf.get(name)?.loosened;
  if (source === undefined && pattern.global) return pattern;
  loosened[owner] ??= new RegExp(source ?? pattern.source, "gu");
  return loosened[owner]!;
}
