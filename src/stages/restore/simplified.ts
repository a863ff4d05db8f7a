import type { Range } from "../../core/edit.js";
import type { Text } from "../../core/text.js";
import { TRADITIONAL } from "../../core/traditional.generated.js";
import type { Masks } from "./compile-masks.js";

const FORMS = new Uint8Array(0x10000);
for (const form of TRADITIONAL) FORMS[form.charCodeAt(0)] = 1;

/** How far around a traditional form to look: two lines of a page. */
const AROUND = 80;

/** Traditional forms in a thousand characters above which a text is not simplified: quotations and names are below. */
const PER_THOUSAND = 2;

/** Whether the text around a traditional form is simplified: no other form than those used as a disguise stands there. */
export function isSimplified({ units }: Text, { start, end }: Range, masks: Masks): boolean {
  return countForms(units, Math.max(0, start - AROUND), Math.min(units.length, end + AROUND), masks) === 0;
}

/** Whether a text as a whole is simplified. */
export function isSimplifiedText({ units }: Text, masks: Masks): boolean {
  return countForms(units, 0, units.length, masks) * 1000 <= PER_THOUSAND * units.length;
}

function countForms(units: Uint16Array, from: number, to: number, masks: Masks): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (FORMS[units[at]!] === 1 && !masks.variants.has(String.fromCharCode(units[at]!))) count++;
  }
  return count;
}
