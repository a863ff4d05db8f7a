import type { LocatedFinding } from "../core/document.js";
import type { Language } from "../messages/language.js";
import { reasonText } from "../messages/reasons.js";
import { reportText } from "../messages/report-texts.js";
import { visible } from "./visible.js";

/** How much of a passage a sentence quotes, in characters. */
const LONGEST = 60;

/** What kind of thing a finding is: `ad`, `marker`, `suggestion (restored)`. */
export function findingKind({ stage, band }: LocatedFinding, language: Language): string {
  const kind = reportText(language, `kind-${stage}`);
  return band === "applied" ? kind : reportText(language, "kind-suggestion", { kind });
}

/** A finding as one line: why, what stands there and what becomes of it. */
export function findingMessage(finding: LocatedFinding, language: Language): string {
  const args = {
    reason: visible(reasonText(finding.reason, language)),
    found: shorten(finding.found),
    replacement: shorten(finding.replacement),
  };
  if (isNoteFinding(finding)) return reportText(language, "message-note", args);
  return reportText(language, finding.replacement === "" ? "message-remove" : "message-replace", args);
}

/** Whether a finding only points at something and proposes no change. */
export function isNoteFinding({ found, replacement }: LocatedFinding): boolean {
  return found === replacement;
}

/** The last line a finding touches; one that ends with its line end does not touch the next line. */
export function lastLine({ line, endLine, endColumn }: LocatedFinding): number {
  return Math.max(line, endColumn === 1 ? endLine - 1 : endLine);
}

/** What stands behind a finding in its line: nothing, where it takes the line end with it. */
export function contextAfter({ found, after }: LocatedFinding): string {
  return /[\r\n]$/.test(found) ? "" : after;
}

/** A passage on one line with nothing hidden in it, without line ends around it; of a long one both ends. */
export function shorten(passage: string, longest = LONGEST): string {
  const inside = withoutOuterLineEnds(passage);
  const characters = Array.from(visible(inside.length > 20 * longest ? cutMiddle(inside, 10 * longest) : inside));
  if (characters.length <= longest) return characters.join("");
  const head = Math.ceil((longest - 1) * 0.7);
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - (longest - 1 - head)).join("")}`;
}

/** Spares a passage of megabytes from being made visible as a whole. */
function cutMiddle(passage: string, kept: number): string {
  return passage.slice(0, kept) + passage.slice(-kept);
}

/** A passage of nothing but line ends stays. */
function withoutOuterLineEnds(passage: string): string {
  let start = 0;
  let end = passage.length;
  while (start < end && /[\r\n]/.test(passage[start]!)) start += 1;
  while (end > start && /[\r\n]/.test(passage[end - 1]!)) end -= 1;
  return start === end ? passage : passage.slice(start, end);
}
