import { expect, test } from "vitest";
import { openSourceReader } from "../../src/run/source-reader.js";
import type { FileTask } from "../../src/run/task.js";

const file = (path: string, size?: number): FileTask => ({
  ...{ path, name: path, output: path, format: "text", plan: 0 },
  ...(size !== undefined && { size }),
});

/** A reader of files that take so many milliseconds each, and in which way each was read. */
function reader(...milliseconds: number[]) {
  const ways: string[] = [];
  let time = 0;
  const read = openSourceReader({
    now: () => time,
    readSync(path) {
      time += milliseconds.shift() ?? 0;
      if (path === "gone") throw new Error("gone");
      ways.push("waiting");
      return Buffer.from(path);
    },
    async read(path) {
      if (path === "gone") throw new Error("gone");
      ways.push("beside");
      return Buffer.from(path);
    },
  });
  return { read, ways };
}

const three = [file("a", 5), file("b", 5), file("c", 5)];

test.each([
  ["quick files are waited for", [0.1, 0.1], three, ["waiting", "waiting", "waiting"]],
  ["so are quick ones behind a hiccup", [19, 0.1], three, ["waiting", "waiting", "waiting"]],
  ["slow files are read beside the work", [15, 15], three, ["waiting", "waiting", "beside"]],
  ["files whose size is not known are", [], [file("a"), file("b", 5)], ["beside", "waiting"]],
  ["files of more than a megabyte are", [], [file("a", 2 << 20), file("b", 1 << 20)], ["beside", "waiting"]],
])("%s", async (_, times, files, expected) => {
  const { read, ways } = reader(...times);
  for (const one of files) expect(Buffer.from((await read(one))!).toString()).toBe(one.path);
  expect(ways).toEqual(expected);
});

test("many quick files make up for slow ones", async () => {
  const { read, ways } = reader(...Array.from({ length: 100 }, () => 0.5), 15);
  for (let i = 0; i < 102; i++) await read(file("a", 5));
  expect(new Set(ways)).toEqual(new Set(["waiting"]));
});

test.each([5, undefined])("what cannot be read is left to whoever works on it (size %s)", async (size) => {
  expect(await reader().read(file("gone", size))).toBeUndefined();
});
