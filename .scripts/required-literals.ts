import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import { FOLD_KINDS, fold } from "../src/core/fold.js";
import { LETTER, SEPARATOR, unitClasses } from "../src/core/unit-classes.js";
import { isFree } from "../src/stages/ads/glance/reach.js";
import { isHalf } from "../src/stages/ads/view.js";

/** Longer literals narrow no further: three units of Chinese are rare enough. */
const LONGEST = 3;
/** More literals than this for one pattern narrow nothing. */
const MOST = 8000;
/** Larger classes of characters stand for any character. */
const WIDEST = 64;

/** The beginnings of what a part of a pattern matches: `whole` ones are all of it, `cut` ones go on in some way. */
interface Heads {
  readonly whole: ReadonlySet<string>;
  readonly cut: ReadonlySet<string>;
}

/** Nothing, and then what follows. */
const EMPTY: Heads = { whole: new Set([""]), cut: new Set() };
/** Anything. */
const ANY: Heads = { whole: new Set(), cut: new Set([""]) };

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

type Decoration = "kept" | "gone";
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
    for (const first of [headsOf(element), lastHeadsOf(element)]) {
      let heads = first;
      for (let at = i + 1; at < elements.length && heads.whole.size > 0; at++)
        heads = join(heads, headsOf(elements[at]!));
      const all = [...heads.whole, ...heads.cut].filter(
        (head) => texts.decoration === "gone" || !head.includes(VANISHED),
      );
      offer([{ literals: new Set(all.map(settled).filter((head) => head !== undefined)) }]);
    }
    const isHeld = element.type === "Assertion" && "alternatives" in element && !element.negate;
    if (isHeld || element.type === "Group" || element.type === "CapturingGroup")
      offer(bestOfAll(element.alternatives, texts));
    if (element.type === "Quantifier" && element.min > 0) offer(bestOf([element.element], texts));
  });
  if (texts.decoration === "gone") return best;
  const others = elements.map((element) => unitsOf(element, texts)).filter((units) => units !== undefined);
  return best?.map((clause) => {
    const telling = others.filter((units) => [...clause.literals].some((literal) => !holdsOne(literal, units)));
    const beside = rarest([...telling, clause.beside], texts);
    return beside === undefined ? clause : { ...clause, beside };
  });
}

function holdsOne(literal: string, units: Literals): boolean {
  return Array.from({ length: literal.length }, (_, i) => literal[i]!).some((unit) => units.has(unit));
}

function rarest(sets: readonly (Literals | undefined)[], { frequencies }: Texts): Literals | undefined {
  const known = sets.filter((units) => units !== undefined);
  return known.sort((a, b) => frequency(a, frequencies) - frequency(b, frequencies))[0];
}

/** Units of which the tight view has one wherever a part of a pattern matches; undefined if there are none. */
function unitsOf(element: AST.Element, texts: Texts): Literals | undefined {
  switch (element.type) {
    case "Character":
      return unitOf(String.fromCodePoint(element.value));
    case "CharacterClass":
      return unionOf(membersOf(element)?.map(unitOf));
    case "CharacterSet":
      return unionOf(digits(element)?.map(unitOf));
    case "Group":
    case "CapturingGroup":
      return unionOf(
        element.alternatives.map(({ elements }) =>
          rarest(
            elements.map((part) => unitsOf(part, texts)),
            texts,
          ),
        ),
      );
    case "Quantifier":
      return element.min > 0 ? unitsOf(element.element, texts) : undefined;
    default:
      return undefined;
  }
}

/** What the tight view has of a character; nothing certain of white space, and of halves that may have been joined. */
function unitOf(value: string): Literals | undefined {
  const folded = /\s/u.test(value) ? "" : fold(value, FOLD_KINDS).text;
  if (folded === "" || isHalf(folded)) return undefined;
  return new Set([folded[0]!]);
}

function unionOf(sets: readonly (Literals | undefined)[] | undefined): Literals | undefined {
  if (sets === undefined || sets.includes(undefined)) return undefined;
  const all = new Set(sets.flatMap((set) => [...set!]));
  return all.size > MOST_BESIDE ? undefined : all;
}

/** More units than this tell little. */
const MOST_BESIDE = 200;

/** The same of the last time that a part which may come often does: what follows it follows that. */
function lastHeadsOf(element: AST.Element): Heads {
  if (element.type === "Quantifier" && element.min > 0) return lastHeadsOf(element.element);
  if (element.type !== "Group" && element.type !== "CapturingGroup") return headsOf(element);
  return union(
    element.alternatives.map(({ elements }) => {
      const first = elements.findIndex((part) => part.type !== "Quantifier" || part.min > 0);
      if (first < 0) return elements.map(headsOf).reduce(join, EMPTY);
      return elements
        .slice(first + 1)
        .map(headsOf)
        .reduce(join, lastHeadsOf(elements[first]!));
    }),
  );
}

function headsOf(element: AST.Element): Heads {
  switch (element.type) {
    case "Character":
      return character(String.fromCodePoint(element.value));
    case "CharacterClass": {
      const members = membersOf(element);
      return members === undefined ? ANY : union(members.map(character));
    }
    case "CharacterSet":
      return isWhiteSpace(element) ? EMPTY : (digits(element)?.map(character).reduce(both) ?? ANY);
    case "Group":
    case "CapturingGroup":
      return headsOfAll(element.alternatives);
    case "Quantifier": {
      const once = headsOf(element.element);
      let heads = EMPTY;
      for (let i = 0; i < Math.min(element.min, LONGEST); i++) heads = join(heads, once);
      if (element.max - element.min > 2) return join(heads, both(EMPTY, repeated(once)));
      for (let i = element.min; i < element.max; i++) heads = join(heads, both(EMPTY, once));
      return heads;
    }
    case "Assertion":
      return element.kind === "lookahead" && !element.negate ? goingOn(headsOfAll(element.alternatives)) : EMPTY;
    default:
      return ANY;
  }
}

/** What the tight view may hold of a character: nothing of white space, and of a separator itself or nothing. */
function character(value: string): Heads {
  if (/\s/u.test(value)) return EMPTY;
  const folded = fold(value, FOLD_KINDS).text;
  if (folded.length === 0) return EMPTY;
  if (folded.length > 1 && folded !== value) return ANY;
  return isSeparator(folded) ? heads([folded, VANISHED]) : heads([folded]);
}

/** Stands for a separator that was taken out. */
const VANISHED = "\ue000";

/** Whether folding takes it out between two Han, and only there. */
function isSeparator(character: string): boolean {
  return character.length === 1 && (unitClasses()[character.charCodeAt(0)]! & SEPARATOR) !== 0;
}

/** The head as it stands in a text: undefined if separators cannot have vanished where it says so. */
function settled(head: string): string | undefined {
  return BETWEEN_OTHERS.test(head) ? undefined : head.replaceAll(VANISHED, "");
}

const BETWEEN_OTHERS = new RegExp(
  `[^\\p{Script=Han}${VANISHED}]${VANISHED}|${VANISHED}[^\\p{Script=Han}${VANISHED}]`,
  "u",
);

function heads(whole: readonly string[]): Heads {
  return { whole: new Set(whole), cut: new Set() };
}

function both(a: Heads, b: Heads): Heads {
  return { whole: new Set([...a.whole, ...b.whole]), cut: new Set([...a.cut, ...b.cut]) };
}

function union(all: readonly Heads[]): Heads {
  return all.reduce(both, { whole: new Set<string>(), cut: new Set<string>() });
}

function headsOfAll(alternatives: readonly AST.Alternative[]): Heads {
  return union(alternatives.map(({ elements }) => elements.map(headsOf).reduce(join, EMPTY)));
}

/** Heads behind which anything may stand. */
function goingOn({ whole, cut }: Heads): Heads {
  return { whole: new Set(), cut: new Set([...whole, ...cut]) };
}

/** The heads of a part that comes once or more often; one that is nothing but white space adds nothing. */
function repeated({ whole, cut }: Heads): Heads {
  return goingOn({ whole: new Set([...whole].filter((head) => head !== "")), cut });
}

function join(a: Heads, b: Heads): Heads {
  const whole = new Set<string>();
  const cut = new Set(a.cut);
  const add = (head: string, into: Set<string>) => {
    const size = head.length - head.split(VANISHED).length + 1;
    if (BETWEEN_OTHERS.test(head)) return;
    if (size >= LONGEST) cut.add(shortened(head));
    else into.add(head);
  };
  for (const first of a.whole) {
    for (const next of b.whole) add(first + next, whole);
    for (const next of b.cut) add(first + next, cut);
  }
  return whole.size + cut.size > MOST
    ? { whole: new Set(), cut: a.whole.size > MOST ? new Set([""]) : new Set([...a.whole, ...a.cut]) }
    : { whole, cut };
}

/** The first units, and the separators that vanished between them. */
function shortened(head: string): string {
  let end = 0;
  for (let size = 0; size < LONGEST; end++) if (head[end] !== VANISHED) size++;
  return head.slice(0, end);
}

function membersOf(set: AST.ClassRangesCharacterClass | AST.CharacterClass): string[] | undefined {
  if (set.negate) return undefined;
  const members: string[] = [];
  for (const element of set.elements) {
    if (element.type === "Character") members.push(String.fromCodePoint(element.value));
    else if (element.type === "CharacterClassRange") {
      if (element.max.value - element.min.value > WIDEST) return undefined;
      for (let c = element.min.value; c <= element.max.value; c++) members.push(String.fromCodePoint(c));
    } else if (element.type === "CharacterSet" && isWhiteSpace(element)) members.push(" ");
    else if (element.type === "CharacterSet" && digits(element) !== undefined) members.push(...digits(element)!);
    else return undefined;
  }
  return members.length > WIDEST ? undefined : members;
}

function isWhiteSpace(set: { readonly kind?: string; readonly negate?: boolean }): boolean {
  return set.kind === "space" && set.negate === false;
}

function digits(set: { readonly kind?: string; readonly negate?: boolean }): string[] | undefined {
  return set.kind === "digit" && set.negate === false ? [..."0123456789"] : undefined;
}

/** How often the stretches of one to three units stand in ordinary texts. */
export type Frequencies = ReadonlyMap<string, number>;

/** Counts the stretches of texts, which are given in their tight view. */
export function countStretches(texts: readonly string[]): Frequencies {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      for (let size = 1; size <= LONGEST && at + size <= text.length; size++) {
        const stretch = text.slice(at, at + size);
        counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** What a stretch that was not met is taken for, so that fewer and longer literals are better. */
const UNMET = [0, 1, 0.02, 0.001];

function frequency(literals: Literals, frequencies: Frequencies): number {
  let sum = 0;
  for (const literal of literals) sum += frequencies.get(literal) ?? UNMET[literal.length] ?? 0;
  return sum;
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

/**
 * Sets of letters, digits and Han of each of which one stands in every text that a pattern matches, whatever of it is folded; the rarest, but
 * for what the anchors say already.
 */
export function requiredUnits(pattern: RegExp, anchors: readonly string[], frequencies: Frequencies): string[] {
  const texts: Texts = { frequencies, decoration: "kept" };
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  const [first, ...others] = alternatives;
  const sets =
    others.length === 0
      ? first!.elements.map((element) => unitsOf(element, texts))
      : [
          unionOf(
            alternatives.map(({ elements }) =>
              rarest(
                elements.map((element) => unitsOf(element, texts)),
                texts,
              ),
            ),
          ),
        ];
  return sets
    .filter((units) => units !== undefined)
    .filter((units) => [...units].every((unit) => (unitClasses()[unit.charCodeAt(0)]! & LETTER) !== 0))
    .filter((units) => !anchors.every((anchor) => holdsOne(fold(anchor, FOLD_KINDS).text, units)))
    .sort((a, b) => frequency(a, frequencies) - frequency(b, frequencies))
    .slice(0, MOST_REQUIRED)
    .map((units) => [...units].sort().join(""));
}

const MOST_REQUIRED = 2;

/**
 * A pattern without the assertions that a cut may make true: edges, and what must not stand beside. It matches wherever
 * the pattern matches in a part of a text, so that a text it does not match has no part that the pattern matches.
 */
export function loosened(pattern: RegExp): string {
  const pieces: string[] = [];
  let from = 0;
  const { source } = pattern;
  visitRegExpAST(new RegExpParser().parsePattern(source, undefined, undefined, { unicode: true }), {
    onAssertionEnter(assertion) {
      const { start, end } = assertion;
      if (start < from || isKeptByCuts(assertion)) return;
      pieces.push(source.slice(from, start));
      from = end;
    },
  });
  return pieces.join("") + source.slice(from);
}

/** Whether an assertion that holds in a part of a text holds in the text. */
function isKeptByCuts(assertion: AST.Assertion): boolean {
  let kept = true;
  visitRegExpAST(assertion, {
    onAssertionEnter(inner) {
      if (!("alternatives" in inner) || inner.negate) kept = false;
    },
  });
  return kept;
}

/**
 * The most units of a text that one match covers, digits and the like aside (see `isFree`): no pattern says how long a
 * number or an address may be. Infinity if there is no bound.
 *
 * @param looks whether what must stand before it and behind it counts
 */
export function longestMatch(pattern: RegExp, looks: "looks" | "match" = "match"): number {
  const parsed = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  return longestOf(parsed.alternatives, looks === "looks");
}

function longestOf(alternatives: readonly AST.Alternative[], looks: boolean): number {
  const size = (sum: number, element: AST.Element) => sum + sizeOf(element, looks);
  return Math.max(...alternatives.map(({ elements }) => elements.reduce(size, 0)));
}

function sizeOf(element: AST.Element, looks: boolean): number {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return longestOf(element.alternatives, looks);
    case "Quantifier": {
      const size = sizeOf(element.element, looks);
      return size === 0 ? 0 : element.max * size;
    }
    case "Assertion":
      return looks && "alternatives" in element && !element.negate ? longestOf(element.alternatives, looks) : 0;
    case "Character":
      return countedUnits(String.fromCodePoint(element.value));
    case "CharacterClass":
      return Math.max(...(membersOf(element)?.map(countedUnits) ?? [2]));
    case "CharacterSet":
      return isWhiteSpace(element) || digits(element) !== undefined ? 0 : 2;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

function countedUnits(character: string): number {
  return /\s/u.test(character) || (character.length === 1 && isFree(character.charCodeAt(0))) ? 0 : character.length;
}
