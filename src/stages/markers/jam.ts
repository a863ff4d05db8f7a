import type { Edit } from "../../core/edit.js";
import type { Text } from "../../core/text.js";
import { emptied } from "../../match/hit-edits.js";

/** A run of ASCII that ends a line: alone on it, or behind Chinese text. */
const TAIL = /(?<=^|[\p{Script=Han}。！？，；：、”’）》…])[ 　\t]*[!-~](?:[ !-~]{6,58})[!-~]?[ 　\t]*$/u;
/** Signs that formulas and code use as well. */
const PLAIN_SIGNS = /[=<>\\|{}()[\]+\-*/^.,:_]/g;
/** A forum puts one into every few paragraphs; a single one may be anything. */
const ENOUGH = 3;

/**
 * Strings of random letters, digits and signs that forums put between and behind paragraphs against copying
 * (`: x% {+ S2 Q7`). Fewer than three in a document are reported only.
 */
export function findJam(text: Text): Edit[] {
  const found: Edit[] = [];
  let clear = 0;
  for (const line of text.lines) {
    if (line.end - line.start < 8) continue;
    const last = text.value.charCodeAt(line.end - 1);
    if (last > 0x7e && last !== 0x3000) continue;
    const from = Math.max(line.start, line.end - 80);
    const match = TAIL.exec(text.value.slice(from, line.end));
    if (match === null || (match.index === 0 && from > line.start)) continue;
    const run = match[0].trim();
    if (!isJam(run) && !isScattered(run)) continue;
    if (isJam(run)) clear++;
    const range = emptied(text, { start: from + match.index, end: line.end });
    found.push({
      ...range,
      replacement: "",
      rule: "markers/jam",
      reason: { code: "jam-string", args: {} },
      confidence: 0,
    });
  }
  if (clear === 0) return [];
  const confidence = found.length >= ENOUGH && clear * 2 >= found.length ? 0.95 : 0.6;
  return found.map((edit) => ({ ...edit, confidence }));
}

/** Bits of one or two characters, of letters in both cases, digits and signs: counts beside clear ones only. */
function isScattered(run: string): boolean {
  const bits = run.split(" ");
  const isBitten = bits.length >= 5 && bits.every(({ length }) => length <= 2);
  const signs = new Set(run.match(/[^A-Za-z0-9 ]/g));
  return isBitten && signs.size >= 3 && !run.includes("=") && /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run);
}

/** Random: letters of both cases or with digits, three signs or more, at least one unusual, and no word. */
function isJam(run: string): boolean {
  if (run.length < 8 || /[A-Za-z]{4,}|\d{4,}|https?:|www\.|\w@[a-z]|&[a-z#]/.test(run)) return false;
  const signs = run.match(/[^A-Za-z0-9 ]/g) ?? [];
  const unusual = signs.join("").replace(PLAIN_SIGNS, "");
  const letters = run.match(/[A-Za-z]/g)?.length ?? 0;
  const mixed = (/[a-z]/.test(run) ? 1 : 0) + (/[A-Z]/.test(run) ? 1 : 0) + (/\d/.test(run) ? 1 : 0);
  return new Set(signs).size >= 3 && unusual.length >= 1 && letters >= 2 && mixed >= 2 && run.includes(" ");
}
