import { CleanError } from "../../core/errors.js";
import { decodeBig5 } from "./big5.js";
import { decodeGb18030 } from "./gb18030.js";
import { encodingOfLabel, isForeignLabel } from "./labels.js";
import { sampleBytes } from "./sample.js";
import type { Encoding } from "./source-encoding.js";
import type { Language, Surprise } from "./surprise.js";
import { surprise } from "./surprise.js";
import { decodeUtf16 } from "./utf16.js";

/** An encoding and what spoke for it: `meta`, `characters` or `zero-pattern`. */
export interface Detected {
  readonly encoding: Encoding;
  readonly evidence: string;
}

/** A reading of the bytes, and how surprising it is. */
interface Candidate {
  /** Absent for readings in other languages, which are refused. */
  readonly encoding?: Encoding;
  readonly label: string;
  readonly total: number;
  readonly mean: number;
  readonly count: number;
  /** Whether it has a Han character. A row of signs is a row of other signs in each encoding, and proves nothing. */
  readonly hasHan: boolean;
}

/**
 * What is held against a reading before it is looked at, in nats: mainland files outnumber those in Big5, and UTF-16
 * without a byte order mark and other languages are exceptions in a folder of Chinese documents.
 */
const HANDICAP = { "utf-8": 0, gb18030: 0, big5: 1, "utf-16le": 5, "utf-16be": 6, foreign: 6 } as const;
/** What a page's own word for its encoding is worth, in nats: enough for a short text, too little for a long one. */
const DECLARED_BONUS = 8;
/** How much better than the next the best reading must be, in nats: odds of 20 to 1. */
const MARGIN = 3;
/** The same for a reading without a Han character, such as English with Chinese quotation marks. */
const SIGNS_MARGIN = 7;
/**
 * Readings with a mean above `long + short / √characters`, at most `most`, are no prose in Chinese. In the labelled texts
 * and their traditional forms 999 of 1000 passages have at most 12.5 (1 character), 10.6 (4), 9.3 (16), 8.6 (64), 7.6
 * (1000).
 */
const STRANGEST = { long: 8.5, short: 6, most: 12.5 } as const;
/** A reading of so many characters with so low a mean is Chinese, and no other language needs to be tried. */
const PLAIN = { count: 64, mean: 7.9 } as const;
/** The same for UTF-16 with zero bytes, where text in other languages is welcome too. */
const STRANGEST_UTF16 = 12.5;

/** The encodings that other languages use, each with the language its text would be in. */
const FOREIGN: readonly (readonly [string, Language])[] = [
  ["shift_jis", "japanese"],
  ["euc-jp", "japanese"],
  ["euc-kr", "korean"],
  ["windows-1252", "alphabet"],
  ["windows-1251", "alphabet"],
  ["koi8-r", "alphabet"],
  ["windows-1253", "alphabet"],
  ["windows-1255", "alphabet"],
  ["windows-1256", "alphabet"],
  ["windows-874", "alphabet"],
];

/**
 * Tells the encoding of bytes that have no byte order mark and are not valid UTF-8, or hold zeros. Validity decides
 * little (GB18030 and Big5 accept each other's texts), so the readings are compared by how surprising their characters
 * are, and the bytes are refused where no reading is prose or two are as good.
 *
 * @param declared the encoding that a page names for itself; it is a hint only
 * @throws CleanError `binary` or `encoding-undecidable`
 */
export function detect(bytes: Uint8Array, declared?: string): Detected {
  if (bytes.includes(0)) return detectUtf16(bytes);
  const sample = sampleBytes(bytes);
  let candidates = [
    candidate("utf-8", new TextDecoder().decode(sample.bytes)),
    candidate("gb18030", decodeGb18030(sample.bytes).text),
    candidate("big5", decodeBig5(sample.bytes).text),
    ...(sample.isStart && bytes.length % 2 === 0 ? utf16Candidates(sample.bytes) : []),
  ];
  if (!candidates.some(({ count, mean }) => count >= PLAIN.count && mean <= PLAIN.mean)) {
    candidates.push(...FOREIGN.map(([label, language]) => foreign(label, language, sample.bytes)));
  }
  candidates = candidates.map((one) => withDeclared(one, declared));
  candidates.sort((a, b) => a.total - b.total);
  const [best, next] = candidates as [Candidate, Candidate];
  const limit = Math.min(STRANGEST.most, STRANGEST.long + STRANGEST.short / Math.sqrt(best.count));
  const isDeclared = declared !== undefined && encodingOfLabel(declared) === best.encoding;
  const isTold = best.mean <= limit && next.total - best.total >= (best.hasHan || isDeclared ? MARGIN : SIGNS_MARGIN);
  if (best.encoding === undefined || !isTold) {
    throw new CleanError("encoding-undecidable", { best: best.label, next: next.label });
  }
  return { encoding: best.encoding, evidence: isDeclared ? "meta" : "characters" };
}

/**
 * Whether valid UTF-8 is so short and so odd that it is another encoding by chance: it has control characters or
 * letters of two bytes (and no character of three), and the same bytes read otherwise are common Han characters. 一 in
 * GBK is D2 BB, in UTF-8 a letter of Bashkir; 整改 in UTF-16 is `te9e`.
 */
export function isUtf8ByChance(bytes: Uint8Array, text: string): boolean {
  if (bytes.length > CHANCE_LENGTH || !MAY_BE_CHANCE.test(text) || /[\u0800-\uffff]/.test(text)) return false;
  const asUtf8 = candidate("utf-8", text).total;
  const others = [
    candidate("gb18030", decodeGb18030(bytes).text),
    ...(bytes.length % 2 === 0 ? utf16Candidates(bytes) : []),
  ];
  return others.some((other) => other.mean <= CHANCE_MEAN && other.total + MARGIN < asUtf8);
}

/**
 * Control characters, and characters of two bytes except the signs of Latin-1, as in `1 ·· 2` and `25 °C`: in GBK they
 * are 34 Han characters (聽路楼陆 and the like), and no text is written with these alone.
 */
const MAY_BE_CHANCE = /[\0-\x08\x0e-\x1f\x80-\x9f\xc0-\xd6\xd8-\xf6\xf8-\u07ff]/;
/** One character in 12 of GB2312 is valid UTF-8, so that texts longer than this never are. */
const CHANCE_LENGTH = 64;
/** The commonest thousand characters cost less than this. */
const CHANCE_MEAN = 8.5;

/**
 * Tells the byte order of text in UTF-16 that has no byte order mark but zeros, as line ends have.
 *
 * @throws CleanError `binary`
 */
export function detectUtf16(bytes: Uint8Array): Detected {
  const window = bytes.subarray(0, UTF16_WINDOW);
  const candidates = utf16Candidates(window.subarray(0, window.length - (window.length % 2)));
  candidates.sort((a, b) => a.total - b.total);
  const [best, next] = candidates as [Candidate, Candidate];
  const characters = window.length / 2;
  if (best.total / characters > STRANGEST_UTF16 || next.total - best.total < MARGIN) {
    throw new CleanError("binary", { kind: "zero-bytes" });
  }
  return { encoding: best.encoding!, evidence: "zero-pattern" };
}

const UTF16_WINDOW = 2048;

function utf16Candidates(bytes: Uint8Array): Candidate[] {
  return (["utf-16le", "utf-16be"] as const).map((encoding) => candidate(encoding, decodeUtf16(bytes, encoding).text));
}

function candidate(encoding: Encoding, text: string): Candidate {
  const hasHan = /[\u4e00-\u9fff]/.test(text);
  return { encoding, label: encoding, hasHan, ...handicapped(surprise(text, "chinese"), HANDICAP[encoding]) };
}

function foreign(label: string, language: Language, bytes: Uint8Array): Candidate {
  return {
    label,
    hasHan: false,
    ...handicapped(surprise(new TextDecoder(label).decode(bytes), language), HANDICAP.foreign),
  };
}

function handicapped(figures: Surprise, handicap: number): Surprise {
  return { ...figures, total: figures.total + handicap };
}

function withDeclared(one: Candidate, declared: string | undefined): Candidate {
  const agrees =
    declared !== undefined &&
    (one.encoding === undefined ? isForeignLabel(declared, one.label) : encodingOfLabel(declared) === one.encoding);
  return agrees ? { ...one, total: one.total - DECLARED_BONUS } : one;
}
