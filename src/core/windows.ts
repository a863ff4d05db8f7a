/** A part of a long text with what stands around it. */
export interface Window {
  /** Where `own` starts in the text. */
  readonly start: number;
  readonly own: string;
  /** What stands before and behind it, for its first and last lines to be judged by. */
  readonly before: string;
  readonly after: string;
}

/** How a text is cut, in UTF-16 units. */
export interface WindowSizes {
  /** A text of so many units or fewer is one window. */
  readonly whole: number;
  /** The longest window of a longer text; the shortest but the last is half of it. */
  readonly size: number;
  /** How much is shown of what stands around, at most. */
  readonly around: number;
}

/**
 * The sizes in force. Most novels are whole: two million units are as many Chinese characters. What stands around is
 * more than the lines at either end of a text that rules for its head and tail look at.
 */
export const WINDOWS: WindowSizes = { whole: 1 << 21, size: 1 << 19, around: 1 << 13 };

/**
 * Cuts a text that comes in pieces into windows, at places that depend on the text only and not on the pieces: before a
 * line behind a blank one, else before any line, else behind a sentence, else between two characters. No more of the text is
 * held than a window and its surroundings, and for a short text the text.
 */
export function* cutIntoWindows(pieces: Iterable<string>, sizes: WindowSizes = WINDOWS): Generator<Window> {
  const { whole, size, around } = sizes;
  let held = ""; // from what is shown before the window on
  let from = 0; // of the window in what is held
  let start = 0; // of the window in the text
  let isLong = false;

  const take = (cut: number): Window => {
    const before = safeStart(held, Math.max(0, from - around));
    const window = {
      start,
      own: held.slice(from, cut),
      before: held.slice(before, from),
      after: held.slice(cut, safeEnd(held, Math.min(held.length, cut + around))),
    };
    const shown = Math.max(0, cut - 2 * around);
    held = held.slice(shown);
    start += cut - from;
    from = cut - shown;
    return window;
  };

  for (const piece of pieces) {
    held += piece;
    isLong ||= held.length > whole;
    // A cut looks at what follows it, which must be there before it is made.
    while (isLong && held.length - from > size + 2 * around) yield take(findCut(held, from, from + size));
  }
  while (isLong && held.length - from > size) yield take(findCut(held, from, from + size));
  if (held.length > from || start === 0) yield take(held.length);
}

/** So far back a line behind a blank one is looked for before another line is good enough. */
const BLANK_REACH = 1 << 14;
/** Of a line only so much is looked at to see whether it is blank. */
const LOOK = 256;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The end of the window that starts at `from` and must not pass `to`; a little of what lies behind `to` is looked at. */
function findCut(text: string, from: number, to: number): number {
  const least = from + ((to - from) >> 1);
  let line: number | undefined;
  for (let at = to; at > least && (line === undefined || to - at <= BLANK_REACH); at--) {
    if (!isLineStart(text, at) || isBlankFrom(text, at)) continue;
    if (isBehindBlank(text, at)) return at;
    line ??= at;
  }
  return line ?? lastSentenceEnd(text, least, to) ?? safeEnd(text, to);
}

function isLineStart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at - 1);
  return unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(at) !== LINE_FEED);
}

/** Whether the line that starts here is blank, as far as it is looked at. */
function isBlankFrom(text: string, at: number): boolean {
  for (let i = at; i < at + LOOK && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) return true;
    if (!isSpace(unit)) return false;
  }
  return true;
}

/** Whether the line before the one that starts here is blank. */
function isBehindBlank(text: string, at: number): boolean {
  let i = at - 1;
  if (text.charCodeAt(i) === LINE_FEED && text.charCodeAt(i - 1) === CARRIAGE_RETURN) i--;
  for (const least = at - LOOK; i > least; ) {
    const unit = text.charCodeAt(--i);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) return true;
    if (!isSpace(unit)) return false;
  }
  return false;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x3000 || unit === 0xa0;
}

/** Marks that end a sentence, and what may close behind them. */
const SENTENCE_END = /[。！？!?…；;]+[”’」』）)】》"']*/g;
/** So far back the end of a sentence is looked for: a line without one for so long has none. */
const SENTENCE_REACH = 1 << 14;

/** The last place in (`least`, `most`] where a sentence has ended. */
function lastSentenceEnd(text: string, least: number, most: number): number | undefined {
  const from = Math.max(least, most - SENTENCE_REACH);
  let end: number | undefined;
  for (const match of text.slice(from, most).matchAll(SENTENCE_END)) end = from + match.index + match[0].length;
  return end === undefined || end >= most ? undefined : end;
}

/** What may not be parted from what stands before it: marks, joiners, variation selectors, the second half of a pair. */
const JOINED = /[\p{M}\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u{1f3fb}-\u{1f3ff}]/u;
/** More marks than this on one character are made to hurt. */
const MOST_JOINED = 32;

/** The next place from here at which two characters part. */
function safeEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && end < text.length && end - at < MOST_JOINED && !parts(text, end)) end++;
  return isInsidePair(text, end) ? end + 1 : end;
}

/** The next place from here backward at which two characters part. */
function safeStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < MOST_JOINED && !parts(text, start)) start--;
  return isInsidePair(text, start) ? start - 1 : start;
}

function parts(text: string, at: number): boolean {
  if (isInsidePair(text, at)) return false;
  const before = text.charCodeAt(at - 1);
  if (before === CARRIAGE_RETURN && text.charCodeAt(at) === LINE_FEED) return false;
  return before !== 0x200d && !JOINED.test(String.fromCodePoint(text.codePointAt(at)!));
}

function isInsidePair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
