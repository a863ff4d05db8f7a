import { lstatSync } from "node:fs";
import { CleanError, type ErrorCode } from "../core/errors.js";

/** What the file system's error codes mean to a user, when reading and when writing. */
const READING: Readonly<Record<string, ErrorCode>> = {
  ENOENT: "vanished",
  EISDIR: "not-a-file",
  ERR_FS_FILE_TOO_LARGE: "too-large",
  ERR_STRING_TOO_LONG: "too-large",
};

/** An error of the file system as one of ours, with the path and the system's own word for it. */
export function fileError(error: unknown, path: string, doing: "read" | "write"): CleanError {
  if (error instanceof CleanError) return error;
  const system = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  const code = doing === "read" ? (READING[system] ?? "unreadable") : "unwritable";
  return new CleanError(code === "vanished" ? absence(path) : code, { path, system }, { cause: error });
}

/** Why nothing is found under a name that was. */
function absence(path: string): ErrorCode {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return "dead-link";
  // What Node makes of bytes of a name that are no UTF-8.
  return path.includes("\ufffd") ? "name-not-utf8" : "vanished";
}

/** What they mean where the user gave a wrong name. */
const NAMING: Readonly<Record<string, ErrorCode>> = {
  ENOENT: "path-missing",
  ENOTDIR: "path-missing",
  EISDIR: "is-folder",
};

/** The same for reading what the user named: that nothing is there, or a folder, is a wrong name. */
export function namedFileError(error: unknown, path: string): CleanError {
  const code = NAMING[(error as NodeJS.ErrnoException).code ?? ""];
  return code === undefined ? fileError(error, path, "read") : new CleanError(code, { path }, { cause: error });
}

/** Calls of the system that only look. */
const LOOKING = /^(?:open|read|scandir|l?stat|realpath|access)$/;

/**
 * An error that nobody caught where it came from, as one of ours: what the system says of a path is no fault of the
 * program, all else is. Of that the stack is shown where `QINGWEN_DEBUG` is set.
 */
export function unforeseenError(error: unknown): CleanError {
  const { syscall, path } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) return fileError(error, path ?? "-", LOOKING.test(syscall) ? "read" : "write");
  if (process.env.QINGWEN_DEBUG) console.error(error);
  return new CleanError("internal", { problem: error instanceof Error ? error.message : String(error) });
}
