import { occursIn } from "../../core/run-pattern.js";
import type { FolderRepetition } from "./repetition.js";
import type { PassageView } from "./view.js";

/** What passages are cut to. */
export type PassageKind = "line" | "block" | "sentence" | "bracket" | "insert" | "inner";

/** What stands around a passage. */
export interface Surroundings {
  readonly kind: PassageKind;
  /** Up to some twenty characters before it and behind it on its line. */
  readonly before: string;
  readonly after: string;
  /** Whether the lines around are in Latin letters. */
  readonly inLatin: boolean;
  /** Asked only where something speaks for an ad: repetition alone never makes one. */
  readonly repetition: () => FolderRepetition;
  /** Rules of packs that hit it, by topic. */
  readonly rules: readonly string[];
}

/** With nothing around that tells anything. */
export const NOWHERE: Surroundings = {
  kind: "line",
  before: "",
  after: "",
  inLatin: false,
  repetition: () => ({ reach: 0, share: 0 }),
  rules: [],
};

const UNIT_FEATURES: Readonly<Record<PassageKind, string>> = {
  line: "unit/line",
  block: "unit/block",
  sentence: "unit/sentence",
  bracket: "unit/bracket",
  insert: "unit/insert",
  inner: "unit/inner",
};

/** What a passage begins with that tells the reader what to do, or says who is meant. */
export const ADDRESS =
  "请|欢迎|敬请|点击?|长按|扫|识别|关注|下载|加[入我微qv群]|回复|搜|进群|入群|转发|分享|戳|快来|想要?|需要|更多|免费|各位|大家|亲|小伙伴|老师们?[,，]|家长|喜欢|觉得|如果[您你]|您|添加|登[录陆]|订阅|收藏|记住|投|求";
const ADDRESSED = new RegExp(`^[^\\p{L}\\p{N}]*(?:${ADDRESS})`, "u");

/** What says that an address or a name follows. */
const NAMED = /(?:网站?|官网|网址|平台|登[录陆]|访问|邮箱|地址|即|称为|叫做|链接|来自|见)[:：]?[（(【“「]?$/u;
/** A group of those whom a notice is for, whose number follows. */
const OWN_GROUP = /(?:钉钉|工作|班级|家长|培训|学员|会议|业主|校友|年级|党员|网格)[”」』】》]?群[（(【]?$/u;

/** What stands before and behind words in quotation marks, by the kind of marks. */
const QUOTED = [
  [/[“‘][^”’]*$/u, /^[^“‘]*[”’]/u],
  [/「[^」]*$/u, /^[^「]*」/u],
  // Longer speech, which began farther away.
  [/^/u, /^[”」]/u],
] as const;

/** Adds what a passage is cut to, how it begins and ends, and what stands beside it on its line. */
export function addSurroundings(view: PassageView, around: Surroundings, features: Map<string, number>): void {
  const { kind, before, after } = around;
  features.set(UNIT_FEATURES[kind], 1);
  const left = before.trimEnd();
  if (left !== "") {
    if (/[。！？!?…；;”」』）)】》]$/u.test(left)) features.set("place/after-stop", 1);
    else if (/[\p{Script=Han}A-Za-z0-9]$/u.test(left)) features.set("place/in-word", 1);
    if (NAMED.test(left) || OWN_GROUP.test(left)) features.set("against/named-before", 1);
  }
  const right = after.trimStart();
  const isQuoted = QUOTED.some(([open, close]) => open.test(before) && close.test(after));
  if (isQuoted && (kind !== "bracket" || /^[“‘「『]/u.test(view.tight))) features.set("against/in-quotes", 1);
  if (right !== "" && /^[\p{Script=Han}“]/u.test(right)) features.set("place/body-behind", 1);
  const isStopped = /。[”」』）)】》]*$/u.test(view.tight);
  if (kind !== "line" && kind !== "block" && kind !== "bracket" && isStopped) features.set("against/full-stop", 1);
  // An item of a list in an office's prose ends in a semicolon.
  if (kind === "line" && (isStopped || /;$/u.test(view.tight))) features.set("against/full-stop-line", 1);
  if (occursIn(ADDRESSED, view.tight)) features.set("frame/addressed", 1);
}
