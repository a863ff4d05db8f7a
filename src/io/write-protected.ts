import { CleanError } from "../core/errors.js";

/**
 * Refuses to take the place of a file that nobody may write, which a rename would do all the same.
 *
 * @param mode the file's, as the system tells it
 * @throws CleanError `write-protected`
 */
export function refuseProtected(path: string, mode: number): void {
  if ((mode & 0o222) === 0) throw new CleanError("write-protected", { path });
}
