import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { extractArchive } from "../../../src/stages/extract/extract-archive.js";
import { loadOptional } from "../../../src/stages/extract/load-optional.js";

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;

const docx = (body: string, more: Zippable = {}) =>
  zipSync({
    "[Content_Types].xml": strToU8(types),
    "_rels/.rels": strToU8(rels),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    ...more,
  });

const chapter = (title: string, text: string) =>
  strToU8(
    `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`,
  );

const epub = (more: Zippable = {}) =>
  zipSync({
    mimetype: strToU8("application/epub+zip"),
    "META-INF/container.xml": strToU8(
      `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    ),
    "OEBPS/book.opf": strToU8(
      `<package><manifest><item id="b" href="text/2.xhtml"/><item id="a" href="text/%E4%B8%80.xhtml"/><item id="c" href="../cover.xhtml"/></manifest><spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
    ),
    "OEBPS/text/一.xhtml": chapter("第一章", "雨下了一夜，河水涨到了桥面。"),
    "OEBPS/text/2.xhtml": chapter("第二章", "天亮的时候，水退了。"),
    "cover.xhtml": strToU8(`<html><body><img src="cover.jpg" alt="封面"/></body></html>`),
    ...more,
  });

const encryption = (path: string) =>
  strToU8(
    `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  );

describe("docx", () => {
  test("gives paragraphs, and a table row on one line", async () => {
    const body = `${paragraph("会议纪要")}${paragraph("三月五日，全体到会。")}<w:tbl><w:tr>${cell("姓名")}${cell("分工")}</w:tr><w:tr>${cell("小林")}${cell("记录")}</w:tr></w:tbl>`;
    const { text, kind } = await extractArchive(docx(body), "docx");
    expect(text).toBe("会议纪要\n三月五日，全体到会。\n姓名 | 分工\n小林 | 记录\n");
    expect(kind).toBe("document");
  });
});

test("formulas of a Word file are noted", async () => {
  const formula = (text: string) => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`;
  const math = `<w:p><w:r><w:t>求解。</w:t></w:r>${formula("x+y")}<m:oMathPara>${formula("a")}</m:oMathPara></w:p>`;
  const { text, notes } = await extractArchive(docx(math), "docx");
  expect(text).toBe("求解。\n");
  expect(notes).toEqual([{ code: "formulas-left-out", args: { count: 2 } }]);
  expect((await extractArchive(docx(paragraph("甲")), "docx")).notes).toEqual([]);
});

describe("epub", () => {
  test("gives the chapters in spine order", async () => {
    const { text } = await extractArchive(epub(), "epub");
    expect(text).toBe("第一章\n雨下了一夜，河水涨到了桥面。\n第二章\n天亮的时候，水退了。\n");
  });

  test("a chapter that is named and not there, or no text, is noted", async () => {
    const opf = `<package><manifest><item id="a" href="text/2.xhtml"/><item id="b" href="text/3.xhtml"/><item id="c" href="cover.svg"/><item id="e" href="../cover.xhtml"/></manifest><spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/><itemref idref="d"/><itemref idref="e"/></spine></package>`;
    const noText = new Uint8Array(300).fill(0x9f);
    const book = epub({ "OEBPS/book.opf": strToU8(opf), "cover.xhtml": noText });
    const { text, notes } = await extractArchive(book, "epub");
    expect(text).toBe("第二章\n天亮的时候，水退了。\n");
    expect(notes).toEqual([{ code: "chapters-unread", args: { chapters: "OEBPS/text/3.xhtml, d, cover.xhtml" } }]);
    expect((await extractArchive(epub(), "epub")).notes).toEqual([]);
  });

  test("names in the package may have a prefix", async () => {
    const opf = `<opf:package xmlns:opf="http://www.idpf.org/2007/opf"><opf:manifest><opf:item id="a" href="text/2.xhtml"/></opf:manifest><opf:spine><opf:itemref idref="a"/></opf:spine></opf:package>`;
    const { text, notes } = await extractArchive(epub({ "OEBPS/book.opf": strToU8(opf) }), "epub");
    expect({ text, notes }).toEqual({ text: "第二章\n天亮的时候，水退了。\n", notes: [] });
  });

  test("fonts may be encrypted", async () => {
    const { text } = await extractArchive(epub({ "META-INF/encryption.xml": encryption("OEBPS/a.ttf") }), "epub");
    expect(text).toContain("河水涨到了桥面");
  });

  test("keeps headings as Markdown", async () => {
    const { text } = await extractArchive(epub(), "epub", { format: "md" });
    expect(text).toContain("# 第一章\n\n雨下了一夜");
    expect(text).toContain("桥面。\n\n# 第二章");
  });
});

describe("refused by name", () => {
  const garbage = new Uint8Array(300).fill(0x9f);
  const noText = { "OEBPS/text/一.xhtml": garbage, "OEBPS/text/2.xhtml": garbage, "cover.xhtml": garbage };
  const bomb = { "word/more.xml": new Uint8Array(8 * 1024 * 1024) };
  const encrypted = () => {
    const bytes = epub();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    }
    return bytes;
  };
  const flood = () =>
    zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`f${at}`, new Uint8Array(0)])), { level: 0 });

  test.each([
    ["no archive at all", strToU8("只是文字"), "docx", "archive-broken"],
    ["an archive cut short", docx(paragraph("甲")).slice(0, 300), "docx", "archive-broken"],
    ["an archive without a document", zipSync({ "a.xml": strToU8("<a/>") }), "docx", "archive-broken"],
    ["a book without a package", zipSync({ mimetype: strToU8("application/epub+zip") }), "epub", "archive-broken"],
    ["a book of which no chapter is text", epub(noText), "epub", "archive-broken"],
    ["encrypted entries", encrypted(), "epub", "archive-encrypted"],
    [
      "a chapter that is locked to a reader",
      epub({ "META-INF/encryption.xml": encryption("OEBPS/text/2.xhtml") }),
      "epub",
      "archive-encrypted",
    ],
    [
      "an OLE2 file, as Word writes it with a password",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      "docx",
      "archive-encrypted",
    ],
    ["an entry that unfolds a thousandfold", docx(paragraph("甲"), bomb), "docx", "archive-bomb"],
    ["too many entries", flood(), "epub", "archive-bomb"],
  ] as const)("%s", async (_, bytes, format, code) => {
    await expect(extractArchive(bytes, format)).rejects.toMatchObject({ code });
  });

  test("a package that is not installed", async () => {
    const missing = () => Promise.reject(new Error("Cannot find package"));
    await expect(loadOptional("mammoth", missing)).rejects.toMatchObject({
      code: "package-missing",
      args: { package: "mammoth" },
    });
  });
});
