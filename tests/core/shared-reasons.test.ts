import { expect, test } from "vitest";
import { shareReasons } from "../../src/core/shared-reasons.js";

test("equal reasons become one, different ones stay", () => {
  const share = shareReasons();
  const reason = (code: string) => ({ code, args: { character: "U+00AD" } });
  expect(share(reason("a"))).toBe(share(reason("a")));
  expect(share(reason("b"))).toEqual(reason("b"));
  for (let i = 0; i < 10_000; i++) expect(share(reason(`c${i}`))).toEqual(reason(`c${i}`));
});
