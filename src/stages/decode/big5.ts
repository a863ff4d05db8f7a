import { CleanError } from "../../core/errors.js";
import type { CodeTable } from "./code-table.js";
import { markSecondCodes, pairIndex, readPlatformTable, reverse, span } from "./code-table.js";
import { HKSCS_ROWS } from "./hkscs.generated.js";
import type { PartReading } from "./source-encoding.js";
import { UnitWriter } from "./unit-writer.js";

const TRAILS = span([0x40, 0x7e], [0xa1, 0xfe]);

/** The codes that stand for a letter and a mark (Encoding Standard, Big5 decoder). */
const TWO_CODE_POINTS = new Map([
  [0x8862, "\u00ca\u0304"],
  [0x8864, "\u00ca\u030c"],
  [0x88a3, "\u00ea\u0304"],
  [0x88a5, "\u00ea\u030c"],
]);
/** Characters with two codes of which the later one is the usual one (Encoding Standard, Big5 encoder). */
const LATER = new Set([0xf9f9, 0xf9e9, 0xf9f1, 0xf9ea, 0xf9eb, 0xa451, 0xa4ca]);

let made: CodeTable | undefined;

/**
 * Reads Big5 with the characters of Hong Kong.
 *
 * @param until no character is begun from here on, for a part of a file that ends anywhere
 */
export function decodeBig5(bytes: Uint8Array, until = bytes.length): PartReading {
  const { characters } = table();
  const writer = new UnitWriter(bytes.length);
  let at = 0;
  while (at < until) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      writer.unit(lead);
      at++;
      continue;
    }
    const trail = bytes[at + 1] ?? 0;
    const character = lead > 0x80 && lead < 0xff ? characters[pairIndex(lead, trail)]! : -1;
    const size = character === -1 && trail < 0x80 ? 1 : 2;
    const pair = character === -1 ? TWO_CODE_POINTS.get((lead << 8) | trail) : undefined;
    if (pair !== undefined) writer.repaired(pair, bytes.subarray(at, at + 2));
    else if (character === -1) writer.broken(bytes.subarray(at, at + size));
    else if (character < 0) writer.repaired(String.fromCodePoint(-2 - character), bytes.subarray(at, at + 2));
    else if (character < 0x10000) writer.unit(character);
    else for (const unit of unitsOf(character)) writer.unit(unit);
    at += pair === undefined ? size : 2;
  }
  return { ...writer.finish(), used: at };
}

/**
 * Writes Big5 with the characters of Hong Kong.
 *
 * @throws CleanError `source-mismatch` for a character that Big5 does not have
 */
export function encodeBig5(text: string): Uint8Array {
  const { codes } = table();
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (const symbol of text) {
    const character = symbol.codePointAt(0)!;
    const code = codes.get(character);
    if (character < 0x80) bytes[length++] = character;
    else if (code === undefined) throw new CleanError("source-mismatch", { encoding: "big5", character });
    else {
      bytes[length++] = code >> 8;
      bytes[length++] = code & 0xff;
    }
  }
  return bytes.slice(0, length);
}

function unitsOf(character: number): readonly number[] {
  const offset = character - 0x10000;
  return [0xd800 | (offset >> 10), 0xdc00 | (offset & 0x3ff)];
}

/** The platform's table, and over it the rows in which platforms differ. */
function table(): CodeTable {
  if (made !== undefined) return made;
  const characters = readPlatformTable("big5", TRAILS);
  HKSCS_ROWS.forEach((row, index) => {
    [...row.padEnd(row === "-" ? TRAILS.length : 0, "-")].forEach((symbol, place) => {
      if (symbol === " ") return;
      characters[index * 256 + TRAILS[place]!] = symbol === "-" || symbol === "=" ? -1 : symbol.codePointAt(0)!;
    });
  });
  const codes = reverse(characters, (code) => LATER.has(code));
  made = { characters: markSecondCodes(characters, codes), codes };
  return made;
}
