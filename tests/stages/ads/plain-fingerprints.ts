import { fold } from "../../../src/core/fold.js";
import type { Text } from "../../../src/core/text.js";
import type { Fingerprint } from "../../../src/stages/ads/fingerprint.js";

/** Shorter clauses (同志们, 特此通知) repeat in any folder and tell nothing. */
const MIN_LETTERS = 6;
/** Bounds what one line of a hostile text gives. */
const MAX_LETTERS = 200;

/** The passages of a text by strings, plainly: what the scan by code units must give, too. */
export function plainFingerprints(text: Text): readonly Fingerprint[] {
  return text.view("plain-fingerprints", () => {
    const found: Fingerprint[] = [];
    for (const line of text.lines) {
      const source = text.value.slice(line.start, line.end);
      const whole = letters(source);
      if (whole.length < MIN_LETTERS) continue;
      found.push({ fingerprint: hash(whole), range: { start: line.start, end: line.end } });
      for (const match of source.matchAll(/[^,，。!！?？;；:：、…~—（()）【】|｜]+/gu)) {
        if (match[0].length < MIN_LETTERS) continue;
        const clause = letters(match[0]);
        if (clause.length < MIN_LETTERS || clause.length === whole.length) continue;
        const start = line.start + match.index;
        found.push({ fingerprint: hash(clause), range: { start, end: start + match[0].length } });
      }
    }
    return found;
  });
}

function letters(source: string): string {
  return fold(source.slice(0, MAX_LETTERS * 2), ["zero-width", "nfkc", "case", "traditional"])
    .text.replace(/[^\p{Script=Han}a-z]+/gu, "")
    .slice(0, MAX_LETTERS);
}

/** Two 24-bit halves of a multiplicative hash: 40,000,000 passages give some three false meetings. */
function hash(source: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  a ^= a >>> 15;
  return hex(a) + hex(b);
}

function hex(value: number): string {
  return (value >>> 8).toString(16).padStart(6, "0");
}
