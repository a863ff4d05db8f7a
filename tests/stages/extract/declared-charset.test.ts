import { expect, test } from "vitest";
import { declaredCharset } from "../../../src/stages/extract/declared-charset.js";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['<meta charset="GBK">', "gbk"],
  ["<meta charset=utf-8>", "utf-8"],
  ['<META http-equiv="Content-Type" content="text/html; charset=gb2312" />', "gb2312"],
  ["<meta content='text/html; charset = Big5' http-equiv='Content-Type'>", "big5"],
  ['<?xml version="1.0" encoding="UTF-16"?><html>', "utf-16"],
  ['<!-- <meta charset="big5"> --><meta charset="gb18030">', "gb18030"],
  ["<p>charset=gbk</p>", undefined],
  [`${" ".repeat(4096)}<meta charset="gbk">`, undefined],
  ["", undefined],
])("%s", (html, charset) => {
  expect(declaredCharset(bytes(html))).toBe(charset);
});
