import type { CompiledRule } from "../../match/rule.js";
import { foldAnchor } from "../../match/rule-set.js";
import { runAlone } from "../check.js";
import { ORDINARY } from "../ordinary-text.js";
import { Refusal } from "./refusal.js";

/** What a pack says of a rule. */
export interface Proofs {
  readonly examples: { readonly from: string; readonly to: string }[];
  readonly keep: string[];
}

/** What examples are set in. */
const BEFORE = "他放下手里的信。";
const AFTER = "窗外的雨还没有停。";

/**
 * Finds examples and keeps for a rule by running it: examples in a sentence, or as lines of their own for patterns tied
 * to the ends of lines; keeps are the ordinary sentences nearest to it. An ad with a letter missing would be a nearer
 * miss, but is an ad that other rules may take.
 *
 * @param samples texts that the pattern should match
 * @throws Refusal `no-example` when it fires on none of them
 */
export function proveExamples(rule: CompiledRule, samples: readonly string[], ownLine: boolean): Proofs {
  const examples: Proofs["examples"] = [];
  const settings = ownLine
    ? [
        (s: string) => `${BEFORE}\n${s}`,
        (s: string) => `${s}\n${AFTER}`,
        (s: string) => BEFORE + s,
        (s: string) => s + AFTER,
      ]
    : [(s: string) => BEFORE + s + AFTER, (s: string) => `${BEFORE}\n${s}`, (s: string) => s];
  for (const set of settings) {
    for (const sample of new Set(samples)) {
      if (examples.length === 2) break;
      const from = set(sample);
      const to = runAlone(rule, from);
      if (to === undefined || to === from || examples.some((example) => example.from === from)) continue;
      // The setting must survive, and the anchors must be seen by the search.
      if (!settingOf(from, sample).every((part) => to.includes(part)) || !holdsAnchor(rule, from)) continue;
      examples.push({ from, to });
    }
  }
  if (examples.length < 2) throw new Refusal("no-example");
  const keep = nearestOrdinary(rule)
    .filter((text) => runAlone(rule, text) === undefined)
    .slice(0, 3);
  return { examples, keep };
}

function settingOf(from: string, sample: string): string[] {
  return from
    .replace(sample, "\0")
    .split("\0")
    .map((part) => part.trim());
}

function holdsAnchor(rule: CompiledRule, from: string): boolean {
  const view = foldAnchor(from);
  return rule.anchors.some((anchor) => view.includes(foldAnchor(anchor)));
}

/** Ordinary sentences, those first that share most characters with the anchors. */
function nearestOrdinary(rule: CompiledRule): string[] {
  const wanted = new Set(rule.anchors.join(""));
  const shared = (text: string) => new Set(Array.from(text).filter((c) => wanted.has(c))).size;
  return [...ORDINARY].sort((a, b) => shared(b) - shared(a));
}
