import type { Reason } from "../core/edit.js";
import type { Language } from "./language.js";
import type { ReasonTexts } from "./reason-texts.js";
import { adsReasons } from "./reasons/ads.js";
import { extractReasons } from "./reasons/extract.js";
import { markersReasons } from "./reasons/markers.js";
import { normalizeReasons } from "./reasons/normalize.js";
import { restoreReasons } from "./reasons/restore.js";

const reasons: ReasonTexts = {
  ...markersReasons,
  ...adsReasons,
  ...restoreReasons,
  ...normalizeReasons,
  ...extractReasons,
};

/** The sentence of a reason; a code that is not in the catalogue is a sentence of a user's pack. */
export function reasonText(reason: Reason, language: Language): string {
  if (!Object.hasOwn(reasons, reason.code)) return reason.code;
  return reasons[reason.code]![language](reason.args);
}

/** All codes of the catalogue, for tests. */
export function reasonCodes(): string[] {
  return Object.keys(reasons);
}
