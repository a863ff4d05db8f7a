import { describe, expect, test } from "vitest";
import { clean } from "../../src/stages/cleaner.js";

describe("texts made to hurt", () => {
  const size = 1_500_000;
  test.each([
    ["addresses on one line", "http://"],
    ["marks on one character", "\u0327\u0301"],
  ])(
    "1.5 million units of %s do not take long",
    (_, piece) => {
      const before = process.cpuUsage().user;
      expect(() => clean(`今天天气很好，我们去公园散步。\n${piece.repeat(size / piece.length)}\n`)).not.toThrow();
      // What grows by the square takes minutes; the limit is far above the seconds of what does not.
      expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(30);
    },
    120_000,
  );
});
