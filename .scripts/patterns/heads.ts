import type { AST } from "@eslint-community/regexpp";
import { FOLD_KINDS, fold } from "../../src/core/fold.js";
import { SEPARATOR, unitClasses } from "../../src/core/unit-classes.js";
import { digits, isWhiteSpace, membersOf } from "./classes.js";

/** Longer literals narrow no further: three units of Chinese are rare enough. */
export const LONGEST = 3;
/** More literals than this for one pattern narrow nothing. */
export const MOST = 8000;

/** The beginnings of what a part of a pattern matches: `whole` ones are all of it, `cut` ones go on in some way. */
interface Heads {
  readonly whole: ReadonlySet<string>;
  readonly cut: ReadonlySet<string>;
}

/** Nothing, and then what follows. */
const EMPTY: Heads = { whole: new Set([""]), cut: new Set() };
/** Anything. */
const ANY: Heads = { whole: new Set(), cut: new Set([""]) };

/** Whether the tight view that literals are looked for in has all of its decoration, or may lack some between characters. */
export type Decoration = "kept" | "gone";

/**
 * What a sequence holds from one of its parts on, in two ways: from the first time that the part comes, and from the last.
 * Literals of one to three units, one of which stands there; with "" among them if there may be none.
 */
export function headsAt(elements: readonly AST.Element[], at: number, decoration: Decoration): Set<string>[] {
  return [headsOf(elements[at]!), lastHeadsOf(elements[at]!)].map((first) => {
    let heads = first;
    for (let i = at + 1; i < elements.length && heads.whole.size > 0; i++) heads = join(heads, headsOf(elements[i]!));
    const all = [...heads.whole, ...heads.cut].filter((head) => decoration === "gone" || !head.includes(VANISHED));
    return new Set(all.map(settled).filter((head) => head !== undefined));
  });
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
  const tooMany = () => whole.size + cut.size > MOST;
  for (const first of a.whole) {
    for (const next of b.whole) add(first + next, whole);
    for (const next of b.cut) add(first + next, cut);
    if (tooMany()) break;
  }
  if (!tooMany()) return { whole, cut };
  return { whole: new Set(), cut: a.whole.size > MOST ? new Set([""]) : new Set([...a.whole, ...a.cut]) };
}

/** The first units, and the separators that vanished between them. */
function shortened(head: string): string {
  let end = 0;
  for (let size = 0; size < LONGEST; end++) if (head[end] !== VANISHED) size++;
  return head.slice(0, end);
}
