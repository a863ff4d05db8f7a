import type { Range } from "../../core/edit.js";
import { TRADITIONAL } from "../../core/traditional.generated.js";
import type { Masks } from "./compile-masks.js";

const FORMS = new Uint8Array(0x10000);
for (const form of TRADITIONAL) FORMS[form.charCodeAt(0)] = 1;

/** How far around a traditional form to look: two lines of a page. */
const AROUND = 80;

/** Traditional forms in a thousand characters above which a text is not simplified: quotations and names are below. */
const PER_THOUSAND = 2;

/** Whether the text around a traditional form is simplified: no other form than those used as a disguise stands there. */
export function isSimplified(text: string, { start, end }: Range, masks: Masks): boolean {
  return countForms(text.slice(Math.max(0, start - AROUND), end + AROUND), masks) === 0;
}

/** Whether a text as a whole is simplified. */
export function isSimplifiedText(text: string, masks: Masks): boolean {
  return countForms(text, masks) * 1000 <= PER_THOUSAND * text.length;
}

function countForms(text: string, masks: Masks): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (FORMS[text.charCodeAt(at)] === 1 && !masks.variants.has(text.charAt(at))) count++;
  }
  return count;
}
