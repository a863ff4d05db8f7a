import { readFileSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";

/**
 * Reads a file that the user named, on the command line or in a config.
 *
 * @throws CleanError `path-missing`, `not-a-file`, `unreadable`, `too-large`
 */
export function readNamed(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new CleanError("path-missing", { path }, { cause: error });
    throw fileError(error, path, "read");
  }
}
