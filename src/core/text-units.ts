/** What is used of Node's `Buffer`: it copies strings at the speed of memory. Elsewhere there is no such thing. */
interface Copier {
  from(text: string, encoding: "utf16le"): Uint8Array;
  from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: "utf16le"): string };
  allocUnsafeSlow(size: number): Stock;
}

/** Memory that the units of short texts are written into, one behind the other. */
type Stock = Uint8Array<ArrayBuffer> & {
  write(text: string, offset: number, length: number, encoding: "utf16le"): number;
};
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const copier = isLittleEndian ? (globalThis as { readonly Buffer?: Copier }).Buffer : undefined;
/** In shorter texts the call costs more than it saves. */
const FEW = 24;
/** How many units one call of `fromCharCode` gets: arguments lie on the stack, and larger chunks are no faster. */
const CHUNK = 8192;

/** The string of UTF-16 units; halves of surrogate pairs stay as they are. */
export function textOfUnits(units: Uint16Array): string {
  if (copier !== undefined && units.length > FEW)
    return copier.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
  if (units.length <= CHUNK) return String.fromCharCode.apply(null, units as unknown as number[]); // a spread copies
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += CHUNK) {
    pieces.push(String.fromCharCode.apply(null, units.subarray(at, at + CHUNK) as unknown as number[]));
  }
  return pieces.join("");
}

/** Units of a text that is written beside others, and bytes of the memory for these: new memory takes longer than the copy. */
const SHORT = 2048;
const STOCK = 1 << 16;
let stock: Stock | undefined;
let taken = 0;

function unitsInStock(copier: Copier, text: string): Uint16Array {
  const size = text.length * 2;
  if (stock === undefined || taken + size > STOCK) {
    stock = copier.allocUnsafeSlow(STOCK);
    taken = 0;
  }
  const at = taken;
  stock.write(text, at, size, "utf16le");
  taken += (size + 7) & ~7;
  return new Uint16Array(stock.buffer, at, text.length);
}

/** The UTF-16 units of a string. */
export function unitsOfText(text: string): Uint16Array {
  if (copier !== undefined && text.length > 2 * FEW) {
    if (text.length <= SHORT) return unitsInStock(copier, text);
    const { buffer, byteOffset } = copier.from(text, "utf16le");
    return new Uint16Array(buffer, byteOffset, text.length);
  }
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}
