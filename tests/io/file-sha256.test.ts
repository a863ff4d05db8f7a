import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileSha256 } from "../../src/io/file-sha256.js";
import { sha256 } from "../../src/io/sha256.js";
import { folderWith } from "./folder.js";

const KB128 = 128 * 1024;
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff);

describe("the hash of a file is that of its bytes", () => {
  const lengths = [0, 1, 18_000, KB128 - 1, KB128, KB128 + 1, 2 * KB128, 1_000_003];
  test.each(lengths)("%i bytes", (length) => {
    const bytes = bytesOf(length);
    const path = join(folderWith({ "a.txt": bytes }), "a.txt");
    expect(fileSha256(path)).toBe(sha256(bytes));
  });

  test("one after the other, shorter and longer", () => {
    const folder = folderWith(Object.fromEntries(lengths.map((length) => [`${length}`, bytesOf(length)])));
    for (const length of [...lengths, ...lengths.toReversed()])
      expect(fileSha256(join(folder, `${length}`))).toBe(sha256(bytesOf(length)));
  });

  // Linux makes it up, and says that it is empty.
  const madeUp = "/proc/version";
  test.skipIf(!existsSync(madeUp))("a file that the system makes up", () => {
    expect(fileSha256(madeUp)).toBe(sha256(readFileSync(madeUp)));
  });
});

describe("what is no file, or not there, is said", () => {
  test("a folder", () => {
    expect(() => fileSha256(folderWith({}))).toThrow(expect.objectContaining({ code: "not-a-file" }));
  });

  test("nothing", () => {
    const path = join(folderWith({}), "gone.txt");
    expect(() => fileSha256(path)).toThrow(
      expect.objectContaining({ code: "vanished", args: { path, system: "ENOENT" } }),
    );
  });

  test.skipIf(process.platform === "win32")("a pipe that nobody writes into: nothing is waited for", () => {
    const path = join(folderWith({}), "pipe");
    execFileSync("mkfifo", [path]);
    expect(() => fileSha256(path)).toThrow(expect.objectContaining({ code: "not-a-file" }));
  });
});
