import type { Readable } from "node:stream";
import { statOfOpen } from "./stat-of-open.js";

/** How many bytes a stream reads from a file at most; undefined where it reads from anything else. */
export function expectedSize(input: Readable): number | undefined {
  const { fd } = input as { readonly fd?: unknown };
  if (typeof fd !== "number") return undefined;
  const stat = statOfOpen(fd);
  return stat?.isFile() ? stat.size : undefined;
}
