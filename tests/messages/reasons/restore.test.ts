import { describe, expect, test } from "vitest";
import { restoreReasons } from "../../../src/messages/reasons/restore.js";
import { proposed } from "../../stages/restore/restored.js";

const TEXT = `全体D员参加ZF组织的D课，支部shu记和党*员代表到会，□员带头，加弓虽学习，市委书纪讲话，黨员讨论。指出，要落实。我们热爱郭嘉。`;

describe("every reason has its sentences", () => {
  const edits = proposed(TEXT, { map: { 到会: "出席" } });

  test("all families occur", () => {
    expect(new Set(edits.map((edit) => edit.reason.code))).toEqual(new Set(Object.keys(restoreReasons)));
  });

  test.each(edits.map((edit) => [edit.reason.code, edit] as const))("%s", (code, { reason }) => {
    const texts = restoreReasons[code as keyof typeof restoreReasons];
    for (const sentence of [texts.zh(reason.args), texts.en(reason.args)]) {
      expect(sentence).not.toContain("undefined");
      expect(sentence).toContain(String(reason.args.found ?? reason.args.mask));
    }
  });

  test("a sign nobody sees is shown", () => {
    const args = { mask: "\u200b", to: "", candidates: "", evidence: "" };
    expect(restoreReasons["restore-separator"].en(args)).toContain("U+200B");
  });
});
