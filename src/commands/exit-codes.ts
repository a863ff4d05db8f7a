import type { CleanError } from "../core/errors.js";

/** Some files failed, each named with its reason; the others are done. */
export const FAILED = 3;

/** A failure that another try may not meet (`EX_TEMPFAIL` of sysexits.h): of the steps of planned runs, and without Redis. */
export const RETRY = 75;

/** Wrong usage is 2; a server that is away may be back for the next try; what a file or the disk did is 3, for other files may have been written. */
export function exitCodeOf({ code }: CleanError): number {
  if (code === "redis-unreachable") return RETRY;
  const files: readonly string[] = ["unwritable", "unreadable", "vanished", "not-a-file", "too-large", "internal"];
  return files.includes(code) ? FAILED : 2;
}
