import { SLOW } from "../../../core/fold-table.js";
import { fillRuns } from "../../../core/runs.js";
import { UNIT_KINDS } from "./unit-kinds.generated.js";
import { foldedUnits, HAN } from "./unit-kinds.js";

let kinds: Uint32Array | undefined;

/** The kinds of every code unit, as `.scripts/unit-kinds.ts` finds them. Unpacked when first asked for. */
export function unitKinds(): Uint32Array {
  kinds ??= fillRuns(new Uint32Array(0x10000), UNIT_KINDS);
  return kinds;
}

/** A Han that folds to itself and is nothing else; a unit of no kind. */
export const PLAIN_HAN = 1;
export const PLAIN_OTHER = 2;

let plain: Uint8Array | undefined;

/**
 * For every code unit whether it changes nothing behind another one of these: `PLAIN_HAN`, `PLAIN_OTHER` or 0. A table so
 * small that it stays near: most units of a text are looked up in no other.
 *
 * @param exceptions Han that are not told by themselves
 */
export function plainUnits(exceptions: readonly number[]): Uint8Array {
  if (plain === undefined) {
    const all = unitKinds();
    const folded = foldedUnits();
    plain = new Uint8Array(all.length);
    for (let unit = 0; unit < all.length; unit++) {
      if (all[unit] === HAN && folded[unit] === unit) plain[unit] = PLAIN_HAN;
      else if (all[unit] === 0 && folded[unit] !== SLOW) plain[unit] = PLAIN_OTHER;
    }
    for (const unit of exceptions) plain[unit] = 0;
  }
  return plain;
}
