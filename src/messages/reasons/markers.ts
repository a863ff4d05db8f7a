import type { ReasonTexts } from "../reason-texts.js";

export const markersReasons = {
  "paid-marker": { zh: () => "付费标记，其间正文保留", en: () => "paid-content marker; what it encloses stays" },
  "page-break": { zh: () => "分页标记", en: () => "page break" },
  "paid-notice": { zh: () => "付费或试读提示", en: () => "notice of a paywall or sample" },
  "login-wall": { zh: () => "登录提示", en: () => "login wall" },
  "viewer-line": { zh: () => "阅读器的提示行", en: () => "line of a document viewer" },
  "jam-string": { zh: () => "防复制乱码", en: () => "string against copying" },
  "marker-unpaired": { zh: ({ marker }) => `不成对的标记 ${marker}`, en: ({ marker }) => `unpaired marker ${marker}` },
  "marker-crossing": { zh: ({ marker }) => `交叉的标记 ${marker}`, en: ({ marker }) => `crossing marker ${marker}` },
} as const satisfies ReasonTexts;
