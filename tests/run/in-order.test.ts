import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "../../src/run/in-order.js";

const never = new AbortController().signal;
const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await null;
};

test("every batch is done once, given in order, never further ahead than the window, one at a time by each worker", async () => {
  const batches = fc.array(fc.record({ turns: fc.nat(12), owner: fc.option(fc.nat(3)) }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      batches,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 9 }),
      async (all, workers, window) => {
        const busy = new Set<number>();
        const begun: number[] = [];
        let given = 0;
        const round = { workers, window, signal: never, ownerOf: (i: number) => all[i]!.owner ?? undefined };
        const run = async (worker: number, index: number) => {
          expect(busy.has(worker)).toBe(false);
          expect(index).toBeLessThan(given + window);
          busy.add(worker);
          begun.push(index);
          await turns(all[index]!.turns);
          busy.delete(worker);
          return index * 2;
        };
        for await (const { index, result } of inOrder(all.length, round, run)) {
          expect(index).toBe(given++);
          expect(result).toBe(index * 2);
        }
        expect(given).toBe(all.length);
        expect([...begun].sort((a, b) => a - b)).toEqual([...all.keys()]);
      },
    ),
    { numRuns: 200 },
  );
});

test("a batch goes to its owner where that one is free", async () => {
  const by: number[] = [];
  const round = { workers: 2, window: 100, signal: never, ownerOf: (index: number) => index % 2 };
  const run = async (worker: number, index: number) => {
    by[index] = worker;
    await turns(3);
  };
  for await (const _ of inOrder(20, round, run));
  expect(by).toEqual(Array.from({ length: 20 }, (_, i) => i % 2));
});

test("a worker has none but those it may have, and waits for none of them", async () => {
  const by: number[] = [];
  const mayHave = (worker: number, index: number) => worker === 0 || index % 3 === 1;
  const run = async (worker: number, index: number) => {
    by[index] = worker;
    await turns(2);
  };
  const given: number[] = [];
  for await (const { index } of inOrder(30, { workers: 2, window: 4, signal: never, mayHave }, run)) given.push(index);
  expect(given).toEqual([...given.keys()]);
  expect(given).toHaveLength(30);
  const second = by.flatMap((worker, index) => (worker === 1 ? [index] : []));
  expect(second.length).toBeGreaterThan(5);
  expect(second.filter((index) => index % 3 !== 1)).toEqual([]);
});

test("after a stop, what was begun is given and nothing else is begun", async () => {
  const stop = new AbortController();
  const begun = new Set<number>();
  const seen: number[] = [];
  const run = async (_: number, index: number) => {
    begun.add(index);
    await turns(index % 5);
  };
  for await (const { index } of inOrder(100, { workers: 3, window: 12, signal: stop.signal }, run)) {
    seen.push(index);
    if (seen.length === 5) stop.abort();
  }
  expect(seen).toEqual([...begun].sort((a, b) => a - b));
  expect(seen.length).toBeLessThan(20);
});

test("an error of the work ends it", async () => {
  const run = async (_: number, index: number) => {
    if (index === 3) throw new Error("no");
  };
  const all = async () => {
    for await (const _ of inOrder(10, { workers: 2, window: 4, signal: never }, run));
  };
  await expect(all()).rejects.toThrow("no");
});
