import { visible } from "./visible.js";

/**
 * A text for any place in Markdown, a table cell too, in which it means nothing but itself: all ASCII punctuation is
 * given by number, so it can open no emphasis, link, tag, cell, mention or address.
 */
export function markdownText(text: string): string {
  return visible(text).replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A passage of a document: as code, in which code hosts look for no mentions. */
export function markdownPassage(text: string): string {
  return text === "" ? "" : `<code>${markdownText(text)}</code>`;
}
