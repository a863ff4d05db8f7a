import type { Edit } from "../../core/edit.js";
import type { Masks } from "./compile-masks.js";
import type { NoteRule } from "./mask-data.js";

/** Notes are suggestions to a reader: above the band that is reported, below the one that is carried out. */
const CONFIDENCE = 0.6;

/** Finds what can be seen but not restored: substitutes and traces of deletions. Every edit changes nothing. */
export function createNotes(masks: Masks): (text: string) => Edit[] {
  const rules = masks.notes.map((rule) => ({
    rule,
    pattern: new RegExp(rule.pattern ?? escapeLiteral(rule.literal ?? ""), "g"),
    anchor: rule.anchor ?? rule.literal ?? "",
  }));
  const starts = new RegExp([...new Set(rules.map(({ anchor }) => escapeLiteral(anchor)))].join("|") || "(?!)", "g");
  return (text) => {
    const anchors = new Set(text.match(starts));
    if (anchors.size === 0) return [];
    return rules
      .filter(({ anchor }) => anchors.has(anchor) || text.includes(anchor))
      .flatMap(({ rule, pattern }) => notesOf(text, rule, pattern));
  };
}

function notesOf(text: string, rule: NoteRule, pattern: RegExp): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const lead = match[0].length - match[0].replace(/^[\s，。；：、！？”]+/, "").length;
    const start = match.index + (rule.literal === undefined ? lead : 0);
    const end = match.index + match[0].length;
    if (start >= end || !isAllowed(text, start, end, rule)) continue;
    const found = text.slice(start, end);
    const reason = { code: rule.code, args: { found, means: rule.means } };
    edits.push({ start, end, replacement: found, rule: `restore/${rule.code}`, reason, confidence: CONFIDENCE });
  }
  return edits;
}

/** Where a rule names neighbours, one of them has to stand there. */
function isAllowed(text: string, start: number, end: number, { before, after }: NoteRule): boolean {
  if (before === undefined && after === undefined) return true;
  const left = text.slice(Math.max(0, start - 16), start);
  return (
    (before?.some((word) => left.endsWith(word)) ?? false) ||
    (after?.some((word) => text.startsWith(word, end)) ?? false)
  );
}

function escapeLiteral(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
