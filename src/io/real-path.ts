import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** A path with its links followed; of what leads to nothing, those of the folders it would lie in. Absolute. */
export function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const own = resolve(path);
    const folder = dirname(own);
    return folder === own ? own : join(realOf(folder), basename(own));
  }
}
