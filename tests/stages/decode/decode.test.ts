import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { COMMON_CHARACTERS } from "../../../src/core/common-characters.generated.js";
import { decode } from "../../../src/stages/decode/decode.js";
import { encode } from "../../../src/stages/decode/encode.js";
import type { Encoding } from "../../../src/stages/decode/source-encoding.js";

const SIMPLIFIED = "各位同志，今天我们学习党的历史。\n大家要认真听讲，做好笔记。\n";
const TRADITIONAL = "各位同學，今天我們學習臺灣的歷史。\n大家要認真聽講，做好筆記。\n";
const COMMON = [...COMMON_CHARACTERS.join("")].slice(0, 1000);
const LONG = SIMPLIFIED.repeat(20);

const bytesOf = (text: string, encoding: string, bom = ""): Uint8Array =>
  Uint8Array.from([...Buffer.from(bom, "hex"), ...iconv.encode(text, encoding, { addBOM: false })]);
const codeOf = (bytes: Uint8Array, declared?: string): string => {
  try {
    const { text, source } = decode(bytes, declared === undefined ? {} : { declared });
    return `${source.encoding}: ${text}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("decode", () => {
  test.each<[string, string, Encoding, string, string, string]>([
    ["UTF-8", SIMPLIFIED, "utf-8", "utf8", "", "valid-utf8"],
    ["UTF-8 with BOM", SIMPLIFIED, "utf-8", "utf8", "efbbbf", "bom"],
    ["UTF-16LE with BOM", SIMPLIFIED, "utf-16le", "utf-16le", "fffe", "bom"],
    ["UTF-16BE with BOM", SIMPLIFIED, "utf-16be", "utf-16be", "feff", "bom"],
    ["UTF-16LE", SIMPLIFIED, "utf-16le", "utf-16le", "", "zero-pattern"],
    ["UTF-16BE", SIMPLIFIED, "utf-16be", "utf-16be", "", "zero-pattern"],
    ["UTF-16LE without line ends", "春眠不觉晓，处处闻啼鸟。", "utf-16le", "utf-16le", "", "characters"],
    ["UTF-16BE without line ends", "春眠不觉晓，处处闻啼鸟。", "utf-16be", "utf-16be", "", "characters"],
    ["UTF-16LE in English", "Dear all,\nplease find the notes below.\n", "utf-16le", "utf-16le", "", "zero-pattern"],
    ["GB18030", SIMPLIFIED, "gb18030", "gb18030", "", "characters"],
    ["GB18030 with BOM", SIMPLIFIED, "gb18030", "gb18030", "84319533", "bom"],
    ["GB18030 with four-byte characters", `${SIMPLIFIED}𠮷😀㐀ä`, "gb18030", "gb18030", "", "characters"],
    ["traditional GBK", TRADITIONAL, "gb18030", "gbk", "", "characters"],
    ["Big5", TRADITIONAL, "big5", "big5", "", "characters"],
    [
      "Big5 with characters of Hong Kong",
      `${TRADITIONAL}我哋喺度瞓覺，冇嘢啫。`,
      "big5",
      "big5-hkscs",
      "",
      "characters",
    ],
    ["GBK with CRLF", SIMPLIFIED.replaceAll("\n", "\r\n"), "gb18030", "gbk", "", "characters"],
    ["two characters of GBK", "你好", "gb18030", "gbk", "", "characters"],
    ["four characters of GBK", "学习笔记", "gb18030", "gbk", "", "characters"],
    ["four characters of Big5", "學習筆記", "big5", "big5", "", "characters"],
    ["one Han character in UTF-8", "好", "utf-8", "utf8", "", "valid-utf8"],
    ["one Han character in GBK", "我\n", "gb18030", "gbk", "", "characters"],
    ["one Han character in GBK that is valid UTF-8", "一\n", "gb18030", "gbk", "", "characters"],
    ["English with a Chinese word in GBK", "See the chapter on 学习 for more.\n", "gb18030", "gbk", "", "characters"],
    ["a rule of signs before GBK", `━━━━━━━━\n${SIMPLIFIED}`, "gb18030", "gbk", "", "characters"],
    ["Chinese far down a page", `${"<p>x</p>\n".repeat(3000)}${SIMPLIFIED}`, "gb18030", "gbk", "", "characters"],
    ["ASCII", "Hello, world.\n", "utf-8", "utf8", "", "valid-utf8"],
    ["French in UTF-8", "Un café très serré.\n", "utf-8", "utf8", "", "valid-utf8"],
    ["Russian in UTF-8", "Привет, мир!\n", "utf-8", "utf8", "", "valid-utf8"],
    ["signs of Latin-1 that are Han characters in GBK", "··", "utf-8", "utf8", "", "valid-utf8"],
    ["such signs beside ASCII", "1 ·· 2", "utf-8", "utf8", "", "valid-utf8"],
    ["such signs that are rare Han characters", "°°", "utf-8", "utf8", "", "valid-utf8"],
    ["such signs before a number", "§§ 3", "utf-8", "utf8", "", "valid-utf8"],
    ["a space that does not break", "£\u00a05\u00a0½", "utf-8", "utf8", "", "valid-utf8"],
    ["Han characters in GBK that are such signs and others", "陆续", "gb18030", "gbk", "", "characters"],
    ["a word in GBK that is broken UTF-8", "联通", "gb18030", "gbk", "", "characters"],
    ["a word in GBK that is valid UTF-8", "学习", "gb18030", "gbk", "", "characters"],
    ["nothing", "", "utf-8", "utf8", "", "valid-utf8"],
    ["nothing but a BOM", "", "utf-8", "utf8", "efbbbf", "bom"],
    ["a second BOM", "\ufeff甲", "utf-8", "utf8", "efbbbf", "bom"],
  ])("%s", (_, text, encoding, written, bom, evidence) => {
    const bytes = bytesOf(text, written, bom);
    const decoded = decode(bytes);
    expect(decoded).toEqual({ text, source: { encoding, bom: bom !== "", repairs: [] }, broken: 0, evidence });
    expect(encode(decoded.text, decoded.source)).toEqual(bytes);
  });

  test("short texts in UTF-8 are read as such", () => {
    const signs = Array.from({ length: 32 }, (_, i) => String.fromCharCode(0xa0 + i));
    const unit = fc.oneof(
      fc.constantFrom(..."，。、；：？！“”‘’（）《》…—·【】「」￥％"),
      fc.constantFrom(...signs, "×", "÷"),
      fc.constantFrom(...COMMON),
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    );
    const text = fc.oneof(
      fc.string({ unit, minLength: 1, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(..."··°§½¥ 12x"), minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(text, (written) => {
        expect(codeOf(bytesOf(written, "utf8"))).toBe(`utf-8: ${written}`);
      }),
    );
  });

  test("sentences of common characters in GB18030 are read as such", () => {
    const unit = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...COMMON) },
      { weight: 1, arbitrary: fc.constantFrom(..."，、；：？！") },
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 8, maxLength: 40 }), (written) => {
        expect(codeOf(bytesOf(`${written}。`, "gb18030"))).toBe(`gb18030: ${written}。`);
      }),
    );
  });

  test.each<[string, Uint8Array]>([
    ["PNG", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)],
    ["ZIP", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)],
    ["PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n")],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ["ELF", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1)],
    ["old office document", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ["WebP", Buffer.from("RIFF\x10\0\0\0WEBPVP8 ", "latin1")],
    ["numbers of four bytes", Uint8Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? i & 0xff : 0))],
    ["zeros in text", Buffer.from("正文\0\0\0正文")],
    ["control characters", Uint8Array.from({ length: 100 }, (_, i) => (i % 8) + 1)],
  ])("refuses %s as binary", (_, bytes) => {
    expect(codeOf(bytes)).toBe("binary");
  });

  test.each([
    ["shift_jis", "昔々、あるところにおじいさんとおばあさんが住んでいました。"],
    ["shift_jis", "会議資料"],
    ["euc-jp", "お知らせ：本日は休業いたします。"],
    ["euc-kr", "안녕하세요"],
    ["euc-kr", "오늘은 날씨가 좋아서 친구와 함께 공원에 갔습니다."],
    ["windows-1252", "naïve résumé"],
    ["windows-1252", "Grüße aus München"],
    ["windows-1252", "Ça va très bien, merci."],
    ["windows-1251", "Привет, как дела?"],
    ["koi8-r", "Настоящий документ является собственностью компании."],
    ["windows-1253", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι"],
    ["windows-874", "ประเทศไทยเป็นประเทศที่ตั้งอยู่ในเอเชีย"],
  ])("refuses %s: %s", (encoding, text) => {
    expect(codeOf(bytesOf(text, encoding))).toBe("encoding-undecidable");
  });

  test.each<[string, string, string, string]>([
    ["gb2312", "utf8", SIMPLIFIED, "utf-8"],
    ["utf-8", "gbk", SIMPLIFIED, "gb18030"],
    ["big5", "gbk", SIMPLIFIED, "gb18030"],
    ["gb2312", "big5", TRADITIONAL, "big5"],
    ["iso-8859-1", "gbk", SIMPLIFIED, "gb18030"],
    ["nonsense", "gbk", SIMPLIFIED, "gb18030"],
  ])("a page that says %s and is %s is read by its bytes", (declared, written, text, encoding) => {
    expect(codeOf(bytesOf(text, written), declared)).toBe(`${encoding}: ${text}`);
  });

  test("a page's right word is the evidence, and tells short texts apart", () => {
    expect(decode(bytesOf(SIMPLIFIED, "gbk"), { declared: "GB2312" }).evidence).toBe("meta");
    expect(codeOf(bytesOf("━━━━", "gbk"))).toBe("encoding-undecidable");
    expect(codeOf(bytesOf("◆◆◆\n", "big5"))).toBe("encoding-undecidable");
    expect(codeOf(bytesOf("━━━━", "gbk"), "x-gbk")).toBe("gb18030: ━━━━");
    expect(codeOf(bytesOf("会議資料", "euc-jp"), "euc-jp")).toBe("encoding-undecidable");
  });

  test.each<[string, string, (bytes: number[]) => number[], number, number[]]>([
    ["UTF-8", "utf8", (b) => b.toSpliced(3, 0, 0xff), 1, [1]],
    ["UTF-8", "utf8", (b) => b.toSpliced(-1, 1, 0xe4, 0xb8), 1, [2]],
    ["GB18030", "gb18030", (b) => b.toSpliced(64, 0, 0xff), 1, [1]],
    ["GB18030", "gb18030", (b) => [...b, 0xb5], 1, [1]],
    ["UTF-16LE", "utf-16le", (b) => [...b, 0x2d], 1, [1]],
    ["UTF-16LE", "utf-16le", (b) => b.toSpliced(2, 2, 0x00, 0xd8), 1, [2]],
    ["UTF-16BE", "utf-16be", (b) => b.toSpliced(2, 2, 0xdc, 0x00), 1, [2]],
  ])("%s with broken bytes", (_, encoding, damage, broken, sizes) => {
    const bytes = Uint8Array.from(damage([...bytesOf(LONG, encoding)]));
    const decoded = decode(bytes);
    expect(decoded.broken).toBe(broken);
    expect(decoded.source.repairs.map((repair) => Buffer.from(repair.bytes, "base64").length)).toEqual(sizes);
    for (const { start, end } of decoded.source.repairs) expect(decoded.text.slice(start, end)).toBe("\ufffd");
    expect(encode(decoded.text, decoded.source)).toEqual(bytes);
  });

  test("a second code for a character is kept, and is nothing broken", () => {
    const bytes = Uint8Array.from([0x80, 0xa3, 0xa0, ...bytesOf(SIMPLIFIED, "gbk")]);
    const decoded = decode(bytes);
    expect(decoded.text).toBe(`€　${SIMPLIFIED}`);
    expect(decoded.broken).toBe(0);
    expect(encode(decoded.text, decoded.source)).toEqual(bytes);
  });

  test("too many broken bytes are refused", () => {
    const bytes = bytesOf(LONG, "utf8").map((byte, i) => (i % 50 === 0 ? 0xff : byte));
    expect(codeOf(bytes)).toBe("too-many-broken-bytes");
  });

  test("a faster reader takes the place of the one that runs everywhere", () => {
    expect(decode(bytesOf("甲", "utf8"), { decodeUtf8: () => "乙" }).text).toBe("乙");
  });
});
