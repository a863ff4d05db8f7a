import type { Edit, Range } from "../core/edit.js";
import { isBlank, type Text } from "../core/text.js";
import type { RuleHit } from "./run-rules.js";
import { lineAround, sentenceAround, wholeLine } from "./units.js";

/** The edit that a rule's action makes of a hit, or nothing for a rule that is evidence only. */
export function hitEdit(text: Text, hit: RuleHit): Edit | undefined {
  const { rule } = hit;
  if (rule.action === "evidence") return undefined;
  const { start, end } = actionRange(text, hit);
  const found = text.value.slice(start, end);
  return {
    start,
    end,
    replacement: rule.action === "report" ? found : rule.action === "replace" ? fillGroups(rule.replacement, hit) : "",
    rule: rule.id,
    reason: { code: rule.reason, args: {} },
    confidence: rule.confidence,
  };
}

function actionRange(text: Text, hit: RuleHit): Range {
  const { start, end } = hit;
  switch (hit.rule.action) {
    case "delete-line":
      return wholeLine(text, hit);
    case "delete-sentence":
      return emptied(text, sentenceAround(text, hit));
    case "delete-match":
      return emptied(text, { start, end });
    default:
      return { start, end };
  }
}

/** A deletion that would leave nothing of its line but white space takes the line. */
export function emptied(text: Text, range: Range): Range {
  const line = lineAround(text, range);
  const { value } = text;
  const isAlone = isBlank(value, line.start, range.start) && isBlank(value, range.end, line.end);
  return isAlone ? wholeLine(text, range) : range;
}

function fillGroups(template: string, hit: RuleHit): string {
  return template.replace(/\$<(\w+)>/g, (_, name: string) => hit.groups[name] ?? "");
}
