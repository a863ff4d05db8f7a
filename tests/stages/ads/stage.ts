import { apply } from "../../../src/core/edit.js";
import type { Context } from "../../../src/core/stage.js";
import { Text } from "../../../src/core/text.js";
import { compileTrusted } from "../../../src/match/pattern.js";
import { compileRules } from "../../../src/match/rule-set.js";
import { bundledRules } from "../../../src/packs/bundled.js";
import type { AdsOptions } from "../../../src/stages/ads/ads.js";
import { createAdsStage } from "../../../src/stages/ads/ads.js";
import { adModel } from "../../../src/stages/ads/model.generated.js";

const { rules } = compileRules(bundledRules, compileTrusted);

/** The stage as the program runs it. */
export function adsStage(options?: AdsOptions) {
  return createAdsStage(rules, adModel, options);
}

const standard = adsStage();

/** What the stage makes of a text by what it is sure of. */
export function cleanAds(source: string, context: Partial<Context> = {}, stage = standard): string {
  const text = new Text(source);
  const edits = stage.propose(text, { name: "a.txt", format: "text", ...context });
  return apply(
    source,
    edits.filter(({ confidence }) => confidence >= stage.apply),
  );
}

/** Ordinary lines for a passage to stand among. */
export const BODY = [
  "老街的石板路被雨水洗得发亮，屋檐下挂着几串红辣椒。",
  "会议听取了上半年工作情况汇报，研究部署了下一阶段重点任务。",
  "他把渔网收起来，慢慢地往岸上走。",
  "学生先默读课文，再说说自己最喜欢哪一段。",
  "山风从谷口吹进来，带着一点松脂的气味。",
  "各单位要对照任务清单，逐项抓好落实。",
];
