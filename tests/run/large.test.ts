import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { filterText } from "../../src/commands/filter-text.js";
import { groupEdits } from "../../src/core/document.js";
import { findIgnored } from "../../src/core/ignored.js";
import { locateFindings } from "../../src/core/locate.js";
import type { WindowSizes } from "../../src/core/windows.js";
import { sha256 } from "../../src/io/sha256.js";
import { createStreamWriter } from "../../src/io/stream-writer.js";
import { cleanLarge } from "../../src/run/large/clean-large.js";
import { undoLarge } from "../../src/run/large/undo-large.js";
import { createCleaner } from "../../src/stages/cleaner.js";
import { encode } from "../../src/stages/decode/encode.js";
import type { Encoding } from "../../src/stages/decode/source-encoding.js";
import { folderWith } from "../io/folder.js";

const SIZES: WindowSizes = { whole: 600, size: 300, around: 120 };
const cleaner = createCleaner({ windows: SIZES, allow: ["青山资料库"] });

const BODY = "他把信折好放进怀里，推开窗户，风从河面上吹来，一直吹到天亮。\r\n";
const TEXT = [
  BODY.repeat(9),
  "【付费内容开始】院子里的梨树开满了白花。【付费内容结束】\r\n",
  BODY.repeat(7),
  "全体D员要认真学习，加强D的建设，各级ZF部门要抓好落实。  \r\n\r\n\r\n",
  BODY.repeat(9),
  "更多精品资料请加微信 abc12345 免费领取，长按识别二维码进群\r\n",
  "<!-- qingwen-disable ads -- 是例子 -->\r\n",
  BODY.repeat(12),
  "更多精品资料请加微信 abc12345 免费领取，长按识别二维码进群\r\n",
  "<!-- qingwen-enable -->\r\n<!-- qingwen-disable markers -->\r\n",
  BODY.repeat(30),
].join("");

function setUp(bytes: Uint8Array, name = "a.txt") {
  const folder = folderWith({ "out/.keep": "" });
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const input = { path, name, output: name, format: "text" } as const;
  return { folder, path, input, temporary: join(folder, "out") };
}

describe.each(["utf-8", "utf-16le", "gb18030"] as const)("a large file in %s", (encoding: Encoding) => {
  const bytes = encode(TEXT, { encoding, bom: encoding !== "gb18030", repairs: [] });

  test("is cleaned as the same text in memory, and can be undone to the byte", () => {
    const { path, input, temporary } = setUp(bytes);
    const { record, cleanPath, unusedDirectives, usedPassages } = cleanLarge(input, {
      cleaner,
      allow: ["青山资料库", "信折好"],
      temporary,
    });
    const whole = cleaner.run(TEXT, { name: "a.txt", format: "text" }, undefined, findIgnored(TEXT));
    const clean = readFileSync(cleanPath!, "utf8");
    expect(clean).toBe(whole.text);
    expect(record).toMatchObject({
      status: "changed",
      source: { sha256: sha256(bytes), bytes: bytes.length, encoding },
      text: { sha256: sha256(TEXT), length: TEXT.length },
      clean: { sha256: sha256(clean), bytes: Buffer.byteLength(clean) },
    });
    expect(record.edits).toEqual(groupEdits(TEXT, whole.edits));
    const reason = (one: object) => JSON.parse(JSON.stringify(one).replaceAll(`"reason":"${path}"`, '"reason":""'));
    expect(reason(record.findings)).toEqual(reason(locateFindings(TEXT, whole.findings)));
    expect(unusedDirectives).toEqual([TEXT.split("\r\n").findIndex((line) => line.includes("disable markers")) + 1]);
    expect(usedPassages).toEqual([1]);
    expect(readFileSync(undoLarge(cleanPath!, record, temporary))).toEqual(Buffer.from(bytes));
    writeFileSync(cleanPath!, `${clean}x`);
    expect(() => undoLarge(cleanPath!, record, temporary)).toThrow(/edited-since/);
  });
});

test("broken bytes of a large file come back, too", () => {
  const bytes = Buffer.from(TEXT);
  bytes[50] = 0xff;
  bytes[bytes.length - 1] = 0xe4;
  const { input, temporary } = setUp(bytes);
  const { record, cleanPath } = cleanLarge(input, { cleaner, allow: [], temporary });
  expect(record.source).toMatchObject({ broken: expect.any(Number), encoding: "utf-8" });
  expect(record.source!.broken).toBeGreaterThan(1);
  expect(record.notes).toEqual([{ code: "broken-bytes", args: { count: record.source!.broken } }]);
  expect(readFileSync(undoLarge(cleanPath!, record, temporary))).toEqual(bytes);
});

test.each([
  ["no text", Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from(TEXT)]), "binary"],
  ["too broken", Buffer.from(TEXT).map((byte, i) => (i > 3000 && i % 20 === 0 ? 0xff : byte)), "too-many-broken-bytes"],
])("%s is refused and leaves nothing behind", (_, bytes, code) => {
  const { input, temporary } = setUp(bytes);
  expect(() => cleanLarge(input, { cleaner, allow: [], temporary })).toThrow(new RegExp(code));
  expect(readdirSync(temporary)).toEqual([".keep"]);
});

test("a text that would lose too much is not kept", () => {
  const { input, temporary } = setUp(
    Buffer.from("更多精品资料请加微信 abc12345 免费领取，长按识别二维码进群\n".repeat(30) + BODY),
  );
  const { record, cleanPath } = cleanLarge(input, { cleaner, allow: [], temporary });
  expect(record.status).toBe("over-removal");
  expect(cleanPath).toBeUndefined();
  expect(readdirSync(temporary)).toEqual([".keep"]);
});

test("of very many changes of layout all are edits, and some are findings", () => {
  const { input, temporary } = setUp(Buffer.from("行 \r\n".repeat(12_000)));
  const { record, cleanPath } = cleanLarge(input, { cleaner, allow: [], temporary });
  expect(record.edits.reduce((sum, { at }) => sum + at.length, 0)).toBe(12_000);
  expect(record.findings.length).toBe(10_000);
  expect(readFileSync(cleanPath!, "utf8")).toBe("行\n".repeat(12_000));
});

test.each([
  ["held in memory", 1 << 20],
  ["by way of a file", 1000],
])("a filtered text is cleaned the same, %s", async (_, held) => {
  const output = new PassThrough();
  const parts: Buffer[] = [];
  output.on("data", (part) => parts.push(part));
  const writer = createStreamWriter(output);
  const folder = folderWith({});
  const chunks = (async function* () {
    for (let at = 0, bytes = Buffer.from(TEXT); at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
  })();
  await filterText(chunks, writer, cleaner, folder, held);
  await writer.end();
  const wanted = cleaner.run(TEXT, { name: "", format: "text" }, undefined, findIgnored(TEXT)).text;
  expect(Buffer.concat(parts).toString()).toBe(wanted);
  expect(readdirSync(folder)).toEqual([]);
});
