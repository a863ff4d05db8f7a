import { expect, test } from "vitest";
import { restored } from "./restored.js";

/** Enough of the kind that words alone do not decide. */
const AROUND = "全体党员要认真学习贯彻会议精神，发挥支部的战斗堡垒作用，把各项工作落到实处。\n";

test.each([
  ["where a part of the word is a word, too", "党·组·织要管好干部。", "党组织要管好干部。"],
  ["with other signs", "坚持党/中/央集中统一领导。", "坚持党中央集中统一领导。"],
  ["with dashes", "要加强党-组-织建设。", "要加强党组织建设。"],
  ["where two words meet", "中·国·共·产·党的领导是根本保证。", "中国共产党的领导是根本保证。"],
  ["beside another word", "党·组·织和党·员要带头。", "党组织和党员要带头。"],
])("the signs in a word go together %s", (_, masked, text) => {
  expect(restored(AROUND + masked)).toBe(AROUND + text);
});

test.each([
  "马克思·恩格斯文集和卡尔·马克思的手稿。",
  "让·雅克·卢梭与弗·伊·列宁的著作。",
  "党·政·军机关都要参加。",
  "省/市/县三级和党/政/军机关。",
  "组织·人事·党建三个口子。",
  "北京-上海-广州的航班。",
])("signs between words stay: %s", (text) => {
  expect(restored(AROUND + text)).toBe(AROUND + text);
});
