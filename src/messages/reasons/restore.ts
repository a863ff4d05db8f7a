import type { Args } from "../../core/errors.js";
import type { ReasonTexts } from "../reason-texts.js";

/** The reasons of the restore stage. All but the last three carry `candidates` and `evidence` for `explain`. */
export const restoreReasons = {
  "restore-letter": {
    zh: (args) => `字母“${args.mask}”代替了“${args.to}”${proofZh(args)}`,
    en: (args) => `the letter “${args.mask}” stands for “${args.to}”${proofEn(args)}`,
  },
  "restore-initials": {
    zh: (args) => `拼音首字母“${args.mask}”代替了“${args.to}”${proofZh(args)}`,
    en: (args) => `the initials “${args.mask}” stand for “${args.to}”${proofEn(args)}`,
  },
  "restore-pinyin": {
    zh: (args) => `拼音“${args.mask}”代替了“${args.to}”${proofZh(args)}`,
    en: (args) => `the pinyin “${args.mask}” stands for “${args.to}”${proofEn(args)}`,
  },
  "restore-separator": {
    zh: (args) => `词中插入了“${visible(args)}”${proofZh(args)}`,
    en: (args) => `“${visible(args)}” was put inside a word${proofEn(args)}`,
  },
  "restore-placeholder": {
    zh: (args) => `“${args.mask}”遮住了“${args.to}”${proofZh(args)}`,
    en: (args) => `“${args.mask}” hides “${args.to}”${proofEn(args)}`,
  },
  "restore-split": {
    zh: (args) => `“${args.to}”被拆写成“${args.mask}”${proofZh(args)}`,
    en: (args) => `“${args.to}” was taken apart into “${args.mask}”${proofEn(args)}`,
  },
  "restore-word": {
    zh: (args) => `“${args.to}”被写成同音的“${args.mask}”${proofZh(args)}`,
    en: (args) => `“${args.to}” was written “${args.mask}”, which sounds the same${proofEn(args)}`,
  },
  "restore-variant": {
    zh: (args) => `简体文中以繁体“${args.mask}”代替“${args.to}”${proofZh(args)}`,
    en: (args) => `the traditional “${args.mask}” stands for “${args.to}” in a simplified text${proofEn(args)}`,
  },
  "restore-forced": {
    zh: (args) => `配置要求把“${args.mask}”还原为“${args.to}”`,
    en: (args) => `the configuration restores “${args.mask}” to “${args.to}”`,
  },
  "suspected-deletion": {
    zh: (args) => `“${args.found}”处疑有删字，原文可能是“${args.means}”`,
    en: (args) => `words seem to be cut out at “${args.found}”, perhaps from “${args.means}”`,
  },
  substitute: {
    zh: (args) => `“${args.found}”可能代指“${args.means}”`,
    en: (args) => `“${args.found}” may stand for “${args.means}”`,
  },
} as const satisfies ReasonTexts;

function proofZh({ candidates, evidence }: Args): string {
  return `（候选：${candidates}；依据：${evidence}）`;
}

function proofEn({ candidates, evidence }: Args): string {
  return ` (candidates: ${candidates}; evidence: ${evidence})`;
}

/** Signs nobody sees are shown by their numbers. */
function visible({ mask }: Args): string {
  return String(mask).replace(
    /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g,
    (sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}
