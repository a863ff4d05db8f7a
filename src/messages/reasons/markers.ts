import type { ReasonTexts } from "../reason-texts.js";
export const markersReasons = {} as const satisfies ReasonTexts;
