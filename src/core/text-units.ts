/** How many units one call of `fromCharCode` gets: arguments lie on the stack, and larger chunks are no faster. */
const CHUNK = 8192;

/** The string of UTF-16 units; halves of surrogate pairs stay as they are. */
export function textOfUnits(units: Uint16Array): string {
  if (units.length <= CHUNK) return String.fromCharCode.apply(null, units as unknown as number[]); // a spread copies
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += CHUNK) {
    pieces.push(String.fromCharCode.apply(null, units.subarray(at, at + CHUNK) as unknown as number[]));
  }
  return pieces.join("");
}

/** The UTF-16 units of a string. */
export function unitsOfText(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}
