import fc from "fast-check";
import { expect, test } from "vitest";
import { byPlace } from "../../src/core/edit.js";
import { type Finding, findingsOf, runPipeline, type SourceEdit } from "../../src/core/pipeline.js";
import { tellable } from "../../src/core/told-findings.js";
import { bundledMasks } from "../../src/packs/bundled.js";
import type { MaskData } from "../../src/stages/restore/mask-data.js";
import { createRestoreStage } from "../../src/stages/restore/restore.js";
import { adsStage } from "../stages/ads/stage.js";
import { randomEdits } from "./random-edits.js";

const reason = { code: "ad-evidence", args: {} };
const rule = "ads/score/line";

const edited = (text: string) =>
  randomEdits(text, fc.constant(""), 12).map((edits) =>
    edits.map((edit): SourceEdit => {
      const part = { ...edit, stage: "ads" as const, rule, reason, confidence: 1 };
      return { ...edit, parts: [part] };
    }),
  );

const reportedIn = (text: string) =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.boolean()), { maxLength: 8 }).map((places) =>
    places
      .map(([a, b, isLayout]): Finding => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const found = text.slice(start, end);
        const common = { start, end, rule, reason, confidence: 0.5, found, replacement: "" };
        return { ...common, stage: isLayout ? "normalize" : "ads", band: "reported", because: "below-threshold" };
      })
      .sort(byPlace),
  );

const TEXT = "甲乙丙丁戊己庚辛壬癸";

test("what was done and what was not is told in order of place, what was done first", () => {
  fc.assert(
    fc.property(edited(TEXT), reportedIn(TEXT), fc.nat(6), fc.nat(6), (edits, reported, layout, others) => {
      const all = [...findingsOf(TEXT, edits, reported, () => true)];
      const done = all.filter(({ band }) => band === "applied");
      expect(done.map(({ start, end }) => [start, end])).toEqual(edits.map(({ start, end }) => [start, end]));
      expect(all).toEqual([...done, ...reported].sort(byPlace));
      const told = [...findingsOf(TEXT, edits, reported, tellable({ layout, others }))];
      expect(told).toEqual(all.filter(tellable({ layout, others })));
    }),
    { numRuns: 1000 },
  );
});

test("the findings of a text are made once, and hold what is reported", () => {
  const source = "欢迎访问晨读的网站\r\n他是D员，天气很好，我们去公园。\r\n";
  const stages = [adsStage(), createRestoreStage(bundledMasks as MaskData)];
  const result = runPipeline(source, stages, { name: "", format: "text" });
  expect(result.reported).toHaveLength(1);
  expect(result.findings).toBe(result.findings);
  expect(result.findings.filter(({ band }) => band === "reported")).toEqual(result.reported);
  expect(result.findings.filter(({ band }) => band === "applied")).toHaveLength(result.edits.length);
});
