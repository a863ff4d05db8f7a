import { LOWER_FROM, LOWER_SEVERAL, LOWER_TO, NORMAL_FROM, NORMAL_TO, SEVERAL } from "./fold-units.generated.js";
import { SIMPLIFIED, TRADITIONAL } from "./traditional.generated.js";

/** Which of the foldings that look at one character are wanted. */
export interface CharacterFolds {
  readonly nfkc: boolean;
  readonly case: boolean;
  readonly traditional: boolean;
}

/** The table's mark for units that need a look at their neighbours or become several: see `foldSegment`. */
export const SLOW = 0xffff;

/**
 * Characters that take no room and carry no meaning between letters: soft hyphen, joiners and zero-width spaces,
 * direction marks, fillers, variation selectors, tags, and control characters but tab, line feed, form feed and
 * carriage return. Unicode's Default_Ignorable_Code_Point and Cc, less what is layout.
 */
export const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|\udb40[\udc00-\udfff]/g;

/** Characters that may join with the one before them when normalized: marks, and vowels and finals of Hangul. */
const EXTENDER = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb\u{16d63}-\u{16d68}]/u;

const tables = new Map<string, Uint16Array>();

/** For every code unit what it folds to, itself if to nothing else, or `SLOW`. Built once for each set of folds. */
export function foldTable(folds: CharacterFolds): Uint16Array {
  const key = `${folds.nfkc}${folds.case}${folds.traditional}`;
  let table = tables.get(key);
  if (table === undefined) {
    table = buildTable(folds);
    tables.set(key, table);
  }
  return table;
}

/** Whether the character may join with the one before it. */
export function isExtender(character: string): boolean {
  return EXTENDER.test(character.normalize("NFKC"));
}

/**
 * So many characters join into one at most. Normalizing sorts the marks of a character, in a time that grows by the square
 * of their number; what no one reads is made to hurt. Unicode's stream-safe format (UAX #15) allows 30 marks.
 */
const MOST_JOINED = 256;

/**
 * Folds a base character with all that joins it, until nothing changes any more. What has more marks than anything to be
 * read is folded one by one.
 */
export function foldSegment(segment: string, folds: CharacterFolds): string {
  if (segment.length > MOST_JOINED) {
    const characters = Array.from(segment);
    if (characters.length > MOST_JOINED) {
      const known = new Map([...new Set(characters)].map((character) => [character, foldSegment(character, folds)]));
      return characters.map((character) => known.get(character)!).join("");
    }
  }
  let text = segment;
  for (let before = ""; before !== text; ) {
    before = text;
    if (folds.nfkc) text = text.normalize("NFKC");
    if (folds.case) text = Array.from(text, (character) => character.toLowerCase()).join("");
    if (folds.traditional) text = Array.from(text, simplify).join("");
  }
  return text;
}

/** Few characters are asked for, and each once: a map of all would take longer to make than looking through the list. */
function simplify(character: string): string {
  return SIMPLIFIED[TRADITIONAL.indexOf(character)] ?? character;
}

function buildTable(folds: CharacterFolds): Uint16Array {
  const table = new Uint16Array(sameUnits());
  table.fill(SLOW, 0xd800, 0xe000);
  if (folds.case) {
    for (let i = 0; i < LOWER_FROM.length; i++) table[LOWER_FROM.charCodeAt(i)] = LOWER_TO.charCodeAt(i);
    markRuns(table, LOWER_SEVERAL);
  }
  if (folds.traditional) {
    for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  }
  if (folds.nfkc) {
    // What a unit is normalized to has its own entry by now, and is not normalized any further.
    for (let i = 0; i < NORMAL_FROM.length; i++) table[NORMAL_FROM.charCodeAt(i)] = table[NORMAL_TO.charCodeAt(i)]!;
    markRuns(table, SEVERAL);
  }
  return table;
}

/** Marks runs of units as `SLOW`. */
function markRuns(table: Uint16Array, runs: string): void {
  eachRun(runs, (start, end) => table.fill(SLOW, start, end));
}

/** Runs of units, given as start and count, base 36. */
function eachRun(runs: string, visit: (start: number, end: number) => void): void {
  const numbers = runs.split(" ");
  for (let i = 0; i < numbers.length; i += 2) {
    const start = Number.parseInt(numbers[i]!, 36);
    visit(start, start + Number.parseInt(numbers[i + 1]!, 36));
  }
}

let same: Uint16Array | undefined;

/** For every code unit itself. */
function sameUnits(): Uint16Array {
  if (same === undefined) {
    same = new Uint16Array(0x10000);
    for (let unit = 0; unit < 0x10000; unit++) same[unit] = unit;
  }
  return same;
}

let foldable: Uint16Array | undefined;

/**
 * All units that any of the folds changes or marks as `SLOW`, some of them twice: one in six of all units, so that tables
 * made of a fold table need no look at the others.
 */
export function foldableUnits(): Uint16Array {
  if (foldable === undefined) {
    const units = new Uint16Array(0x10000);
    let count = 0;
    for (const list of [LOWER_FROM, TRADITIONAL, NORMAL_FROM]) {
      for (let i = 0; i < list.length; i++) units[count++] = list.charCodeAt(i);
    }
    const addRun = (start: number, end: number) => {
      for (let unit = start; unit < end; unit++) units[count++] = unit;
    };
    eachRun(LOWER_SEVERAL, addRun);
    eachRun(SEVERAL, addRun);
    addRun(0xd800, 0xe000);
    units[count++] = SLOW; // no character, and taken for the mark
    foldable = units.slice(0, count);
  }
  return foldable;
}
