import { statSync } from "node:fs";

/** Whether a path leads to a folder; not so what cannot be looked at, such as a link that leads to itself. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
