import { spawn } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openPartFile } from "../../src/io/part-file.js";

let root: string;
const at = (name: string) => join(root, name);
const read = (name: string) => readFileSync(at(name), "utf8");
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "qingwen-part-"));
  writeFileSync(at("old"), "of the last run");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("what stood there", () => {
  test("stays whole until the new file is", () => {
    const file = openPartFile(at("old"));
    file.write("一");
    file.write("二");
    expect(read("old")).toBe("of the last run");
    file.finish();
    expect(read("old")).toBe("一二");
    expect(readdirSync(root)).toEqual(["old"]);
  });

  test("stays when the new one is given up, which after its end changes nothing", () => {
    const file = openPartFile(at("old"));
    file.write("一");
    file.abandon();
    expect([read("old"), readdirSync(root)]).toEqual(["of the last run", ["old"]]);
    const other = openPartFile(at("old"));
    other.finish();
    other.abandon();
    expect(read("old")).toBe("");
  });

  test("keeps its mode, and a link leads where it led", () => {
    chmodSync(at("old"), 0o640);
    symlinkSync("old", at("link"));
    const file = openPartFile(at("link"));
    file.write("new");
    file.finish();
    expect([read("old"), lstatSync(at("link")).isSymbolicLink(), lstatSync(at("old")).mode & 0o777]).toEqual([
      "new",
      true,
      0o640,
    ]);
  });
});

test("a folder that is missing is made, and the file that a dead link leads to", () => {
  symlinkSync("made", at("dead"));
  for (const name of ["a/b/c", "dead"]) {
    const file = openPartFile(at(name));
    file.write("new");
    file.finish();
    expect(read(name)).toBe("new");
  }
  expect(read("made")).toBe("new");
});

test.each([
  ["is-folder", () => mkdirSync(at("f"))],
  ["write-protected", () => writeFileSync(at("f"), "kept", { mode: 0o444 })],
])("%s: nothing is written", (code, make) => {
  make();
  expect(() => openPartFile(at("f"))).toThrow(expect.objectContaining({ code }));
  expect(readdirSync(root)).toEqual(["f", "old"]);
});

test.runIf(process.platform === "linux")("a pipe is written as it is", async () => {
  const reader = spawn("sh", ["-c", 'mkfifo "$0" && echo ready >&2 && cat "$0"', at("pipe")]);
  await new Promise((ready) => reader.stderr.once("data", ready));
  const said = new Promise((told) => reader.stdout.once("data", (bytes) => told(String(bytes))));
  const file = openPartFile(at("pipe"));
  file.write("through");
  file.finish();
  expect(await said).toBe("through");
  expect(readdirSync(root)).toEqual(["old", "pipe"]);
});
