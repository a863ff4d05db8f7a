import { INVISIBLE } from "../core/fold-table.js";

/**
 * A text on one line in which nothing is hidden: line ends as `⏎`, invisible and control characters and lone surrogates
 * as `‹U+200B›`. A document cannot move the cursor or colour the terminal through it.
 */
export function visible(text: string): string {
  return text
    .replace(/\r\n|\r|\n/g, "⏎")
    .replace(INVISIBLE, codePoint)
    .replace(/[\t\v\f\u0085\u2028\u2029]/g, " ")
    .replace(/\p{Cs}/gu, codePoint);
}

function codePoint(character: string): string {
  return `‹U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}›`;
}
