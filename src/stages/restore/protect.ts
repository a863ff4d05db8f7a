import type { Range } from "../../core/edit.js";

/**
 * Text in which letters are themselves: addresses, mail addresses, tags, code, paths and names of files, long runs of
 * letters and digits. Linear: every alternative starts with a literal or is bounded.
 */
const CODE =
  /```[^`]*```|`[^`\n]{1,200}`|(?:https?|ftp):\/\/[^\s\p{Script=Han}，。；（）《》“”]+|www\.[\w./?=&%#-]+|<\/?[A-Za-z][^<>\n]{0,400}>|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|[A-Za-z]:\\[^\s，。；]{1,200}|\$[^$\n]{1,80}\$/gu;

/** The ranges of a text that are no prose, in order. */
export function findCode(text: string): readonly Range[] {
  if (!/[`@$<\\]|:\/\/|www\./.test(text)) return [];
  return Array.from(text.matchAll(CODE), (match) => ({ start: match.index, end: match.index + match[0].length }));
}
