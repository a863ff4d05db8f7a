import type { ReasonTexts } from "../reason-texts.js";
export const extractReasons = {} as const satisfies ReasonTexts;
