import { reasonText } from "../messages/reasons.js";
import { text } from "../messages/texts.js";
import { brokenNote } from "../stages/decode/broken-note.js";
import type { Terminal } from "./terminal.js";

/**
 * Says that a file was cleaned but bytes of it were lost; nothing if none were.
 *
 * @param broken how many broken sequences became U+FFFD
 */
export function sayBroken(path: string, broken: number, { language, say }: Pick<Terminal, "language" | "say">): void {
  for (const note of brokenNote(broken)) {
    say(text(language, "failed-file", { path, problem: reasonText(note, language) }));
  }
}
