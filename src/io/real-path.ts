import { realpathSync } from "node:fs";
import { resolve } from "node:path";

/** A path with its links followed; where it leads to nothing, as it is, absolute. */
export function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
