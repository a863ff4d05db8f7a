import { closeSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";
import { realOf } from "./real-path.js";
import { writeAll } from "./write-all.js";
import { refuseProtected } from "./write-protected.js";

/** A file that is written piece by piece. */
export interface PartFile {
  /** @throws CleanError `unwritable` */
  write(part: string): void;
  /**
   * Puts what was written in place.
   *
   * @throws CleanError `unwritable`
   */
  finish(): void;
  /** Leaves what stood there as it was, where that can be; nothing happens once the file is finished. */
  abandon(): void;
}

/** Why no file can be made beside another that may be written itself. */
const CLOSED_FOLDER = new Set(["EACCES", "EPERM", "EROFS"]);

/**
 * Opens a file to write. Its folder is made. What stood there stays whole until the new one is: the pieces go to a hidden
 * file beside it, which takes its place in the end; a link goes on leading where it led. Devices and pipes are written as
 * they are, and so is a file in a folder that takes no others.
 *
 * @throws CleanError `is-folder`, `write-protected`, `unwritable`
 */
export function openPartFile(path: string): PartFile {
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw fileError(error, path, "write");
    }
  };
  const { file, part, target } = guarded(() => open(path));
  let isOpen = true;
  const close = () => {
    isOpen = false;
    closeSync(file);
  };
  const drop = () => {
    if (part !== undefined) rmSync(part, { force: true });
  };
  return {
    write: (text) => guarded(() => writeAll(file, Buffer.from(text))),
    finish: () =>
      guarded(() => {
        close();
        try {
          if (part !== undefined) renameSync(part, target);
        } catch (error) {
          drop();
          throw error;
        }
      }),
    abandon() {
      if (!isOpen) return;
      close();
      drop();
    },
  };
}

/** What is written to, and where it stands while it is not whole; nowhere else where it cannot. */
function open(path: string): { readonly file: number; readonly part?: string; readonly target: string } {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new CleanError("is-folder", { path });
  if (found !== undefined) refuseProtected(path, found.mode);
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  // Nothing stands where a dead link leads that could be lost.
  if (found === undefined ? isLink : !found.isFile()) return { file: openSync(path, "w"), target: path };
  const target = realOf(path);
  const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  mkdirSync(dirname(target), { recursive: true });
  try {
    return { file: openSync(part, "w", found?.mode), part, target };
  } catch (error) {
    if (found === undefined || !CLOSED_FOLDER.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return { file: openSync(path, "w"), target };
  }
}
