import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCodeCache } from "../../../src/io/code/code-cache.js";
import { folderWith } from "../folder.js";

const CODE = Buffer.from("(function(){return 1})");
const COMPILED = Buffer.from("what V8 gave");

/** A folder with what was kept of `CODE`, and the file that it is in. */
function kept(): { readonly folder: string; readonly file: string } {
  const folder = join(folderWith({}), "caches");
  openCodeCache(folder, "a.cjs", CODE).write(COMPILED);
  const [name, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return { folder, file: join(folder, name!) };
}

const read = (folder: string, code = CODE) => openCodeCache(folder, "a.cjs", code).read();

test("gives back what was kept, and keeps it for its user alone", () => {
  const { folder, file } = kept();
  expect(read(folder)).toEqual(COMPILED);
  expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
});

test("knows nothing before, and nothing of other code of the same length", () => {
  expect(read(join(folderWith({}), "caches"))).toBeUndefined();
  expect(read(kept().folder, Buffer.from("(function(){return 2})"))).toBeUndefined();
});

describe("trusts nothing", () => {
  test.each([0, 40, 63, 64, 70, 75])("in which byte %i is another one", (at) => {
    const { folder, file } = kept();
    const bytes = readFileSync(file);
    bytes[at]! ^= 1;
    writeFileSync(file, bytes);
    expect(read(folder)).toBeUndefined();
  });

  test.each([0, 10, 64, 70])("of which %i bytes are left", (size) => {
    const { folder, file } = kept();
    writeFileSync(file, readFileSync(file).subarray(0, size));
    expect(read(folder)).toBeUndefined();
  });

  test.skipIf(process.platform === "win32").each([0o620, 0o602, 0o666])("that others may write: %o", (mode) => {
    const { folder, file } = kept();
    chmodSync(file, mode);
    expect(read(folder)).toBeUndefined();
  });

  test("that is no file", () => {
    const { folder, file } = kept();
    const other = folderWith({});
    mkdirSync(join(other, file.slice(folder.length + 1)));
    expect(read(other)).toBeUndefined();
  });
});

test("a folder that cannot be made is no failure", () => {
  const folder = join(folderWith({ file: "" }), "file", "caches");
  openCodeCache(folder, "a.cjs", CODE).write(COMPILED);
  expect(read(folder)).toBeUndefined();
});

test("keeps the youngest files of a name, and those of other names", () => {
  const { folder } = kept();
  openCodeCache(folder, "b.cjs", CODE).write(COMPILED);
  for (let i = 0; i < 12; i++) {
    const code = Buffer.from(`code ${i}`);
    openCodeCache(folder, "a.cjs", code).write(COMPILED);
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const at = statSync(path).mtimeMs / 1000 - 60; // all older than the next one
      utimesSync(path, at, at);
    }
  }
  const names = readdirSync(folder);
  expect(names.filter((name) => name.startsWith("a.cjs-")).length).toBe(8);
  expect(names.filter((name) => name.startsWith("b.cjs-")).length).toBe(1);
  expect(read(folder, Buffer.from("code 11"))).toEqual(COMPILED);
  expect(read(folder)).toBeUndefined();
});
