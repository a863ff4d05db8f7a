import { CleanError } from "../../core/errors.js";
import type { CodeTable } from "./code-table.js";
import { markSecondCodes, pairIndex, readPlatformTable, reverse, span } from "./code-table.js";
import type { PartReading } from "./source-encoding.js";
import { UnitWriter } from "./unit-writer.js";

/** Four-byte codes up to this linear number may be characters of the basic plane (Encoding Standard, index ranges). */
const BASIC_END = 39420;
/** The linear number of U+10000: 0x90 0x30 0x81 0x30. */
const ASTRAL_START = 189000;
/** One byte for the euro sign, as Windows writes it; the standard code is A2 E3. */
const EURO = 0x80;

interface Tables extends CodeTable {
  /** Code points of the four-byte codes of the basic plane by linear number. */
  readonly four: Int32Array;
  readonly linear: ReadonlyMap<number, number>;
}

let made: Tables | undefined;

/**
 * Reads GB18030, and so GBK and GB2312, without a byte order mark.
 *
 * @param until no character is begun from here on, for a part of a file that ends anywhere
 */
export function decodeGb18030(bytes: Uint8Array, until = bytes.length): PartReading {
  const { characters, codes, four } = tables();
  const writer = new UnitWriter(bytes.length);
  let at = 0;
  while (at < until) {
    const lead = bytes[at]!;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) {
      writer.unit(lead);
      at++;
    } else if (lead === EURO) {
      writer.repaired("€", bytes.subarray(at, at + 1));
      at++;
    } else if (lead < 0xff && trail >= 0x40) {
      const character = characters[pairIndex(lead, trail)]!;
      if (character >= 0) writer.unit(character);
      else if (character < -1) writer.repaired(String.fromCodePoint(-2 - character), bytes.subarray(at, at + 2));
      else writer.broken(bytes.subarray(at, at + (trail < 0x80 ? 1 : 2)));
      at += character !== -1 || trail >= 0x80 ? 2 : 1;
    } else {
      const character = fourByteCharacter(bytes, at, four);
      if (character < 0) writer.broken(bytes.subarray(at, at + 1));
      else if (character < 0x10000 && codes.has(character)) {
        writer.repaired(String.fromCharCode(character), bytes.subarray(at, at + 4));
      } else for (const unit of unitsOf(character)) writer.unit(unit);
      at += character < 0 ? 1 : 4;
    }
  }
  return { ...writer.finish(), used: at };
}

/**
 * Writes GB18030 without a byte order mark: two bytes where there are two, else four.
 *
 * @throws CleanError `source-mismatch` for half a surrogate pair, which has no code
 */
export function encodeGb18030(text: string): Uint8Array {
  const { codes, linear } = tables();
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.codePointAt(at)!;
    const code = codes.get(character);
    if (character < 0x80) bytes[length++] = character;
    else if (code !== undefined) {
      bytes[length++] = code >> 8;
      bytes[length++] = code & 0xff;
    } else {
      const number = character > 0xffff ? character - 0x10000 + ASTRAL_START : linear.get(character);
      if (number === undefined) throw new CleanError("source-mismatch", { encoding: "gb18030", character });
      bytes[length++] = 0x81 + Math.floor(number / 12600);
      bytes[length++] = 0x30 + (Math.floor(number / 1260) % 10);
      bytes[length++] = 0x81 + (Math.floor(number / 10) % 126);
      bytes[length++] = 0x30 + (number % 10);
      if (character > 0xffff) at++;
    }
  }
  return bytes.slice(0, length);
}

function fourByteCharacter(bytes: Uint8Array, at: number, four: Int32Array): number {
  const [a, b, c, d] = [bytes[at]!, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0];
  if (a > 0xfe || b < 0x30 || b > 0x39 || c < 0x81 || c > 0xfe || d < 0x30 || d > 0x39) return -1;
  const number = (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30;
  if (number < BASIC_END) return four[number]!;
  const astral = number - ASTRAL_START + 0x10000;
  return astral >= 0x10000 && astral <= 0x10ffff ? astral : -1;
}

function unitsOf(character: number): readonly number[] {
  if (character < 0x10000) return [character];
  const offset = character - 0x10000;
  return [0xd800 | (offset >> 10), 0xdc00 | (offset & 0x3ff)];
}

function tables(): Tables {
  if (made !== undefined) return made;
  const characters = readPlatformTable("gb18030", span([0x40, 0x7e], [0x80, 0xfe]));
  const four = readFourByteTable();
  const linear = new Map<number, number>();
  four.forEach((character, number) => {
    if (character >= 0 && !linear.has(character)) linear.set(character, number);
  });
  // U+3000 is A1 A1 before it is A3 A0: the first code stands.
  const codes = reverse(characters, () => false);
  made = { characters: markSecondCodes(characters, codes), codes, four, linear };
  return made;
}

/** A character that the platform gives for two codes keeps the first one only, so that the way back is one. */
function readFourByteTable(): Int32Array {
  const bytes = new Uint8Array(BASIC_END * 5);
  for (let number = 0; number < BASIC_END; number++) {
    bytes[number * 5] = 0x81 + Math.floor(number / 12600);
    bytes[number * 5 + 1] = 0x30 + (Math.floor(number / 1260) % 10);
    bytes[number * 5 + 2] = 0x81 + (Math.floor(number / 10) % 126);
    bytes[number * 5 + 3] = 0x30 + (number % 10);
    bytes[number * 5 + 4] = 0x0a;
  }
  const texts = new TextDecoder("gb18030").decode(bytes).split("\n");
  const four = new Int32Array(BASIC_END).fill(-1);
  const seen = new Set<number>();
  for (let number = 0; number < BASIC_END; number++) {
    const character = texts[number]!.charCodeAt(0);
    const isUnknown = character === 0xfffd && number !== REPLACEMENT_NUMBER;
    if (texts[number]!.length !== 1 || isUnknown || seen.has(character)) continue;
    seen.add(character);
    four[number] = character;
  }
  return four;
}

/** The linear number of U+FFFD itself, 84 31 A4 37: elsewhere a U+FFFD says that there is no character. */
const REPLACEMENT_NUMBER = ((0x84 - 0x81) * 10 + 0x31 - 0x30) * 1260 + (0xa4 - 0x81) * 10 + 0x37 - 0x30;
