import { STAGE_IDS } from "../core/stage.js";
import type { RuleSpec } from "../match/rule.js";
import type { Pack } from "./schema.js";

/** What the engine needs of a pack's rules: everything but examples and keeps. */
export function ruleSpecs(pack: Pack): RuleSpec[] {
  const stage = STAGE_IDS.find((id) => pack.pack.startsWith(`${id}/`))!;
  return pack.rules.map((rule) => ({
    id: `${pack.pack}/${rule.id}`,
    stage,
    fold: rule.fold,
    anchors: rule.anchors,
    pattern: rule.pattern,
    unit: rule.where.unit,
    at: rule.where.at,
    action: rule.action,
    replacement: rule.replacement,
    confidence: rule.confidence,
    reason: rule.reason,
  }));
}
