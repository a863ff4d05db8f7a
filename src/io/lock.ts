import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { CleanError } from "../core/errors.js";

/**
 * Takes a lock file, so that two runs do not write into one folder. A lock whose process no longer lives is taken over.
 *
 * @returns what gives the lock back
 * @throws CleanError `locked` with the process id that holds it
 */
export function takeLock(path: string): () => void {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number(readFileSync(path, "utf8"));
      if (attempt > 2 || isAlive(holder)) throw new CleanError("locked", { path, holder });
      rmSync(path, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
