/** Undoes quoted-printable; what is no valid escape stays as it is. Characters are bytes (Latin-1). */
export function decodeQuotedPrintable(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x3d) {
      bytes[size++] = code;
      continue;
    }
    const soft = /^=[ \t]{0,80}\r?\n/.exec(text.slice(at, at + 84));
    if (soft !== null) {
      at += soft[0].length - 1;
      continue;
    }
    const pair = text.slice(at + 1, at + 3);
    if (/^[0-9a-f]{2}$/i.test(pair)) {
      bytes[size++] = Number.parseInt(pair, 16);
      at += 2;
    } else bytes[size++] = code;
  }
  return bytes.subarray(0, size);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Int16Array(128).fill(-1);
for (let at = 0; at < 64; at++) values[ALPHABET.charCodeAt(at)] = at;

/** Undoes base64; line ends and anything else outside of the alphabet are skipped, padding ends it. */
export function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(text.length * 0.75));
  let size = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3d) break;
    const value = code < 128 ? values[code]! : -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[size++] = (held >> bits) & 0xff;
    }
  }
  return bytes.subarray(0, size);
}
