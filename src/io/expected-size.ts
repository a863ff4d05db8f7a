import { fstatSync } from "node:fs";
import type { Readable } from "node:stream";

/** How many bytes a stream reads from a file at most; undefined where it reads from anything else. */
export function expectedSize(input: Readable): number | undefined {
  const { fd } = input as { readonly fd?: unknown };
  if (typeof fd !== "number") return undefined;
  try {
    const stat = fstatSync(fd);
    return stat.isFile() ? stat.size : undefined;
  } catch {
    return undefined; // closed: reading it will tell
  }
}
