import { SLOW } from "../../../core/fold-table.js";
import type { Text } from "../../../core/text.js";
import { firstsOf, isIn, unitSet } from "../../../core/unit-set.js";
import { pairSlot } from "../../../match/pair-slot.js";
import { BEFORE_DASH, BEHIND_DASH, DASH_REACH } from "../insertion-marks.js";
import { LEFT_OUT, SENTENCE_TAIL } from "../passages.js";
import { joinedHalves } from "../view.js";
import { CLUE_FILTER } from "./clues.js";
import { unitKinds } from "./kind-table.js";
import { DOT, dotSigns, EXCLAMATION, FULL_STOP, goneDotSigns, MIDDLE_DOT, spaceSigns } from "./neighbour-signs.js";
import { HAN_NUMBER, LONG_NUMBER, makePassPlain, type Passed, type PassPlain } from "./plain-run.js";
import { SIGNS } from "./signs.js";
import {
  DRESS,
  EDGE_DRESS,
  EXCLAIM,
  EXPANDS,
  expansionOf,
  foldedUnits,
  GONE,
  HALF,
  HAN,
  HARD,
  LATIN,
  NUMERAL,
  ODD_STOP,
  OPENER,
  RULE,
  SEPARATOR,
  SPACE,
  STOP,
  SYMBOL,
  WRAP,
} from "./unit-kinds.js";

/**
 * A line as a glance sees it: the units of its tight view (see `viewOf`), each with the offset it came from. The same
 * object is used for the next line.
 */
export interface GlancedLine {
  readonly index: number;
  /** Offsets in the text, without the line end. */
  readonly start: number;
  readonly end: number;
  readonly units: Uint16Array;
  readonly origins: Int32Array;
  readonly length: number;
  /** Positions in `units` before which a sentence begins. */
  readonly stops: Int32Array;
  readonly stopCount: number;
  /** Positions in `units` at which brackets or ornaments open. */
  readonly openers: Int32Array;
  readonly openerCount: number;
  /** Positions in `units` at which a literal of `CLUE_FILTER` may begin; nothing is said of lines that are `undressed`. */
  readonly spots: Int32Array;
  readonly spotCount: number;
  /** Positions in `units` before which decoration was taken out. */
  readonly gaps: Int32Array;
  readonly gapCount: number;
  /** Positions in `units` before which a space is a slot, see `SIGNS.hollowSpace`; nothing is said of lines that are `undressed`. */
  readonly slots: Int32Array;
  readonly slotCount: number;
  /** `SIGNS`, added up. */
  readonly signs: number;
}

const DOT_WORD = 0x70b9; // 点
const isDot = unitSet(String.fromCharCode(DOT, MIDDLE_DOT, FULL_STOP, DOT_WORD));

const DASH = 0x2014;
/** What a passage may begin behind: what ends a sentence, with what belongs to it, and what a passage is stripped of. */
const isBehind = unitSet(`${SENTENCE_TAIL}${LEFT_OUT}`);
const isBeforeDash = unitSet(BEFORE_DASH);
const isBehindDash = unitSet(firstsOf(BEHIND_DASH));

let units = new Uint16Array(0);
let origins = new Int32Array(0);
let stops = new Int32Array(0);
let openers = new Int32Array(0);
let spots = new Int32Array(0);
let gaps = new Int32Array(0);
let slots = new Int32Array(0);
const { singles, pairs } = CLUE_FILTER;
let passPlain: PassPlain | undefined;
const seen: { -readonly [name in keyof GlancedLine]: GlancedLine[name] } & Passed = {
  index: 0,
  start: 0,
  end: 0,
  signs: 0,
  length: 0,
  units,
  origins,
  stops,
  stopCount: 0,
  openers,
  openerCount: 0,
  spots,
  spotCount: 0,
  gaps,
  gapCount: 0,
  slots,
  slotCount: 0,
  digits: 0,
  hanDigits: 0,
};

/**
 * Glances at every line of a text that has anything but white space. One pass over its units by table: what they fold
 * to, decoration and white space left out as in the tight view. Lines that cannot be told so have the sign `hard` and no
 * units.
 *
 * @param isKnown asked of each line by where it starts and its index: whether it can be left out
 */
export function scanLines(
  { value: text, units: source, lines }: Pick<Text, "value" | "units" | "lines">,
  visit: (line: GlancedLine) => void,
  isKnown?: (start: number, index: number) => boolean,
): void {
  const { kinds, folded, pass } = tables();
  for (let index = 0; index < lines.length; index++) {
    const { start, end } = lines[index]!;
    if (end === start || isKnown?.(start, index) === true) continue;
    const line = scanLine(text, source, start, end, index, kinds, folded, pass);
    if (line !== undefined) visit(line);
  }
}

/** The same of one line. */
export function glanceAt(
  { value, units, lines }: Pick<Text, "value" | "units" | "lines">,
  index: number,
): GlancedLine | undefined {
  const { kinds, folded, pass } = tables();
  const { start, end } = lines[index]!;
  return scanLine(value, units, start, end, index, kinds, folded, pass);
}

function tables() {
  passPlain ??= makePassPlain([DOT_WORD]);
  return { kinds: unitKinds(), folded: foldedUnits(), pass: passPlain };
}

function scanLine(
  text: string,
  source: Uint16Array,
  start: number,
  end: number,
  index: number,
  kinds: Uint32Array,
  folded: Uint16Array,
  pass: PassPlain,
): GlancedLine | undefined {
  makeRoom(end - start);
  let length = 0;
  let stopCount = 0;
  let openerCount = 0;
  let spotCount = 0;
  let gapCount = 0;
  let slotCount = 0;
  let signs = 0;
  let onlyRules = true;
  /** White space behind the last unit: 0 none, 1 one, 2 more or a wide one. */
  let gap = 0;
  /** The kinds of the last unit, 0 behind white space: decoration is looked for between neighbours. */
  let last = 0;
  /** The digits in a row up to here. */
  let digits = 0;
  let hanDigits = 0;
  /** The kinds of the last unit, across white space. */
  let lastRaw = 0;
  /** Decoration that may go: where it began, its size in characters, and whether all of it are separators. */
  let runAt = -1;
  let runSize = 0;
  let runOfSeparators = true;
  let expansion = "";
  let expanded = 0;
  for (let at = start; at < end; ) {
    let unit = source[at]!;
    let kind = kinds[unit]!;
    if (expanded < expansion.length) {
      unit = expansion.charCodeAt(expanded++);
      kind = kinds[unit]! & ~(STOP | OPENER | DRESS | RULE);
      if ((kind & ODD_STOP) !== 0 || isSentenceEnd(unit)) signs |= SIGNS.oddSentences;
    } else if (kind === HAN) {
      onlyRules = false;
    } else {
      if ((kind & GONE) !== 0) {
        if ((kind & DRESS) !== 0) signs |= SIGNS.dress;
        at++;
        continue;
      }
      if ((kind & HARD) !== 0) {
        if (!isEmoji(text, at)) return hardLine(text, start, end, index);
        signs |= SIGNS.dress;
        onlyRules = false;
        if (runAt < 0) {
          runAt = (last & (HAN | LATIN)) !== 0 ? length : 0;
          runSize = 0;
        }
        runSize++;
        runOfSeparators = false;
        gap = 0;
        last = SYMBOL;
        lastRaw = DRESS;
        for (let i = 0; i < 2; i++, at++) {
          units[length] = source[at]!;
          origins[length++] = at;
          spotCount = noteSpots(length, spotCount);
        }
        continue;
      }
      if ((kind & (HAN | LATIN)) !== 0 || ((kind & RULE) === 0 && (kind & SPACE) === 0)) onlyRules = false;
      if ((kind & (DRESS | EDGE_DRESS | EXCLAIM | WRAP)) !== 0) {
        if ((kind & DRESS) !== 0) signs |= SIGNS.dress;
        if ((kind & EXCLAIM) !== 0) signs |= SIGNS.exclaim;
        if ((kind & WRAP) !== 0) signs |= SIGNS.wrap;
        if ((kind & EDGE_DRESS) !== 0 && (gap > 0 || standsAtEdge(unit, length, source[at + 1]))) signs |= SIGNS.dress;
      }
      if ((kind & ODD_STOP) !== 0) signs |= SIGNS.oddSentences;
      if ((kind & SPACE) !== 0) {
        if ((lastRaw & EDGE_DRESS) !== 0) signs |= SIGNS.dress;
        if (length > 0) gap = gap > 0 || unit === 0x3000 ? 2 : 1;
        last = 0;
        runAt = -1;
        at++;
        continue;
      }
      if (unit === 0x28 && at > start && source[at - 1]! === 0x5d) signs |= SIGNS.target;
      if ((kind & OPENER) !== 0) openers[openerCount++] = length;
      if ((kind & STOP) !== 0) {
        if ((lastRaw & EDGE_DRESS) !== 0) signs |= SIGNS.dress;
        stops[stopCount++] = length + 1;
      }
      if ((kind & EXPANDS) !== 0) {
        expansion = expansionOf(unit);
        expanded = 0;
        if (length + expansion.length + end - at > units.length) return hardLine(text, start, end, index);
        if ((kind & STOP) !== 0) stops[stopCount - 1] = length + expansion.length;
        if (expansion === "") at++;
        continue;
      }
    }
    let result = folded[unit]!;
    if (result === SLOW) result = unit; // a unit of an expansion is folded already
    let isSlot = false;
    if (gap > 0) {
      const told = spaceSigns(units[length - 1]!, result, kinds);
      isSlot = (told & SIGNS.hollowSpace) !== 0;
      signs |= SIGNS.spaced | told;
      if (gap > 1) signs |= SIGNS.oddSentences;
      gap = 0;
    }
    if ((kind & (HAN | LATIN)) !== 0) {
      if (
        runAt > 0 &&
        runAt < length &&
        goes(kind, kinds[units[runAt - 1]!]!, runAt, length, runSize, runOfSeparators)
      ) {
        while (stopCount > 0 && stops[stopCount - 1]! > runAt) {
          stopCount--;
          signs |= SIGNS.oddSentences;
        }
        for (let i = runAt; i < length; i++) {
          if (units[i] === DOT || units[i] === MIDDLE_DOT) signs |= goneDotSigns(result, runOfSeparators);
        }
        while (openerCount > 0 && openers[openerCount - 1]! >= runAt) {
          openerCount--;
          signs |= SIGNS.oddBrackets;
        }
        length = runAt;
        gaps[gapCount++] = length;
        signs |= SIGNS.undressed;
        // The numbers on both sides are one.
        if ((kind & NUMERAL) !== 0 && (kinds[units[runAt - 1]!]! & NUMERAL) !== 0)
          signs |= SIGNS.hanNumber | SIGNS.longNumber;
      }
      runAt = -1;
      if (length > 0) {
        const before = units[length - 1]!;
        if ((kind & HALF) !== 0) {
          const whole = joinedHalves(before, result);
          if (whole !== 0) {
            length--;
            if (gaps[gapCount - 1] === length + 1) gaps[gapCount - 1] = length;
            while (spotCount > 0 && spots[spotCount - 1]! >= length) spotCount--;
            result = whole;
          }
        }
        if (isIn(isDot, before)) signs |= dotSigns(units, length, result, kind, kinds);
      }
    } else if ((kind & (SYMBOL | SEPARATOR)) !== 0) {
      if (runAt < 0) {
        runAt = (last & (HAN | LATIN)) !== 0 ? length : 0;
        runSize = 0;
        runOfSeparators = true;
      }
      runSize++;
      if ((kind & SYMBOL) !== 0) runOfSeparators = false;
    } else runAt = -1;
    if ((kind & NUMERAL) !== 0) {
      digits++;
      if ((kind & HAN) !== 0) hanDigits++;
      if (digits >= HAN_NUMBER && hanDigits > 0) signs |= SIGNS.hanNumber;
      if (digits >= LONG_NUMBER) signs |= SIGNS.longNumber;
    } else if (digits > 0) digits = hanDigits = 0;
    last = kind;
    lastRaw = kind;
    if (isSlot) slots[slotCount++] = length;
    units[length] = result;
    origins[length++] = at;
    spotCount = noteSpots(length, spotCount);
    if (expanded < expansion.length) continue;
    expansion = "";
    expanded = 0;
    at++;
    if ((kind !== HAN && kind !== LATIN) || result === DOT_WORD) continue;
    // Behind a Han or a letter, most units change nothing; but behind 点, which may be the dot of an address.
    seen.length = length;
    seen.spotCount = spotCount;
    seen.stopCount = stopCount;
    seen.signs = signs;
    const next = pass(source, at, end, seen);
    if (next === at) continue;
    at = next;
    ({ length, spotCount, stopCount, signs, digits, hanDigits } = seen);
    last = lastRaw = kinds[source[at - 1]!]!;
  }
  if (length === 0) return undefined;
  if ((lastRaw & EDGE_DRESS) !== 0) signs |= SIGNS.dress;
  if (onlyRules || units[0] === 0x3e) signs |= SIGNS.block;
  return seenLine(index, start, end, signs, length, stopCount, openerCount, spotCount, gapCount, slotCount);
}

/** The line at hand: one object, as a text has many lines. Of a hard one nothing is counted. */
function seenLine(
  index: number,
  start: number,
  end: number,
  signs: number,
  length = 0,
  stopCount = 0,
  openerCount = 0,
  spotCount = 0,
  gapCount = 0,
  slotCount = 0,
): GlancedLine {
  seen.index = index;
  seen.start = start;
  seen.end = end;
  seen.signs = signs;
  seen.length = length;
  seen.stopCount = stopCount;
  seen.openerCount = openerCount;
  seen.spotCount = spotCount;
  seen.gapCount = gapCount;
  seen.slotCount = slotCount;
  return seen;
}

/** Notes where a literal may begin by the last unit, alone and with the one before. Gives how many such places there are. */
function noteSpots(length: number, count: number): number {
  let spotCount = count;
  const unit = units[length - 1]!;
  if (length > 1) {
    const slot = pairSlot(units[length - 2]!, unit);
    if ((pairs[slot >>> 5]! & (1 << (slot & 31))) !== 0 && (spotCount === 0 || spots[spotCount - 1] !== length - 2))
      spots[spotCount++] = length - 2;
  }
  if ((singles[unit >>> 5]! & (1 << (unit & 31))) !== 0) spots[spotCount++] = length - 1;
  return spotCount;
}

/** Whether a passage may begin with a unit that comes next, or end with it, within a line; see `partsOfLine`. */
function standsAtEdge(unit: number, length: number, next: number | undefined): boolean {
  const before = units[length - 1];
  if (before === undefined || isIn(isBehind, before)) return true;
  if (unit !== DASH || before !== DASH) return false;
  for (let i = length - 2; i >= 0 && i >= length - 2 - DASH_REACH; i--) if (isIn(isBeforeDash, units[i]!)) return true;
  return next !== undefined && isIn(isBehindDash, next);
}

/** Whether a pair of units is one of the emoji that `findDecoration` knows, all of which fold to themselves. */
function isEmoji(text: string, at: number): boolean {
  const point = text.codePointAt(at)!;
  return point >= 0x1f300 && point <= 0x1faff;
}

/** Whether `findDecoration` takes the run before the unit at hand out. */
function goes(kind: number, before: number, from: number, to: number, size: number, ofSeparators: boolean): boolean {
  if (size > 3) return false;
  if (!ofSeparators) return true;
  if ((kind & HAN) === 0 || (before & HAN) === 0 || size > 2) return false;
  const isPair = size === 2 && units[from] === units[to - 1];
  return !(isPair && (units[from] === DOT || units[from] === 0x2d));
}

function isSentenceEnd(unit: number): boolean {
  return unit === EXCLAMATION || unit === 0x3f || unit === 0x3b || unit === 0x7c || unit === FULL_STOP;
}

function hardLine(text: string, start: number, end: number, index: number): GlancedLine | undefined {
  if (text.slice(start, end).trim() === "") return undefined;
  return seenLine(index, start, end, SIGNS.hard);
}

/** Room for a line, and for a character or two that become many. */
function makeRoom(size: number): void {
  if (units.length >= size + ROOM) return;
  const room = size * 2 + ROOM;
  units = new Uint16Array(room);
  origins = new Int32Array(room);
  stops = new Int32Array(room);
  openers = new Int32Array(room);
  spots = new Int32Array(room);
  gaps = new Int32Array(room);
  slots = new Int32Array(room);
  Object.assign(seen, { units, origins, stops, openers, spots, gaps, slots });
}

const ROOM = 4096;
