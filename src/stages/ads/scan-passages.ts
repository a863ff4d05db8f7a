import { FOLD_KINDS, fold } from "../../core/fold.js";
import { foldableUnits, foldSegment, foldTable, isExtender, SLOW } from "../../core/fold-table.js";
import { eachClassRun, HAN, UNSEEN, unitClasses } from "../../core/unit-classes.js";

/** Called for each passage: its fingerprint as a number of 48 bits, and its range in the text. */
export type EmitPassage = (key: number, start: number, end: number) => void;

/** Shorter clauses (同志们, 特此通知) repeat in any folder and tell nothing. */
const MIN_LETTERS = 6;
/** Bounds what one line of a hostile text gives. */
const MAX_LETTERS = 200;
/** Units of a line or clause that are looked at for its letters. */
const MAX_UNITS = MAX_LETTERS * 2;
/** What ends a clause. */
const STOPS = ",，。!！?？;；:：、…~—（()）【】|｜";
const CHARACTER_FOLDS = { nfkc: true, case: true, traditional: true } as const;
const LETTER_FOLDS = FOLD_KINDS.slice(0, 4);

/** What the table has of units beside the letters they fold to; no letter is so small. */
const IGNORED = 0;
const STOP = 1;
const LINE_END = 2;
/** Becomes several units or joins its neighbour; what it is, is found out when it is met. No character folds to it. */
const UNDECIDED = 0xfffe;

/**
 * The passages of a text with the numbers of their fingerprints, as `passageFingerprints` gives them and in its order, at
 * many times its speed: one pass over the units of a line with a table; only lines with characters that join their
 * neighbours or become several are folded as strings.
 */
export function scanPassages(text: string, emit: EmitPassage): void {
  const letters = letterTable();
  for (let start = 0; start < text.length; ) {
    let end = scanLine(text, start, letters, emit);
    if (end < 0) {
      end = start;
      while (end < text.length && letters[text.charCodeAt(end)] !== LINE_END) end++;
      foldLine(text, start, end, emit);
    }
    start = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
}

/** The clauses of the line at hand: key, start, end and letters of each. Used again: an array that is emptied grows anew. */
let clauses = new Float64Array(256);

/** Scans a line by the table. Returns its end, or -1, with nothing emitted, if that cannot tell what the line folds to. */
function scanLine(text: string, start: number, letters: Uint16Array, emit: EmitPassage): number {
  let clausesEnd = 0;
  let wholeA = BASIS_A;
  let wholeB = BASIS_B;
  let whole = 0;
  let a = BASIS_A;
  let b = BASIS_B;
  let size = 0;
  let from = start;
  let at = start;
  const wholeEnd = start + MAX_UNITS;
  for (; ; at++) {
    // Most of a text are letters that count for both, with room for both.
    const begun = at;
    const room = Math.min(MAX_LETTERS - size, MAX_LETTERS - whole, from + MAX_UNITS - at, wholeEnd - at);
    for (const most = Math.min(text.length, at + room); at < most; at++) {
      const letter = letters[text.charCodeAt(at)]!;
      if (letter <= LINE_END || letter >= UNDECIDED) break;
      a = Math.imul(a ^ letter, PRIME_A);
      b = Math.imul(b ^ letter, PRIME_B);
      b ^= b >>> 13;
      wholeA = Math.imul(wholeA ^ letter, PRIME_A);
      wholeB = Math.imul(wholeB ^ letter, PRIME_B);
      wholeB ^= wholeB >>> 13;
    }
    size += at - begun;
    whole += at - begun;
    let letter = at < text.length ? letters[text.charCodeAt(at)]! : LINE_END;
    if (letter === UNDECIDED) letter = decide(letters, text.charCodeAt(at));
    if (letter === SLOW) return -1;
    if (letter > LINE_END) {
      if (size < MAX_LETTERS && at - from < MAX_UNITS) {
        a = Math.imul(a ^ letter, PRIME_A);
        b = Math.imul(b ^ letter, PRIME_B);
        b ^= b >>> 13;
        size++;
      }
      if (whole < MAX_LETTERS && at < wholeEnd) {
        wholeA = Math.imul(wholeA ^ letter, PRIME_A);
        wholeB = Math.imul(wholeB ^ letter, PRIME_B);
        wholeB ^= wholeB >>> 13;
        whole++;
      }
      continue;
    }
    if (letter === IGNORED) continue;
    if (size >= MIN_LETTERS) {
      if (clausesEnd === clauses.length) clauses = enlarged(clauses);
      clauses[clausesEnd++] = keyOfHash(a, b);
      clauses[clausesEnd++] = from;
      clauses[clausesEnd++] = at;
      clauses[clausesEnd++] = size;
    }
    if (letter === LINE_END) break;
    from = at + 1;
    a = BASIS_A;
    b = BASIS_B;
    size = 0;
  }
  if (whole < MIN_LETTERS) return at;
  emit(keyOfHash(wholeA, wholeB), start, at);
  for (let i = 0; i < clausesEnd; i += 4) {
    if (clauses[i + 3] !== whole) emit(clauses[i]!, clauses[i + 1]!, clauses[i + 2]!);
  }
  return at;
}

/** The same numbers with as much room again. */
export function enlarged(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** The same by strings. */
function foldLine(text: string, start: number, end: number, emit: EmitPassage): void {
  const source = text.slice(start, end);
  const whole = lettersOf(source);
  if (whole.length < MIN_LETTERS) return;
  emit(hash(whole), start, end);
  for (let from = 0; from < source.length; ) {
    let to = from;
    while (to < source.length && !STOPS.includes(source[to]!)) to++;
    if (to - from >= MIN_LETTERS) {
      const clause = lettersOf(source.slice(from, to));
      if (clause.length >= MIN_LETTERS && clause.length !== whole.length) emit(hash(clause), start + from, start + to);
    }
    from = to + 1;
  }
}

function lettersOf(source: string): string {
  return fold(source.slice(0, MAX_UNITS), LETTER_FOLDS).text.replace(NO_LETTERS, "").slice(0, MAX_LETTERS);
}

const NO_LETTERS = /[^\p{Script=Han}a-z]+/gu;
// As the signed numbers that `Math.imul` gives: one sort of number in the loop.
const BASIS_A = 0x811c9dc5 | 0;
const BASIS_B = 0x9747b28c | 0;
const PRIME_A = 0x01000193;
const PRIME_B = 0x85ebca6b;

function hash(source: string): number {
  let a = BASIS_A;
  let b = BASIS_B;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    a = Math.imul(a ^ unit, PRIME_A);
    b = Math.imul(b ^ unit, PRIME_B);
    b ^= b >>> 13;
  }
  return keyOfHash(a, b);
}

/** Two 24-bit halves of a multiplicative hash: 40,000,000 passages give some three false meetings. */
function keyOfHash(a: number, b: number): number {
  return ((a ^ (a >>> 15)) >>> 8) * 0x1000000 + (b >>> 8);
}

let table: Uint16Array | undefined;

/** For every code unit the letter or Han it folds to, `IGNORED`, `STOP`, `LINE_END`, `UNDECIDED` or `SLOW`. */
function letterTable(): Uint16Array {
  if (table !== undefined) return table;
  const classes = unitClasses();
  const foldedOf = foldTable(CHARACTER_FOLDS);
  const made = new Uint16Array(foldedOf);
  // A unit that nothing folds is a letter if it is Han, or a to z.
  eachClassRun((start, end, of) => {
    if ((of & HAN) === 0) made.fill(IGNORED, start, end);
  });
  for (let unit = 0x61; unit <= 0x7a; unit++) made[unit] = unit;
  const foldable = foldableUnits();
  for (let i = 0; i < foldable.length; i++) {
    const unit = foldable[i]!;
    const folded = foldedOf[unit]!;
    if ((classes[unit]! & UNSEEN) !== 0) made[unit] = IGNORED;
    else if (folded === SLOW) made[unit] = unit >= 0xd800 && unit < 0xe000 ? SLOW : UNDECIDED;
    else if ((classes[folded]! & HAN) === 0 && !(folded >= 0x61 && folded <= 0x7a)) made[unit] = IGNORED;
    else made[unit] = folded;
  }
  for (let i = 0; i < STOPS.length; i++) made[STOPS.charCodeAt(i)] = STOP;
  for (const lineEnd of [10, 13]) made[lineEnd] = LINE_END;
  table = made;
  return made;
}

/** What an undecided unit is: one that becomes several without a letter among them, such as `…`, is nothing. */
function decide(letters: Uint16Array, unit: number): number {
  const character = String.fromCharCode(unit);
  const plain = !isExtender(character) && !HOLDS_LETTER.test(foldSegment(character, CHARACTER_FOLDS));
  letters[unit] = plain ? IGNORED : SLOW;
  return letters[unit]!;
}

const HOLDS_LETTER = /[\p{Script=Han}a-z]/u;
