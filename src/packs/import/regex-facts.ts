import { isStableAnchor } from "../../match/rule-set.js";
import type { CharacterSet, RegexNode } from "./regex-tree.js";

/** A longer anchor narrows no further. */
const LONGEST_ANCHOR = 16;
/** More anchors than this for one rule narrow nothing. */
const MOST_ANCHORS = 200;

/**
 * Literals of which at least one stands in every text that the pattern matches: of the parts that every match must hold
 * the one with the longest literals. Empty if there is none of two characters that folding leaves whole.
 */
export function anchorsOf(node: RegexNode): readonly string[] {
  return required(node) ?? [];
}

function required(node: RegexNode): readonly string[] | undefined {
  switch (node.kind) {
    case "literal":
      return stable(node.value);
    case "sequence":
      return requiredInSequence(node.parts);
    case "choice": {
      const sets = node.branches.map(required);
      if (sets.includes(undefined)) return undefined;
      const all = [...new Set(sets.flatMap((anchors) => anchors!))];
      return all.length > MOST_ANCHORS ? undefined : all;
    }
    case "group":
      return required(node.body);
    case "repeat":
      return node.min > 0 ? required(node.body) : undefined;
    default:
      return undefined;
  }
}

function requiredInSequence(parts: readonly RegexNode[]): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  const offer = (anchors: readonly string[] | undefined) => {
    if (anchors !== undefined && (best === undefined || worth(anchors) > worth(best))) best = anchors;
  };
  let run = "";
  for (const part of flat(parts)) {
    if (part.kind === "literal") {
      run += part.value;
      continue;
    }
    offer(stable(run));
    run = "";
    offer(required(part));
  }
  offer(stable(run));
  return best;
}

/** Sequences and plain groups inside a sequence are part of it, so that literals across their edges join. */
function* flat(parts: readonly RegexNode[]): Generator<RegexNode> {
  for (const part of parts) {
    if (part.kind === "sequence") yield* flat(part.parts);
    else if (part.kind === "group" && part.body.kind === "sequence") yield* flat(part.body.parts);
    else yield part;
  }
}

function worth(anchors: readonly string[]): number {
  return Math.min(...anchors.map((anchor) => anchor.length)) * 1000 - anchors.length;
}

/** The longest piece of a literal that can be an anchor. */
export function stable(literal: string): readonly string[] | undefined {
  const pieces = literal
    .split(/[^\p{L}\p{N}]+/u)
    .map((piece) => piece.slice(0, LONGEST_ANCHOR))
    .filter((piece) => piece.length >= 2 && isStableAnchor(piece))
    .sort((a, b) => b.length - a.length);
  return pieces.length === 0 ? undefined : [pieces[0]!];
}

/** How many letters, digits and Han every match holds at least, and whether a part of it has no upper bound. */
export function tightnessOf(node: RegexNode): { readonly letters: number; readonly open: boolean } {
  switch (node.kind) {
    case "literal":
      return { letters: /[\p{L}\p{N}]/u.test(node.value) ? node.value.length : 0, open: false };
    case "sequence": {
      const parts = node.parts.map(tightnessOf);
      return { letters: parts.reduce((sum, { letters }) => sum + letters, 0), open: parts.some(({ open }) => open) };
    }
    case "choice": {
      const parts = node.branches.map(tightnessOf);
      return { letters: Math.min(...parts.map(({ letters }) => letters)), open: parts.some(({ open }) => open) };
    }
    case "group":
      return tightnessOf(node.body);
    case "repeat": {
      const body = tightnessOf(node.body);
      const wide = node.max > 20 && acceptsHan(node.body);
      return { letters: body.letters * Math.min(node.min, 4), open: body.open || wide };
    }
    default:
      return { letters: 0, open: false };
  }
}

function acceptsHan(node: RegexNode): boolean {
  switch (node.kind) {
    case "set":
      return node.set.has("某");
    case "group":
    case "repeat":
      return acceptsHan(node.body);
    case "sequence":
      return node.parts.some(acceptsHan);
    case "choice":
      return node.branches.some(acceptsHan);
    default:
      return false;
  }
}

/** Whether the pattern matches the empty text. */
export function canBeEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case "literal":
    case "set":
      return false;
    case "sequence":
      return node.parts.every(canBeEmpty);
    case "choice":
      return node.branches.some(canBeEmpty);
    case "group":
      return canBeEmpty(node.body);
    case "repeat":
      return node.min === 0 || canBeEmpty(node.body);
    default:
      return true;
  }
}

/** Whether every match must hold a line end. */
export function spansLines(node: RegexNode): boolean {
  switch (node.kind) {
    case "literal":
      return node.value === "\n" || node.value === "\r";
    case "set":
      return !SAMPLES.some((c) => node.set.has(c)) && (node.set.has("\n") || node.set.has("\r"));
    case "sequence":
      return node.parts.some(spansLines);
    case "choice":
      return node.branches.every(spansLines);
    case "group":
      return spansLines(node.body);
    case "repeat":
      return node.min > 0 && spansLines(node.body);
    default:
      return false;
  }
}

/** Characters to try for a set, Han first. */
const SAMPLES = Array.from("某好1a6xA，。！ -._:/（【x)、“一丶0９·*#＊★=+~|");

/**
 * A text that the pattern should match; the engine has to say whether it does. Different variants take other branches,
 * other characters and one repetition more.
 */
export function sampleOf(node: RegexNode, variant: number): string {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "set":
      return sampleOfSet(node.set, variant);
    case "sequence":
      return node.parts.map((part) => sampleOf(part, variant)).join("");
    case "choice":
      return sampleOf(node.branches[variant % node.branches.length]!, variant);
    case "group":
      return sampleOf(node.body, variant);
    case "repeat": {
      const times = Math.min(node.min + (variant % 3), Math.max(node.min, Math.min(node.max, node.min + 2)));
      return Array.from({ length: times }, (_, i) => sampleOf(node.body, variant + i)).join("");
    }
    default:
      return "";
  }
}

function sampleOfSet(set: CharacterSet, variant: number): string {
  const fitting = SAMPLES.filter((c) => set.has(c));
  if (fitting.length > 0) return fitting[variant % Math.min(fitting.length, 4)]!;
  for (let point = 0x21; point < 0xffff; point++) {
    const character = String.fromCharCode(point);
    if ((point < 0xd800 || point > 0xdfff) && set.has(character)) return character;
  }
  return "";
}
