import { compose, single } from "../../core/compose.js";
import { byPlace, type Edit } from "../../core/edit.js";
import { indexRanges } from "../../core/range-index.js";
import type { Context, Stage } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import type { Glance } from "./glance/prospects.js";
import { APPLY } from "./verdict.js";

/** What one round over a text proposes, and what it knows of its lines. */
export interface Round {
  readonly text: Text;
  readonly edits: readonly Edit[];
  readonly glance?: Glance;
}

/** Goes over a text once; `before` is a round over an earlier state of the same document. */
export type ProposeOnce = (text: Text, context: Context, before: Round | undefined) => Round;

/** A text that is cleaned gives no more proposals; each round takes what the one before laid bare. */
const MAX_ROUNDS = 6;

/**
 * Proposes, carries out what is sure, and proposes again on the result; the rounds are composed into one list.
 *
 * The last round is remembered with its context, until another text comes: the stages go over a changed text again,
 * and most of its lines, if not all of it, are then what this stage saw last. What is remembered never changes what is
 * proposed.
 */
export function proposeInRounds(proposeOnce: ProposeOnce): Stage["propose"] {
  let last: { readonly context: Context; readonly round: Round } | undefined;
  const next = (text: Text, context: Context): Round => {
    // The windows of a long text have one context: what is known of one would be held until the last.
    const before = last?.context === context && text.isKin(last.round.text) ? last.round : undefined;
    const round = before?.text.value === text.value ? before : proposeOnce(text, context, before);
    last = { context, round };
    return round;
  };
  return (text, context) => {
    const first = next(text, context).edits;
    if (first.length === 0) return first;
    let sure = first.filter(isSure);
    if (sure.length === 0) return first;
    let composed = single(sure);
    let current = text;
    for (let round = 1; round < MAX_ROUNDS && sure.length > 0; round++) {
      current = current.edited(sure);
      sure = next(current, context).edits.filter(isSure);
      composed = compose(composed, sure);
    }
    const edits = composed.map(({ start, end, replacement, parts }) => ({ ...parts[0]!, start, end, replacement }));
    const done = indexRanges(edits);
    const open = first.filter((edit) => !isSure(edit) && !done.meets(edit));
    return [...edits, ...open].sort(byPlace);
  };
}

/** Whether a proposal is carried out before the next round looks at what it laid bare. */
export function isSure({ confidence, replacement }: Edit): boolean {
  return confidence >= APPLY && replacement === "";
}
