import { existsSync, statSync } from "node:fs";
import { CleanError } from "../core/errors.js";

/** Whether a path leads to a folder; not so what cannot be looked at, such as a link that leads to itself. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Refuses a place for a folder where something else stands.
 *
 * @throws CleanError `not-a-folder`
 */
export function refuseNoFolder(path: string): void {
  if (path === "" || (existsSync(path) && !isFolder(path))) throw new CleanError("not-a-folder", { path });
}
