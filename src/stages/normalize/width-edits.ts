import type { Edit } from "../../core/edit.js";
import { normalizeEdit } from "./normalize-edit.js";

const FULL: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  ".": "。",
  "(": "（",
  ")": "）",
};
/** A mark behind a Han character or a closing quote, before another one, a quote or the end of the line. */
const AFTER_HAN = /(?<=[\p{Script=Han}”’》）])[,;:?!](?=[ \t]?(?:[\p{Script=Han}“‘《（]|$))/gmu;
/** A full stop at the end of a line of Chinese, and brackets that hold nothing but Chinese. */
const STOP = /(?<=[\p{Script=Han}”’》）])\.$/gmu;
const BRACKETS = /\(([\p{Script=Han}，。、；：“”《》]{1,60})\)/gu;

/** Half-width punctuation between Chinese to full width. Numbers, times, English and code keep theirs. */
export function punctuationEdits(text: string): Edit[] {
  const places: number[] = [];
  for (const pattern of [AFTER_HAN, STOP]) for (const { index } of text.matchAll(pattern)) places.push(index);
  for (const { 0: found, index } of text.matchAll(BRACKETS)) places.push(index, index + found.length - 1);
  return places
    .sort((a, b) => a - b)
    .map((at) => normalizeEdit("punctuation-width", at, at + 1, FULL[text[at]!]!, text[at]!));
}

/** Full-width letters and digits to half width. */
export function alphanumericEdits(text: string): Edit[] {
  return Array.from(text.matchAll(/[０-９Ａ-Ｚａ-ｚ]+/g), ({ 0: found, index }) =>
    normalizeEdit("alphanumeric-width", index, index + found.length, found.normalize("NFKC"), found.slice(0, 12)),
  );
}
