import type { Text } from "../../core/text.js";
import type { BigramIndex } from "./bigram-index.js";
import { indexBigrams } from "./bigram-index.js";
import type { Masks } from "./compile-masks.js";
import { findLatin } from "./find-latin.js";
import { findSeparator } from "./find-separator.js";
import type { Occurrence } from "./occurrence.js";
import { isHan } from "./occurrence.js";

const LATIN = 1;
const SIGN = 2;
const LITERAL = 4;
const VARIANT = 8;
const ANCHOR = 16;

/** What a scan finds, both in order. */
export interface Found {
  /** The stretches that may be masks. */
  readonly occurrences: readonly Occurrence[];
  /** The places where an anchor may begin. */
  readonly anchors: readonly number[];
}

/** Scans a text. */
export type Scan = (text: Text) => Found;

/**
 * Builds the scan: one look at each unit of the text in a table, and more only where a letter, a sign between Chinese
 * characters or the first two units of a listed literal stand.
 *
 * @param anchors what else is looked for
 */
export function createScan(masks: Masks, anchors: BigramIndex): Scan {
  const classes = new Uint8Array(0x10000);
  const mark = (characters: Iterable<string>, bit: number) => {
    for (const character of characters) classes[character.charCodeAt(0)]! |= bit;
  };
  mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", LATIN);
  mark("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ", LATIN);
  mark("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", LATIN);
  for (const signs of [masks.odd, masks.plain, masks.invisible, masks.placeholders, masks.starred]) mark(signs, SIGN);
  const literals = [...masks.split.keys(), ...masks.words.keys()];
  mark(
    literals.map((literal) => literal.charAt(0)),
    LITERAL,
  );
  mark(masks.variants.keys(), VARIANT);
  mark(
    anchors.literals.map((anchor) => anchor.charAt(0)),
    ANCHOR,
  );
  const index = indexBigrams(literals);
  return ({ value: text, units }) => {
    const occurrences: Occurrence[] = [];
    const places: number[] = [];
    for (let at = nextMarked(units, 0, classes); at < units.length; at = nextMarked(units, at, classes)) {
      const kind = classes[units[at]!]!;
      let end = at + 1;
      if ((kind & LATIN) !== 0) {
        const latin = findLatin(text, at, masks);
        if (latin.occurrence !== undefined) occurrences.push(latin.occurrence);
        end = latin.end;
      } else if ((kind & SIGN) !== 0) {
        const separator = findSeparator(text, at, masks);
        if (separator !== undefined) occurrences.push(separator);
      } else {
        const mayBeListed = (kind & LITERAL) !== 0 && index.mayStart(units, at);
        const listed =
          (mayBeListed ? findLiteral(text, at, masks, index) : undefined) ??
          ((kind & VARIANT) !== 0 ? findVariant(text, at, masks) : undefined);
        if (listed !== undefined) {
          occurrences.push(listed);
          end = listed.end;
        }
      }
      // Wherever they stand in what is passed over.
      for (; at < end; at++) if ((classes[units[at]!]! & ANCHOR) !== 0 && anchors.mayStart(units, at)) places.push(at);
    }
    return { occurrences, anchors: places };
  };
}

/** The next place from one on that needs a look, or the length. */
function nextMarked(units: Uint16Array, from: number, classes: Uint8Array): number {
  let at = from;
  while (at < units.length && classes[units[at]!] === 0) at++;
  return at;
}

function findLiteral(text: string, at: number, masks: Masks, index: BigramIndex): Occurrence | undefined {
  const literal = index.at(text, at);
  if (literal === undefined) return undefined;
  const to = masks.split.get(literal);
  const family = to === undefined ? "word" : "split";
  const candidates = [to ?? masks.words.get(literal)!.to];
  return { start: at, end: at + literal.length, family, mask: literal, candidates, lone: false };
}

function findVariant(text: string, at: number, masks: Masks): Occurrence | undefined {
  const plain = masks.variants.get(text.charAt(at));
  if (plain === undefined || plain === text.charAt(at)) return undefined;
  if (!isHan(text.charCodeAt(at - 1)) && !isHan(text.charCodeAt(at + 1))) return undefined;
  return { start: at, end: at + 1, family: "variant", mask: text.charAt(at), candidates: [plain], lone: false };
}
