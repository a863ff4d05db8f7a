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
      const holder = holderOf(path);
      if (holder === undefined) continue;
      // Made this very moment: its holder is not written yet.
      if (holder === "" && attempt < PATIENCE) {
        Atomics.wait(NEVER, 0, 0, MOMENT);
        continue;
      }
      if (attempt > PATIENCE + 2 || isAlive(Number(holder)))
        throw new CleanError("locked", { path, holder: Number(holder) });
      rmSync(path, { force: true });
    }
  }
}

/** How often a lock without a holder is looked at again, after so many milliseconds. */
const PATIENCE = 5;
const MOMENT = 20;
const NEVER = new Int32Array(new SharedArrayBuffer(4));

/** What a lock says of its holder; undefined if it has been given back meanwhile. */
function holderOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
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
