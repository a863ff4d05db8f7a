import type { Reading } from "./source-encoding.js";
import { UnitWriter } from "./unit-writer.js";

const strict = {
  "utf-16le": new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true }),
  "utf-16be": new TextDecoder("utf-16be", { fatal: true, ignoreBOM: true }),
} as const;

/** Reads UTF-16 without its byte order mark. Half a surrogate pair and an odd byte at the end become U+FFFD. */
export function decodeUtf16(bytes: Uint8Array, encoding: keyof typeof strict): Reading {
  try {
    return { text: strict[encoding].decode(bytes), repairs: [], broken: 0 };
  } catch {
    return repair(bytes, encoding === "utf-16le" ? 1 : 0);
  }
}

/** Writes UTF-16 without a byte order mark. */
export function encodeUtf16(text: string, encoding: keyof typeof strict): Uint8Array {
  const high = encoding === "utf-16le" ? 1 : 0;
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i + high] = unit >> 8;
    bytes[2 * i + 1 - high] = unit & 0xff;
  }
  return bytes;
}

function repair(bytes: Uint8Array, high: 0 | 1): Reading {
  const unitAt = (at: number) => (bytes[at + high]! << 8) | bytes[at + 1 - high]!;
  const whole = bytes.length - (bytes.length % 2);
  const writer = new UnitWriter(bytes.length / 2 + 1);
  for (let at = 0; at < whole; at += 2) {
    const unit = unitAt(at);
    const paired = isHigh(unit) && at + 2 < whole && isLow(unitAt(at + 2));
    if (paired) {
      writer.unit(unit);
      at += 2;
      writer.unit(unitAt(at));
    } else if (isHigh(unit) || isLow(unit)) writer.broken(bytes.subarray(at, at + 2));
    else writer.unit(unit);
  }
  if (whole < bytes.length) writer.broken(bytes.subarray(whole));
  return writer.finish();
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
