import { dirname } from "node:path";
import { writeAtomic } from "../io/atomic-write.js";
import { text } from "../messages/texts.js";
import type { Terminal } from "./terminal.js";

/** Puts a pack in its file, or on standard output; without one nothing is written. */
export function writePackTo(path: string | undefined, pack: string | undefined, terminal: Terminal): void {
  if (pack === undefined) return;
  if (path === undefined) terminal.out(pack);
  else {
    writeAtomic(path, pack, dirname(path));
    terminal.say(text(terminal.language, "pack-written", { path }));
  }
}
