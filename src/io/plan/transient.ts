import { CleanError, type ErrorCode } from "../../core/errors.js";

/** Errors of the system that pass: the disk is full or slow, the network or its file system away, memory or handles short. */
const PASSING = new Set([
  ...["EIO", "ESTALE", "ETIMEDOUT", "EAGAIN", "EBUSY", "EINTR", "EMFILE", "ENFILE", "ENOMEM", "ENOSPC", "EDQUOT"],
  ...["ENETDOWN", "ENETUNREACH", "EHOSTDOWN", "EHOSTUNREACH", "ECONNRESET", "ECONNREFUSED", "EPIPE", "ENOTCONN"],
]);

/** Whether another try of the same step may well succeed. */
export function isTransient(error: unknown): boolean {
  const system = error instanceof CleanError ? error.args.system : (error as NodeJS.ErrnoException)?.code;
  return PASSING.has(String(system));
}

/** Whether an error lies in the document, so that every run would meet it, and not in the machine or the plan. */
export function isOfDocument(code: ErrorCode): boolean {
  const machine: readonly ErrorCode[] = ["unwritable", "write-protected", "vanished", "worker-died", "input-changed"];
  return !machine.includes(code);
}
