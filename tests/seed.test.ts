import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { qingwen } from "./commands/run.js";
import { folderWith } from "./io/folder.js";

const SEED = "../shared/seed";
const missing = !existsSync(SEED);
if (missing) console.warn(`tests/seed.test.ts: ${SEED} is missing, its tests are skipped`);
const raw = missing ? "" : readFileSync(join(SEED, "speech.raw.txt"), "utf8");
const clean = missing ? "" : readFileSync(join(SEED, "speech.clean.txt"), "utf8");

describe.skipIf(missing)("a real document", () => {
  test.each<[string, () => Buffer]>([
    ["UTF-8", () => Buffer.from(raw)],
    ["UTF-8 with BOM", () => Buffer.from(`\ufeff${raw}`)],
    ["GB18030", () => iconv.encode(raw, "gb18030")],
    ["UTF-16LE with BOM", () => iconv.encode(raw, "utf16le", { addBOM: true })],
    ["UTF-16BE with BOM", () => iconv.encode(raw, "utf16be", { addBOM: true })],
    ["CRLF", () => Buffer.from(raw.replaceAll("\n", "\r\n"))],
  ])("as %s comes out clean and goes back to the byte", async (_, encode) => {
    const bytes = encode();
    const cwd = folderWith({ "speech.raw.txt": bytes });
    expect((await qingwen(["clean", "speech.raw.txt", "-o", "out"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "out/speech.raw.txt"), "utf8")).toBe(clean);
    expect((await qingwen(["undo", "out", "-o", "back"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "back/speech.raw.txt")).equals(bytes)).toBe(true);
  });

  test("check tells the raw one from the clean one, which cleaning leaves alone", async () => {
    const cwd = folderWith({ "raw.txt": raw, "clean.txt": clean });
    expect((await qingwen(["check", "raw.txt"], { cwd })).code).toBe(1);
    expect((await qingwen(["check", "clean.txt"], { cwd })).code).toBe(0);
    expect((await qingwen(["clean", "clean.txt", "-o", "out"], { cwd })).stderr).toMatch(/0 changed, 1 already clean/);
    expect(readFileSync(join(cwd, "out/clean.txt"), "utf8")).toBe(clean);
  });
});
