import type { Range } from "../../core/edit.js";
import { eachMatch } from "../../core/run-pattern.js";

/**
 * Text in which letters are themselves: addresses, mail addresses, tags, code, paths and names of files, long runs of
 * letters and digits. Each form with what no text without it holds. Linear: every form starts with a literal or is
 * bounded.
 */
const FORMS: readonly (readonly [needed: string, form: RegExp])[] = [
  ["`", /```[^`]*```|`[^`\n]{1,200}`/u],
  ["://", /(?:https?|ftp):\/\/[^\s\p{Script=Han}，。；（）《》“”]+/u],
  ["www.", /www\.[\w./?=&%#-]+/u],
  ["<", /<\/?[A-Za-z][^<>\n]{0,400}>/u],
  ["@", /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/u],
  ["\\", /[A-Za-z]:\\[^\s，。；]{1,200}/u],
  ["$", /\$[^$\n]{1,80}\$/u],
];

const expressions = new Map<string, RegExp>();

/** The ranges of a text that are no prose, in order. */
export function findCode(text: string): readonly Range[] {
  const forms = FORMS.filter(([needed]) => text.includes(needed));
  if (forms.length === 0) return [];
  const source = forms.map(([, form]) => form.source).join("|");
  let expression = expressions.get(source);
  if (expression === undefined) {
    expression = new RegExp(source, "gu");
    expressions.set(source, expression);
  }
  const ranges: Range[] = [];
  eachMatch(expression, text, ({ 0: { length }, index }) => ranges.push({ start: index, end: index + length }));
  return ranges;
}
