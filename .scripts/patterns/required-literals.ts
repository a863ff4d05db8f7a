import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { isHalf } from "../../src/stages/ads/view.js";
import { type Frequencies, frequency } from "./frequencies.js";
import { type Decoration, headsAt, LONGEST, MOST } from "./heads.js";
import { longest } from "./longest-match.js";

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
  const clauses = bestOfAll(alternativesOf(pattern), { frequencies, decoration });
  return clauses && [...withoutLonger(new Set(clauses.flatMap(({ literals }) => [...literals])))].sort();
}

/** Literals that stand for some of a pattern's alternatives. */
export interface RequiredClause {
  readonly literals: readonly string[];
  readonly beside?: RequiredBeside;
  /** The most units that a match of these alternatives covers, see `longestMatch`. */
  readonly span: number;
}

/** What begins in a match before or behind the beginning of a literal, or at it. */
export interface RequiredBeside {
  /** Literals of one to three units, of which one stands there. */
  readonly literals: readonly string[];
  readonly side: "before" | "behind";
  /** The most units from the beginning of the one to that of the other, those that are free aside. */
  readonly within: number;
}

/**
 * The same for a tight view that has all of its decoration, by alternatives: what stands in a match beside a literal tells
 * more than the literal alone.
 *
 * @returns clauses, of which every match of the pattern bears out at least one
 */
export function requiredClauses(pattern: RegExp, frequencies: Frequencies): RequiredClause[] | undefined {
  const alike = new Map<string, { literals: Set<string>; beside: RequiredBeside | undefined; span: number }>();
  for (const alternative of alternativesOf(pattern)) {
    const span = longest.ofAny([alternative]);
    const clauses = bestOf(alternative.elements, { frequencies, decoration: "kept" });
    if (clauses === undefined) return undefined;
    for (const { literals, beside } of clauses) {
      const key = JSON.stringify([beside, span]);
      const same = alike.get(key);
      if (same === undefined) alike.set(key, { literals: new Set(literals), beside, span });
      else for (const literal of literals) same.literals.add(literal);
    }
  }
  return [...alike.values()].map(({ literals, beside, span }) => ({
    // What stands beside is told from where a literal begins.
    literals: (beside ? withoutContinued(literals) : withoutLonger(literals)).sort(),
    ...(beside && { beside }),
    span,
  }));
}

type Literals = ReadonlySet<string>;

interface Texts {
  readonly frequencies: Frequencies;
  readonly decoration: Decoration;
}

interface Clause {
  readonly literals: Literals;
  readonly beside?: RequiredBeside;
}

function alternativesOf({ source }: RegExp): readonly AST.Alternative[] {
  return new RegExpParser().parsePattern(source, undefined, undefined, { unicode: true }).alternatives;
}

function bestOfAll(alternatives: readonly AST.Alternative[], texts: Texts): readonly Clause[] | undefined {
  const all = alternatives.map(({ elements }) => bestOf(elements, texts));
  return all.includes(undefined) ? undefined : all.flatMap((clauses) => clauses!);
}

/** The rarest of what each stretch of a sequence begins with, and of what its parts must hold by themselves. */
function bestOf(elements: readonly AST.Element[], texts: Texts): readonly Clause[] | undefined {
  let best: readonly Clause[] | undefined;
  let place = 0;
  let least = Number.POSITIVE_INFINITY;
  const offer = (at: number, clauses: readonly Clause[] | undefined) => {
    const literals = new Set(clauses?.flatMap((clause) => [...clause.literals]));
    if (clauses === undefined || literals.has("") || literals.size > MOST) return;
    const cost = frequency(literals, texts.frequencies);
    if (cost < least) {
      best = clauses;
      place = at;
      least = cost;
    }
  };
  elements.forEach((element, i) => {
    for (const literals of headsAt(elements, i, texts.decoration)) offer(i, [{ literals }]);
    const isHeld = element.type === "Assertion" && "alternatives" in element && !element.negate;
    if (isHeld || element.type === "Group" || element.type === "CapturingGroup")
      offer(i, bestOfAll(element.alternatives, texts));
    if (element.type === "Quantifier" && element.min > 0) offer(i, bestOf([element.element], texts));
  });
  if (texts.decoration === "gone") return best;
  const others = elements.flatMap((_, i) => besideAt(elements, i, place) ?? []);
  return best?.map((clause) => {
    const telling = others.filter(({ literals }) => [...clause.literals].some((own) => !holdsOne(own, literals)));
    const all = [...telling, ...(clause.beside ? [clause.beside] : [])];
    const [beside] = all.sort((a, b) => chance(a, texts.frequencies) - chance(b, texts.frequencies));
    return beside === undefined ? clause : { ...clause, beside };
  });
}

/** What one part of a sequence says of the surroundings of a literal that begins in another part. */
function besideAt(elements: readonly AST.Element[], at: number, place: number): RequiredBeside | undefined {
  const [from, to] = at < place ? [at, place] : [place, at];
  const own = elements[place]!;
  // What stands within an assertion lies over what stands on that side of it.
  if (at === place || (own.type === "Assertion" && own.kind === (at < place ? "lookbehind" : "lookahead"))) return;
  const literals = besideLiterals(headsAt(elements, at, "kept")[0]!);
  // A literal may begin at the end of its part.
  const within = longest.ofRow(elements.slice(from, at < place ? to + 1 : to));
  return literals && { literals, side: at < place ? "before" : "behind", within };
}

/** Heads cut as short as their number asks for; undefined if one may be nothing, or if they are too many to tell much. */
function besideLiterals(heads: Literals): readonly string[] | undefined {
  // Halves of a character may be joined in the tight view.
  const sure = [...heads].map((head) => {
    const half = Array.from(head).findIndex(isHalf);
    return half < 0 ? head : head.slice(0, half);
  });
  for (let length = LONGEST; length > 0; length--) {
    const cut = new Set(sure.map((head) => head.slice(0, length)));
    if (cut.has("")) return undefined;
    if (cut.size <= MOST_BESIDE) return withoutContinued(cut).sort();
  }
  return undefined;
}

/** More than this tell little. */
const MOST_BESIDE = 200;

/** How often ordinary texts have such a thing beside a place, to compare. */
function chance({ literals, within }: RequiredBeside, frequencies: Frequencies): number {
  return (frequency(new Set(literals), frequencies) + 1) * Math.min(within + 1, FAR);
}

/** Within so many units any text has most things that it has at all. */
const FAR = 60;

function holdsOne(literal: string, others: readonly string[]): boolean {
  return others.some((other) => literal.includes(other));
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

/** One that begins with another one is not needed. */
function withoutContinued(literals: Literals): string[] {
  return [...literals].filter((literal) => {
    for (let to = 1; to < literal.length; to++) if (literals.has(literal.slice(0, to))) return false;
    return true;
  });
}
