import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeAtomic } from "../../src/io/atomic-write.js";
import { readLedger } from "../../src/io/ledger.js";
import { takeLock } from "../../src/io/lock.js";
import { orderedMap } from "../../src/io/ordered-map.js";
import { folderWith } from "./folder.js";

describe("an atomic write", () => {
  test("makes folders, replaces, and leaves no part behind", () => {
    const folder = folderWith({ "out/a.txt": "old" });
    mkdirSync(join(folder, "tmp"));
    writeAtomic(join(folder, "out/a.txt"), "new", join(folder, "tmp"));
    writeAtomic(join(folder, "out/b/c.txt"), Buffer.from("党"), join(folder, "tmp"), { sync: true });
    expect(readFileSync(join(folder, "out/a.txt"), "utf8")).toBe("new");
    expect(readFileSync(join(folder, "out/b/c.txt"), "utf8")).toBe("党");
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });

  test.each<[string, (folder: string) => void, string]>([
    ["a write-protected file", (folder) => chmodSync(join(folder, "out/a.txt"), 0o444), "write-protected"],
    ["a folder in its place", (folder) => mkdirSync(join(folder, "out/d.txt")), "unwritable"],
    ["a file where a folder should be", () => {}, "unwritable"],
  ])("leaves %s alone", (name, arrange, code) => {
    const folder = folderWith({ "out/a.txt": "old" });
    mkdirSync(join(folder, "tmp"));
    arrange(folder);
    const target = name.startsWith("a write") ? "out/a.txt" : name.startsWith("a folder") ? "out/d.txt" : "out/a.txt/b";
    expect(() => writeAtomic(join(folder, target), "new", join(folder, "tmp"))).toThrow(
      expect.objectContaining({ code }),
    );
    expect(readFileSync(join(folder, "out/a.txt"), "utf8")).toBe("old");
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });
});

describe("a lock", () => {
  test("is given back", () => {
    const folder = folderWith({});
    takeLock(join(folder, "lock"))();
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  test("of a living process holds", () => {
    const folder = folderWith({ lock: String(process.ppid) });
    expect(() => takeLock(join(folder, "lock"))).toThrow(
      expect.objectContaining({ code: "locked", args: expect.objectContaining({ holder: process.ppid }) }),
    );
  });

  test.each(["999999999", "", "nonsense", "-1"])("of a dead process (%j) is taken over", (holder) => {
    const folder = folderWith({ lock: holder });
    takeLock(join(folder, "lock"))();
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });
});

describe("orderedMap", () => {
  test("gives results in order and runs no more than allowed at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        async (delays, concurrency) => {
          let running = 0;
          let most = 0;
          const results: number[] = [];
          const run = async (i: number) => {
            running += 1;
            most = Math.max(most, running);
            for (let turn = 0; turn < delays[i]!; turn++) await null;
            running -= 1;
            return i;
          };
          for await (const i of orderedMap(delays.keys(), concurrency, run)) results.push(i);
          expect(results).toEqual([...delays.keys()]);
          expect(most).toBeLessThanOrEqual(concurrency);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("begins nothing once stopped, and gives what was begun", async () => {
    let begun = 0;
    const seen: number[] = [];
    const run = async (i: number) => {
      begun += 1;
      return i;
    };
    for await (const i of orderedMap(Array(100).keys(), 2, run, () => seen.length >= 3)) seen.push(i);
    expect(begun).toBeLessThan(10);
    expect(seen).toEqual([...Array(begun).keys()]);
  });

  test("one that fails while an earlier one is waited for fails at its turn", async () => {
    const seen: number[] = [];
    const run = async (i: number) => {
      // The event loop goes round, and Node looks for failures nobody minds.
      if (i === 0) for (let turn = 0; turn < 3; turn++) await setImmediate();
      if (i === 1) throw new Error("failed");
      return i;
    };
    const go = async () => {
      for await (const i of orderedMap([0, 1, 2], 3, run)) seen.push(i);
    };
    await expect(go()).rejects.toThrow("failed");
    expect(seen).toEqual([0]);
  });
});

describe("a ledger", () => {
  const read = async (content: string) => {
    const folder = folderWith({ "ledger.jsonl": content });
    const records = [];
    for await (const record of readLedger(join(folder, "ledger.jsonl"))) records.push(record);
    return records;
  };

  test("is read line by line", async () => {
    const record = { path: "a", output: "a.txt", edits: [] };
    expect(await read(`${JSON.stringify({ v: 1, ...record })}\n\n${JSON.stringify({ v: 1, ...record })}\n`)).toEqual([
      record,
      record,
    ]);
  });

  test.each([
    ["no JSON", "{", { code: "ledger-invalid", line: 1 }],
    ["not an entry", '{"v":1}', { code: "ledger-invalid", line: 1 }],
    ["another version", '{"v":2,"path":"a","output":"a","edits":[]}', { code: "ledger-version", found: "2" }],
  ])("with %s is refused", async (_, content, { code, ...args }) => {
    await expect(read(`${content}\n`)).rejects.toThrow(
      expect.objectContaining({ code, args: expect.objectContaining(args) }),
    );
  });

  test("that is not there is named", async () => {
    const folder = folderWith({});
    writeFileSync(join(folder, "x"), "");
    await expect(readLedger(join(folder, "ledger.jsonl")).next()).rejects.toThrow(/ledger-missing/);
  });
});
