import type { Reason } from "./edit.js";

/** So many are kept; a text with more different ones begins anew. */
const KEPT = 1 << 12;

/** Makes what gives equal reasons as one: a text may call for a million edits, and most of them for the same reason. */
export function shareReasons(): (reason: Reason) => Reason {
  const known = new Map<string, Reason>();
  return (reason) => {
    const key = JSON.stringify(reason);
    const same = known.get(key);
    if (same !== undefined) return same;
    if (known.size >= KEPT) known.clear();
    known.set(key, reason);
    return reason;
  };
}
