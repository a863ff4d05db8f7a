import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { expectedSize } from "../../src/io/expected-size.js";

test("the size is told of a file, and of nothing else", async () => {
  const folder = mkdtempSync(join(tmpdir(), "size-"));
  const path = join(folder, "a.jsonl");
  writeFileSync(path, "字".repeat(100));
  const fd = openSync(path, "r");
  const stream = createReadStream("", { fd, autoClose: false });
  expect(expectedSize(stream)).toBe(300);
  closeSync(fd);
  expect(expectedSize(stream)).toBeUndefined();
  expect(expectedSize(Readable.from([Buffer.from("字")]))).toBeUndefined();
  rmSync(folder, { recursive: true });
});
