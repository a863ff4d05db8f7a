import { expect, test } from "vitest";
import { reasonCodes, reasonText } from "../../src/messages/reasons.js";
import { bundledRules } from "../../src/packs/bundled.js";

test("every reason of a bundled rule has its sentence", () => {
  const codes = reasonCodes();
  expect(bundledRules.map(({ reason }) => reason).filter((reason) => !codes.includes(reason))).toEqual([]);
});

test.each(reasonCodes())("%s has a sentence in both languages", (code) => {
  const reason = {
    code,
    args: { mask: "D", to: "党", candidates: "", evidence: "", elsewhere: 1, found: "x", kind: "x" },
  };
  const zh = reasonText(reason, "zh");
  const en = reasonText(reason, "en");
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en.replace(/[“"'‘][^”"'’]*[”"'’]/gu, "")).not.toBe("");
  expect(zh).not.toBe(en);
});

test("a reason of a user's pack is its own sentence", () => {
  expect(reasonText({ code: "我的理由", args: {} }, "zh")).toBe("我的理由");
});
