/** First bytes of files that are not text, with the name of what they are. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["png", "89 50 4e 47"],
  ["jpeg", "ff d8 ff"],
  ["gif", "47 49 46 38"],
  ["zip", "50 4b 03 04"],
  ["zip", "50 4b 05 06"],
  ["pdf", "25 50 44 46 2d"],
  ["gzip", "1f 8b 08"],
  ["elf", "7f 45 4c 46"],
  ["ole", "d0 cf 11 e0 a1 b1 1a e1"],
  ["rar", "52 61 72 21 1a 07"],
  ["7z", "37 7a bc af 27 1c"],
  ["xz", "fd 37 7a 58 5a 00"],
  ["bzip2", "42 5a 68 39 31 41 59 26"],
  ["zstd", "28 b5 2f fd"],
  ["sqlite", "53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00"],
  ["rtf", "7b 5c 72 74 66"],
  ["mp3", "49 44 33 02"],
  ["mp3", "49 44 33 03"],
  ["mp3", "49 44 33 04"],
  ["ogg", "4f 67 67 53 00"],
  ["flac", "66 4c 61 43 00"],
  ["wasm", "00 61 73 6d"],
  ["class", "ca fe ba be"],
  ["mach-o", "cf fa ed fe"],
  ["mobi", "54 50 5a 33"],
  ["icon", "00 00 01 00"],
];

/** Containers whose name stands behind a length: `RIFF....WEBP`, `....ftyp`. */
const INNER: readonly (readonly [string, number, string])[] = [
  ["riff", 0, "52 49 46 46"],
  ["mp4", 4, "66 74 79 70"],
  ["palm", 60, "42 4f 4f 4b 4d 4f 42 49"],
];

interface Signature {
  readonly kind: string;
  readonly at: number;
  readonly bytes: readonly number[];
}

const START = SIGNATURES.map(([kind, hex]) => signature(kind, 0, hex));
const WITHIN = INNER.map(([kind, at, hex]) => signature(kind, at, hex));

/** The kind of file that its first bytes say it is, if that is no kind of text. */
export function findSignature(bytes: Uint8Array): string | undefined {
  const found =
    START.find((one) => standsIn(bytes, one)) ??
    WITHIN.find((one) => standsIn(bytes, one) && (one.kind !== "riff" || bytes.includes(0)));
  return found?.kind;
}

function signature(kind: string, at: number, hex: string): Signature {
  return { kind, at, bytes: hex.split(" ").map((byte) => Number.parseInt(byte, 16)) };
}

function standsIn(file: Uint8Array, { at, bytes }: Signature): boolean {
  return bytes.every((byte, i) => file[at + i] === byte);
}
