import { SLOW } from "../../../core/fold-table.js";
import { fillRuns } from "../../../core/runs.js";
import { UNIT_KINDS } from "./unit-kinds.generated.js";
import { foldedUnits, HAN, LATIN } from "./unit-kinds.js";

let kinds: Uint32Array | undefined;

/** The kinds of every code unit, as `.scripts/unit-kinds.ts` finds them. Unpacked when first asked for. */
export function unitKinds(): Uint32Array {
  kinds ??= fillRuns(new Uint32Array(0x10000), UNIT_KINDS);
  return kinds;
}

let plain: Uint8Array | undefined;

/**
 * For every code unit its kinds and one, if they are `HAN`, `LATIN` or none: such units change nothing behind one another.
 * 0 for others, and for Han that fold to another one. A table so small that it stays near: most units of a text are looked
 * up in no other.
 *
 * @param exceptions Han that are not told by themselves
 */
export function plainUnits(exceptions: readonly number[]): Uint8Array {
  if (plain === undefined) {
    const all = unitKinds();
    const folded = foldedUnits();
    plain = new Uint8Array(all.length);
    for (let unit = 0; unit < all.length; unit++) {
      const kind = all[unit]!;
      const isPlain = kind === HAN ? folded[unit] === unit : (kind === 0 || kind === LATIN) && folded[unit] !== SLOW;
      if (isPlain) plain[unit] = kind + 1;
    }
    for (const unit of exceptions) plain[unit] = 0;
  }
  return plain;
}
