import type { Edit } from "../../core/edit.js";
import { eachMatch } from "../../core/run-pattern.js";
import { type BigramIndex, indexBigrams } from "./bigram-index.js";
import type { Masks } from "./compile-masks.js";
import type { NoteRule } from "./mask-data.js";

/** Notes are suggestions to a reader: above the band that is reported, below the one that is carried out. */
const CONFIDENCE = 0.6;

/** How far before and behind its anchor a pattern may match: the longest bundled one takes 40 units. */
const REACH = 48;

/** What can be seen but not restored: substitutes and traces of deletions. */
export interface Notes {
  /** One of these stands in every stretch that is noted. */
  readonly anchors: BigramIndex;
  /** The notes at some places of a text, in order, at which anchors may begin. Every edit changes nothing. */
  at(text: string, places: readonly number[]): readonly Edit[];
}

/** Makes them of what is listed. */
export function createNotes(masks: Masks): Notes {
  const rules = masks.notes.map((rule) => ({
    rule,
    pattern: new RegExp(rule.pattern ?? escapeLiteral(rule.literal ?? ""), "g"),
    anchor: rule.anchor ?? rule.literal ?? "",
  }));
  const anchors = indexBigrams([...new Set(rules.map(({ anchor }) => anchor))]);
  const byAnchor = new Map(
    anchors.literals.map((found) => [found, rules.filter(({ anchor }) => found.startsWith(anchor))]),
  );
  return {
    anchors,
    at(text, places) {
      let edits: Map<string, Edit> | undefined;
      for (const at of places) {
        const found = anchors.at(text, at);
        if (found === undefined) continue;
        for (const { rule, pattern } of byAnchor.get(found)!) {
          for (const edit of notesAt(text, at, rule, pattern)) {
            edits ??= new Map();
            edits.set(`${edit.rule} ${edit.start} ${edit.end}`, edit);
          }
        }
      }
      return edits === undefined ? NONE : [...edits.values()];
    },
  };
}

const NONE: readonly Edit[] = [];

function notesAt(text: string, at: number, rule: NoteRule, pattern: RegExp): Edit[] {
  const { literal, anchor = literal } = rule;
  if (literal !== undefined && literal === anchor && !overlapsItself(literal)) {
    const end = at + literal.length;
    return isAllowed(text, at, end, rule) ? [note(text, at, end, rule)] : [];
  }
  const from = Math.max(0, at - REACH);
  const around = (from > 0 ? BEFORE : "") + text.slice(from, at + REACH);
  const offset = from - (from > 0 ? BEFORE.length : 0);
  const edits: Edit[] = [];
  eachMatch(pattern, around, (match) => {
    const lead = match[0].length - match[0].replace(/^[\s，。；：、！？”]+/, "").length;
    const start = offset + match.index + (rule.literal === undefined ? lead : 0);
    const end = offset + match.index + match[0].length;
    if (start <= at && at < end && isAllowed(text, start, end, rule)) edits.push(note(text, start, end, rule));
  });
  return edits;
}

function note(text: string, start: number, end: number, { code, means }: NoteRule): Edit {
  const found = text.slice(start, end);
  const reason = { code, args: { found, means } };
  return { start, end, replacement: found, rule: `restore/${code}`, reason, confidence: CONFIDENCE };
}

/** Whether two places of a literal can overlap: where one stands, the first of two may be another one. */
function overlapsItself(literal: string): boolean {
  for (let size = 1; size < literal.length; size++) if (literal.endsWith(literal.slice(0, size))) return true;
  return false;
}

/** Stands for the text before the stretch a pattern sees, so that `^` means the start of the text. */
const BEFORE = "字";

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
