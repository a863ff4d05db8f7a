import type { Range } from "../../core/edit.js";
import { TRADITIONAL } from "../../core/traditional.generated.js";
import type { Masks } from "./compile-masks.js";

const FORMS = new Set(TRADITIONAL);

/** How far around a traditional form to look: two lines of a page. */
const AROUND = 80;

/** Whether the text around a traditional form is simplified: no other form than those used as a disguise stands there. */
export function isSimplified(text: string, { start, end }: Range, masks: Masks): boolean {
  for (const character of text.slice(Math.max(0, start - AROUND), end + AROUND)) {
    if (FORMS.has(character) && !masks.variants.has(character)) return false;
  }
  return true;
}
