import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { type Frequencies, frequency } from "./frequencies.js";
import { type Decoration, headsAt, MOST } from "./heads.js";
import { holdsOne, rarest, unitsOf } from "./units.js";

/**
 * Literals of which at least one stands in the tight view (see `viewOf`) of every text that a pattern matches a part of:
 * of the stretches that every match must hold the one whose literals are rarest. White space is no part of them, and
 * decoration may be missing, as in the tight view. This is how RE2 and Google's code search choose what to look for
 * (Cox, Regular expression matching with a trigram index, 2012), with heads of at most three units for trigrams.
 *
 * @param pattern a pattern with the `u` flag that is run on the tight, the folded or the plain view
 * @param frequencies how often stretches stand in ordinary texts
 * @param decoration whether the tight view still has all of it, or may lack what stood between characters
 * @returns in order, each of one to three units; undefined if a match may hold none
 */
export function requiredLiterals(
  pattern: RegExp,
  frequencies: Frequencies,
  decoration: Decoration = "gone",
): string[] | undefined {
  const clauses = clausesOf(pattern, { frequencies, decoration });
  return clauses && [...withoutLonger(new Set(clauses.flatMap(({ literals }) => [...literals])))].sort();
}

/** Literals that stand for some of a pattern's alternatives. */
export interface RequiredClause {
  readonly literals: readonly string[];
  /** Units of which one stands in every match beside the literal; none if none is known. */
  readonly beside?: string;
}

/**
 * The same for a tight view that has all of its decoration, by alternatives: what stands in a match beside a literal tells
 * more than the literal alone.
 *
 * @returns clauses, of which every match of the pattern bears out at least one
 */
export function requiredClauses(pattern: RegExp, frequencies: Frequencies): RequiredClause[] | undefined {
  const byBeside = new Map<string, Set<string>>();
  const clauses = clausesOf(pattern, { frequencies, decoration: "kept" });
  for (const { literals, beside = new Set() } of clauses ?? []) {
    const key = [...beside].sort().join("");
    byBeside.set(key, new Set([...(byBeside.get(key) ?? []), ...literals]));
  }
  return (
    clauses &&
    [...byBeside].map(([beside, literals]) => ({
      literals: withoutLonger(literals).sort(),
      ...(beside !== "" && { beside }),
    }))
  );
}

type Literals = ReadonlySet<string>;

interface Texts {
  readonly frequencies: Frequencies;
  readonly decoration: Decoration;
}

interface Clause {
  readonly literals: Literals;
  readonly beside?: Literals;
}

function clausesOf(pattern: RegExp, texts: Texts): readonly Clause[] | undefined {
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  return bestOfAll(alternatives, texts);
}

function bestOfAll(alternatives: readonly AST.Alternative[], texts: Texts): readonly Clause[] | undefined {
  const all = alternatives.map(({ elements }) => bestOf(elements, texts));
  return all.includes(undefined) ? undefined : all.flatMap((clauses) => clauses!);
}

/** The rarest of what each stretch of a sequence begins with, and of what its parts must hold by themselves. */
function bestOf(elements: readonly AST.Element[], texts: Texts): readonly Clause[] | undefined {
  let best: readonly Clause[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  const offer = (clauses: readonly Clause[] | undefined) => {
    const literals = new Set(clauses?.flatMap((clause) => [...clause.literals]));
    if (clauses === undefined || literals.has("") || literals.size > MOST) return;
    const cost = frequency(literals, texts.frequencies);
    if (cost < least) {
      best = clauses;
      least = cost;
    }
  };
  elements.forEach((element, i) => {
    for (const literals of headsAt(elements, i, texts.decoration)) offer([{ literals }]);
    const isHeld = element.type === "Assertion" && "alternatives" in element && !element.negate;
    if (isHeld || element.type === "Group" || element.type === "CapturingGroup")
      offer(bestOfAll(element.alternatives, texts));
    if (element.type === "Quantifier" && element.min > 0) offer(bestOf([element.element], texts));
  });
  if (texts.decoration === "gone") return best;
  const others = elements.map((element) => unitsOf(element, texts.frequencies)).filter((units) => units !== undefined);
  return best?.map((clause) => {
    const telling = others.filter((units) => [...clause.literals].some((literal) => !holdsOne(literal, units)));
    const beside = rarest([...telling, clause.beside], texts.frequencies);
    return beside === undefined ? clause : { ...clause, beside };
  });
}

/** A literal that holds another one is not needed. */
function withoutLonger(literals: Literals): string[] {
  return [...literals].filter((literal) => {
    for (let from = 0; from < literal.length; from++) {
      for (let to = from + 1; to <= literal.length; to++) {
        if (to - from < literal.length && literals.has(literal.slice(from, to))) return false;
      }
    }
    return true;
  });
}
