import { isUtf8 } from "node:buffer";
import { readParts } from "../../io/read-parts.js";
import { type FileFacts, wholeUtf8 } from "../../stages/decode/decode-parts.js";

/** Bytes from the start of a file, and from its first byte beyond ASCII on, by which its encoding is told. */
const HEAD = 1 << 16;
const SAMPLE = 1 << 20;

/**
 * Reads a file once for what has to be known to tell its encoding.
 *
 * @throws CleanError what `readParts` throws
 */
export function surveyFile(path: string): FileFacts {
  let head: Buffer | undefined;
  const sample: Buffer[] = [];
  let sampled = 0;
  let hasZeros = false;
  let valid = true;
  let held: Uint8Array = new Uint8Array();
  for (const { bytes, place } of readParts(path)) {
    head ??= Buffer.from(bytes.subarray(0, HEAD));
    hasZeros ||= bytes.includes(0);
    if (sampled < SAMPLE) {
      const first = sampled > 0 ? 0 : bytes.findIndex((byte) => byte >= 0x80);
      if (first >= 0) {
        const part = Buffer.from(bytes.subarray(first - (first % 2), first + SAMPLE - sampled));
        sample.push(part);
        sampled += part.length;
      }
    }
    if (!valid) continue;
    const part = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    const whole = place === "last" ? part.length : wholeUtf8(part);
    valid = isUtf8(part.subarray(0, whole));
    held = Buffer.from(part.subarray(whole));
  }
  return { head: head!, sample: Buffer.concat(sample), hasZeros, isUtf8: valid };
}
