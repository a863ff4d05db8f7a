/** The characters of a two-byte encoding, both ways. Code points; -1 stands for no character. */
export interface CodeTable {
  /**
   * By `pairIndex`. A character that encoding would give another code stands as `-2 - character`, so that the loop over
   * the bytes needs one look.
   */
  readonly characters: Int32Array;
  /** The two bytes of a character, as one number; the first code of those that have several. */
  readonly codes: ReadonlyMap<number, number>;
}

/** Lead bytes run from 0x81 to 0xfe. */
const LEADS = 126;

/** Where a pair stands in `characters`. */
export function pairIndex(lead: number, trail: number): number {
  return (lead - 0x81) * 256 + trail;
}

/**
 * Reads the table of an encoding out of the platform's decoder: all pairs in one text, a line feed after each, so that
 * a pair that is no character harms no other.
 *
 * @param trails the bytes that may come second
 */
export function readPlatformTable(label: string, trails: readonly number[]): Int32Array {
  const bytes: number[] = [];
  for (let lead = 0x81; lead < 0x81 + LEADS; lead++) for (const trail of trails) bytes.push(lead, trail, 0x0a);
  const pairs = new TextDecoder(label).decode(Uint8Array.from(bytes)).split("\n");
  const characters = new Int32Array(LEADS * 256).fill(-1);
  for (let i = 0; i < LEADS * trails.length; i++) {
    const code = pairs[i]!.codePointAt(0)!;
    const isOne = pairs[i]!.length === (code > 0xffff ? 2 : 1) && code !== 0xfffd;
    if (isOne) characters[Math.floor(i / trails.length) * 256 + trails[i % trails.length]!] = code;
  }
  return characters;
}

/** The way back. Where a character has several codes, `preferred` says whether a later one is the better. */
export function reverse(characters: Int32Array, preferred: (code: number) => boolean): ReadonlyMap<number, number> {
  const codes = new Map<number, number>();
  characters.forEach((character, index) => {
    const code = ((0x81 + (index >> 8)) << 8) | (index & 0xff);
    if (character >= 0 && (!codes.has(character) || preferred(code))) codes.set(character, code);
  });
  return codes;
}

/** The characters as `decode` loops want them: `-2 - character` where encoding would give another code. */
export function markSecondCodes(characters: Int32Array, codes: ReadonlyMap<number, number>): Int32Array {
  return characters.map((character, index) => {
    const code = ((0x81 + (index >> 8)) << 8) | (index & 0xff);
    return character < 0 || codes.get(character) === code ? character : -2 - character;
  });
}

/** The whole numbers of some closed ranges. */
export function span(...ranges: readonly (readonly [number, number])[]): number[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
}
