import type { ReasonTexts } from "../reason-texts.js";
export const adsReasons = {} as const satisfies ReasonTexts;
