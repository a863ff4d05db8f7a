import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Text } from "../../../src/core/text.js";
import { bundledMasks } from "../../../src/packs/bundled.js";
import { compileMasks } from "../../../src/stages/restore/compile-masks.js";
import type { MaskData } from "../../../src/stages/restore/mask-data.js";
import { createNotes } from "../../../src/stages/restore/notes.js";
import { createScan } from "../../../src/stages/restore/scan.js";
import { proposed, restored } from "./restored.js";

const codes = (text: string) => proposed(text).map((edit) => [text.slice(edit.start, edit.end), edit.reason.code]);

describe("traces of deletions and substitutes are reported, never changed", () => {
  test.each([
    ["要认真学习《著作选读》第一卷。", "《著作选读》", "suspected-deletion"],
    ["研读《关于城市工作论述摘编》。", "《关于城市工作论述摘编》", "suspected-deletion"],
    ["会上学习了文件。指出，要抓落实。", "指出，", "suspected-deletion"],
    ["紧密团结在以同志为核心的中央周围。", "以同志为核心", "suspected-deletion"],
    ["党的以来，成绩很大。", "党的以来", "suspected-deletion"],
    ["、、文化建设一起抓。", "、、", "suspected-deletion"],
    ["对照上级，离的要求还有差距。", "离的要求", "suspected-deletion"],
    ["干部群众，在的坚强领导下前进。", "在的坚强领导下", "suspected-deletion"],
    ["我们郭嘉的政策好。", "郭嘉", "substitute"],
    ["席大大到村里来了。", "席大大", "substitute"],
    ["学习XX大精神。", "XX大", "substitute"],
  ])("%s", (text, found, code) => {
    expect(codes(text)).toContainEqual([found, code]);
    expect(restored(text)).toBe(text);
  });

  test.each([
    "曹操的谋士郭嘉早逝。",
    "他明确指出，问题不少。",
    "会议指出：要抓落实。",
    "《习近平著作选读》第一卷、《鲁迅著作选读》。",
    "以老同志为师，以群众为友。",
    "顿号、逗号，各有用处。",
    "XX大学、XX大厦。",
  ])("nothing on %s", (text) => expect(codes(text)).toEqual([]));
});

test("what is noted is found wherever it stands: in what may be a mask, among letters, beside another", () => {
  const masks = compileMasks(bundledMasks as MaskData);
  const notes = createNotes(masks);
  const scan = createScan(masks, notes.anchors);
  const piece = fc.constantFrom(
    ...notes.anchors.literals,
    "D",
    "ZF",
    "shu",
    "*",
    "员",
    "党*员",
    "弓虽",
    "。",
    "\n",
    " ",
    "字",
  );
  let found = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const everywhere = Array.from(text, (_, at) => at);
      const noted = notes.at(text, scan(new Text(text)).anchors);
      expect(noted).toEqual(notes.at(text, everywhere));
      found += noted.length;
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(1000);
});
