/** The encodings that are read. `gb18030` holds GBK and GB2312, `big5` the characters of Hong Kong (HKSCS). */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5";

/**
 * A place where encoding the text would not give the original bytes back: a broken sequence, which the text has as
 * U+FFFD, or a second code for a character that has a better one.
 */
export interface Repair {
  /** UTF-16 offset in the decoded text. */
  readonly start: number;
  /** UTF-16 offset in the decoded text, exclusive. */
  readonly end: number;
  /** The original bytes, in base64. */
  readonly bytes: string;
}

/** What is needed beside the text to get the file back, byte for byte. */
export interface SourceEncoding {
  readonly encoding: Encoding;
  /** Whether the file began with a byte order mark; the text never holds it. */
  readonly bom: boolean;
  /** In order of place. */
  readonly repairs: readonly Repair[];
}

/** What tells a decoder's work: the text, where it is not the bytes, and how often the bytes were broken. */
export interface Reading {
  readonly text: string;
  readonly repairs: readonly Repair[];
  readonly broken: number;
}

/** The reading of a part of a file, and how many of its bytes it took. */
export interface PartReading extends Reading {
  readonly used: number;
}

/** The byte order marks; the longer ones first, so that none hides another. */
export const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["gb18030", [0x84, 0x31, 0x95, 0x33]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The byte order mark of an encoding; empty for Big5, which has none. */
export function byteOrderMark(encoding: Encoding): readonly number[] {
  return BYTE_ORDER_MARKS.find(([name]) => name === encoding)?.[1] ?? [];
}
