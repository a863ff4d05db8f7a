import { CleanError } from "../core/errors.js";
import { fileSha256 } from "../io/file-sha256.js";
import { sha256 } from "../io/sha256.js";
import type { Expectation, FileTask, Looked, Problem } from "./task.js";

/**
 * Holds what is known of a file against what is there: nothing but the bytes is believed. Loads nothing of what cleaning
 * needs, since a run over unchanged files cleans none.
 */
export function look(file: FileTask, expected: Expectation | undefined, bytes?: Uint8Array): Looked {
  const { path, problem } = file;
  if (problem !== undefined) return { problem, same: false };
  let source: string;
  try {
    source = bytes === undefined ? fileSha256(path) : sha256(bytes);
  } catch (error) {
    return { problem: problemOf(error), same: false };
  }
  if (source !== expected?.source) return { source, same: false };
  return { source, same: expected.clean === undefined || hashOf(expected.clean.path) === expected.clean.sha256 };
}

/** The hash of a clean file; none where it is gone or cannot be read. */
function hashOf(path: string): string | undefined {
  try {
    return fileSha256(path);
  } catch {
    return undefined;
  }
}

function problemOf(error: unknown): Problem {
  const { code, args } = error instanceof CleanError ? error : new CleanError("internal", { problem: String(error) });
  return { code, args };
}
