import type { Reason } from "../../core/edit.js";

/**
 * What is noted of a text some of whose bytes were lost; nothing if none were.
 *
 * @param broken how many broken sequences became U+FFFD
 */
export function brokenNote(broken: number): Reason[] {
  return broken === 0 ? [] : [{ code: "broken-bytes", args: { count: broken } }];
}
