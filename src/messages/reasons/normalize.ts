import type { ReasonTexts } from "../reason-texts.js";

/** What the normalize stage says about its edits. */
export const normalizeReasons = {
  "compatibility-form": {
    zh: ({ character }) => `兼容字形「${character}」换成通用字`,
    en: ({ character }) => `compatibility form ${character} replaced by the usual character`,
  },
  "control-character": {
    zh: ({ character }) => `控制字符 ${character}`,
    en: ({ character }) => `control character ${character}`,
  },
  "invisible-character": {
    zh: ({ character }) => `不可见字符 ${character}`,
    en: ({ character }) => `invisible character ${character}`,
  },
  "private-use": {
    zh: ({ character }) => `私用区符号 ${character}，没有文字内容`,
    en: ({ character }) => `private-use symbol ${character} that carries no text`,
  },
  "private-use-text": {
    zh: ({ character }) => `私用区字符 ${character} 夹在文字中，可能是缺失的字`,
    en: ({ character }) => `private-use character ${character} among text: a character may be missing here`,
  },
  "no-break-space": { zh: () => "不换行空格换成普通空格", en: () => "no-break space replaced by a space" },
  "line-end": { zh: () => "换行统一为 LF", en: () => "line end made LF" },
  "trailing-space": { zh: () => "行尾空白", en: () => "white space at the end of a line" },
  "blank-lines": { zh: () => "多余的空行", en: () => "more than one blank line" },
  "leading-blank-lines": { zh: () => "文首空行", en: () => "blank lines at the start" },
  "final-line-end": { zh: () => "文末只留一个换行", en: () => "one line end at the end of the text" },
  mojibake: {
    zh: ({ character }) => `乱码「${character}」，原文已无法还原`,
    en: ({ character }) => `text garbled by a wrong encoding, not recoverable: ${character}`,
  },
  "mojibake-repaired": {
    zh: () => "乱码：UTF-8 曾被当作 Latin-1 读取，已还原",
    en: () => "UTF-8 that was read as Latin-1, restored",
  },
  "punctuation-width": {
    zh: ({ character }) => `半角标点「${character}」改为全角`,
    en: ({ character }) => `half-width ${character} made full width`,
  },
  "alphanumeric-width": {
    zh: ({ character }) => `全角字母数字「${character}」改为半角`,
    en: ({ character }) => `full-width ${character} made half width`,
  },
  traditional: { zh: () => "繁体转简体", en: () => "traditional turned into simplified" },
  "hard-wrap": { zh: () => "合并固定宽度的断行", en: () => "line broken at a fixed width joined" },
  indent: { zh: () => "段首缩进", en: () => "indent of a paragraph" },
} as const satisfies ReasonTexts;
