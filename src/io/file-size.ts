import { statSync } from "node:fs";

/** The size of a file in bytes; -1 for what is no file or is not there. */
export function sizeOf(path: string): number {
  try {
    const stat = statSync(path);
    return stat.isFile() ? stat.size : -1;
  } catch {
    return -1;
  }
}
