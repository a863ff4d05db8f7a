import { CleanError } from "../core/errors.js";
import { fileSha256, fileSha256IfThere } from "../io/file-sha256.js";
import type { Expectation, FileTask, Looked, Problem } from "./task.js";

/**
 * Holds what is known of a file against what is there: nothing but the bytes is believed. Loads nothing of what cleaning
 * needs, since a run over unchanged files cleans none.
 *
 * @param hash SHA-256 (hex) of the file, if it was read already
 */
export function look(file: FileTask, expected: Expectation | undefined, hash?: string): Looked {
  const { path, problem } = file;
  if (problem !== undefined) return { problem, same: false };
  let source: string;
  try {
    source = hash ?? fileSha256(path);
  } catch (error) {
    return { problem: problemOf(error), same: false };
  }
  if (source !== expected?.source) return { source, same: false };
  return {
    source,
    same: expected.clean === undefined || fileSha256IfThere(expected.clean.path) === expected.clean.sha256,
  };
}

function problemOf(error: unknown): Problem {
  const { code, args } = error instanceof CleanError ? error : new CleanError("internal", { problem: String(error) });
  return { code, args };
}
