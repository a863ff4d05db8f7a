import type { Encoding } from "./source-encoding.js";

/** Names that pages give to the encodings read here, in lower case and without `-`, `_` and spaces. */
const LABELS: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  unicode11utf8: "utf-8",
  utf16: "utf-16le",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  unicode: "utf-16le",
  gb2312: "gb18030",
  gb231280: "gb18030",
  gbk: "gb18030",
  xgbk: "gb18030",
  gb18030: "gb18030",
  cp936: "gb18030",
  ms936: "gb18030",
  windows936: "gb18030",
  euccn: "gb18030",
  chinese: "gb18030",
  isoir58: "gb18030",
  big5: "big5",
  big5hkscs: "big5",
  cnbig5: "big5",
  xxbig5: "big5",
  cp950: "big5",
  csbig5: "big5",
};

/** The encoding that a label such as `GB2312` or `x-gbk` means; `undefined` for those that are not read here. */
export function encodingOfLabel(label: string): Encoding | undefined {
  return LABELS[label.toLowerCase().replace(/[-_\s]+/g, "")];
}

/** Whether a label means the encoding with this name of the Encoding Standard. */
export function isForeignLabel(label: string, name: string): boolean {
  try {
    return new TextDecoder(label).encoding === name;
  } catch {
    return false;
  }
}
