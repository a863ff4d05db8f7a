import { fillRuns } from "../../../core/runs.js";
import { UNIT_KINDS } from "./unit-kinds.generated.js";

let kinds: Uint32Array | undefined;

/** The kinds of every code unit, as `.scripts/unit-kinds.ts` finds them. Unpacked when first asked for. */
export function unitKinds(): Uint32Array {
  kinds ??= fillRuns(new Uint32Array(0x10000), UNIT_KINDS);
  return kinds;
}
