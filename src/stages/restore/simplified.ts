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
  const to = Math.min(units.length, end + AROUND);
  for (let at = Math.max(0, start - AROUND); at < to; at++) if (isForeign(units[at]!, masks)) return false;
  return true;
}

/** Whether a text as a whole is simplified. */
export function isSimplifiedText({ units }: Text, masks: Masks): boolean {
  const most = (PER_THOUSAND * units.length) / 1000;
  let count = 0;
  for (let at = 0; at < units.length && count <= most; at++) if (isForeign(units[at]!, masks)) count++;
  return count <= most;
}

/** Whether a unit is a traditional form that is not used as a disguise. */
function isForeign(unit: number, masks: Masks): boolean {
  return FORMS[unit] === 1 && !masks.variants.has(String.fromCharCode(unit));
}
