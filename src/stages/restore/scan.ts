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

/** Finds the stretches of a text that may be masks. */
export type Scan = (text: Text) => Occurrence[];

/**
 * Builds the scan: one look at each unit of the text in a table, and more only where a letter, a sign between Chinese
 * characters or the first two units of a listed literal stand.
 */
export function createScan(masks: Masks): Scan {
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
  const index = indexBigrams(literals);
  return ({ value: text, units }) => {
    const found: Occurrence[] = [];
    for (let at = nextMarked(units, 0, classes); at < units.length; at = nextMarked(units, at, classes)) {
      const kind = classes[units[at]!]!;
      if ((kind & LATIN) !== 0) {
        const { end, occurrence } = findLatin(text, at, masks);
        if (occurrence !== undefined) found.push(occurrence);
        at = end;
        continue;
      }
      const isSign = (kind & SIGN) !== 0;
      const occurrence = isSign ? findSeparator(text, at, masks) : findLiteral(text, at, masks, index);
      if (occurrence !== undefined) found.push(occurrence);
      at = isSign || occurrence === undefined ? at + 1 : occurrence.end;
    }
    return found;
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
  if (literal !== undefined) {
    const to = masks.split.get(literal);
    const family = to === undefined ? "word" : "split";
    const candidates = [to ?? masks.words.get(literal)!.to];
    return { start: at, end: at + literal.length, family, mask: literal, candidates, lone: false };
  }
  const plain = masks.variants.get(text.charAt(at));
  if (plain === undefined || plain === text.charAt(at)) return undefined;
  if (!isHan(text.charCodeAt(at - 1)) && !isHan(text.charCodeAt(at + 1))) return undefined;
  return { start: at, end: at + 1, family: "variant", mask: text.charAt(at), candidates: [plain], lone: false };
}
