/** Direction marks and controls, which could show a text other than it is. */
const STEERING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]|(?![\t\n\r])\p{Cc}/gu;

/** The same and all other characters that cannot be seen, for passages in which they may be what was found. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|(?!\t)\p{Cc}/gu;

/** A text of a document as the page shows it: nothing in it can turn the page's own text around. */
export function shownText(text: string): string {
  return text.replace(STEERING, codePoint);
}

/** A passage that was found, with all that cannot be seen shown by its number, and line ends as `⏎`. */
export function shownPassage(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "⏎").replace(UNSEEN, codePoint);
}

function codePoint(character: string): string {
  return `‹U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}›`;
}
