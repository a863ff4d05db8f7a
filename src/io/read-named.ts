import { readFileSync } from "node:fs";
import { namedFileError } from "./errors.js";

/**
 * Reads a file that the user named, on the command line or in a config.
 *
 * @throws CleanError `path-missing`, `not-a-file`, `unreadable`, `too-large`
 */
export function readNamed(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw namedFileError(error, path);
  }
}
