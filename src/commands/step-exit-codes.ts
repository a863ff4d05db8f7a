import type { CleanError } from "../core/errors.js";
import { isTransient } from "../io/plan/transient.js";
import { exitCodeOf, RETRY } from "./exit-codes.js";

/** As `exitCodeOf`, for steps that an engine tries again. */
export function stepExitCodeOf(error: CleanError): number {
  return isTransient(error) ? RETRY : exitCodeOf(error);
}

/** Whether another try of a step that ended so may succeed: it was killed, stopped, or met with what passes. */
export function isWorthRetry(code: number | null): boolean {
  return code === null || code === RETRY || code >= 128;
}
