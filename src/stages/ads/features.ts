import { MIN_REACH } from "../../core/count-table.js";
import { eachMatch } from "../../core/each-match.js";
import { AGAINST } from "./evidence/against.js";
import { CALLS } from "./evidence/calls.js";
import { CONTACT_SHAPES, type ContactShape, hollowSlots } from "./evidence/contact.js";
import { domainEvidence, NO_DOMAINS } from "./evidence/domains.js";
import { BRAND_ROWS, dressOf } from "./evidence/frames.js";
import { GOODS } from "./evidence/goods.js";
import { INVITATIONS } from "./evidence/invitations.js";
import { OFFERS } from "./evidence/offers.js";
import { READERS } from "./evidence/readers.js";
import type { EvidenceKind, EvidenceRow } from "./evidence/row.js";
import { SITES } from "./evidence/sites.js";
import { againstIn } from "./glance/against.js";
import { possibleSources } from "./glance/finds.js";
import type { FolderRepetition } from "./repetition.js";
import type { PassageView } from "./view.js";
import { viewOf, withoutTargets } from "./view.js";

/** Named values of a passage; a name starts with the kind of evidence: `call/scan`, `against/reporting`, `place/tail`. */
export type Features = ReadonlyMap<string, number>;

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

const ROWS = [...CALLS, ...INVITATIONS, ...GOODS, ...OFFERS, ...SITES, ...READERS];

/** What is looked for in a passage; the rest is known not to be in it. */
export interface Choice {
  readonly rows: readonly EvidenceRow[];
  readonly shapes: readonly ContactShape[];
  readonly brands: typeof BRAND_ROWS;
  readonly slots: boolean;
  readonly domains: boolean;
  /** The rows against ads of which a passage, given in its tight view, may have some. */
  readonly against: (tight: string) => readonly EvidenceRow[];
}

const EVERYTHING: Choice = {
  rows: ROWS,
  shapes: CONTACT_SHAPES,
  brands: BRAND_ROWS,
  slots: true,
  domains: true,
  against: () => AGAINST,
};

/** What there is to look for where only some evidence is possible, by kind and name. */
export function chooseFrom(names: ReadonlySet<string>): Choice {
  const kinds = new Set([...names].map((name) => name.split("/")[0]));
  return {
    rows: ROWS.filter(({ kind, name }) => names.has(`${kind}/${name}`)),
    shapes: CONTACT_SHAPES.filter(({ name }) => names.has(`contact/${name}`)),
    brands: BRAND_ROWS.filter(({ name }) => names.has(`brand/${name}`)),
    slots: kinds.has("hollow"),
    domains: kinds.has("domain"),
    against: againstIn,
  };
}

/** The choice for the parts of a line: of rows those that hit the line, and those that look at the ends of a passage. */
export function chooseForParts(raw: string, choice: Choice = EVERYTHING): Choice {
  const { tight } = viewOf(withoutTargets(raw));
  const hits = ({ pattern, isAnchored }: EvidenceRow) => isAnchored || tight.search(pattern) >= 0;
  const against = choice.against(tight).filter(hits);
  return { ...choice, rows: choice.rows.filter(hits), against: () => against };
}

/** The features of a passage but those of its place, its neighbours and its copies: see `withPlace` and `withCopies`. */
export function featuresOf(raw: string, around: Surroundings, choice: Choice = EVERYTHING): Features {
  const view = viewOf(withoutTargets(raw).trim());
  const features = new Map<string, number>();
  const kinds = new Set<EvidenceKind>();
  const covered = new Uint8Array(view.tight.length);
  const add = (kind: EvidenceKind, name: string, value = 1) => {
    kinds.add(kind);
    features.set(`${kind}/${name}`, value);
  };
  const cover = (index: number, length: number) => covered.fill(1, index, index + length);

  let hits = 0;
  for (const { kind, name, pattern } of choice.rows) {
    let count = 0;
    eachMatch(pattern, view.tight, (match) => {
      count++;
      cover(match.index, match[0].length);
    });
    if (count === 0) continue;
    hits += count;
    add(kind as EvidenceKind, name);
  }
  for (const { name, view: which, pattern } of choice.shapes) {
    let count = 0;
    eachMatch(pattern, view[which], (match) => {
      count++;
      if (which === "tight") cover(match.index, match[0].length);
      else coverLoosely(view, match[0], cover);
    });
    if (count > 0) add("contact", name);
    hits += count;
  }
  const slots = choice.slots ? hollowSlots(view) : 0;
  if (slots >= 1) add("hollow", slots >= 3 ? "many" : slots === 2 ? "two" : "one");
  hits += slots;
  const domains = choice.domains ? domainEvidence(view) : NO_DOMAINS;
  for (const { index, length } of domains.matches) cover(index, length);
  if (domains.addresses > domains.cited) add("domain", "address");
  if (domains.cited > 0) features.set("against/cited-address", 1);
  if (domains.disguised > 0) add("domain", "disguised");
  const alone = domains.share > 0.75 && domains.cited === 0;
  if (alone) add("domain", around.kind === "line" ? "alone" : "alone-inside");
  if (alone && around.kind !== "line" && domains.disguised > 0) add("domain", "disguised-inside");
  if (domains.chopped > 0) {
    add("domain", "chopped");
    covered.fill(1);
  }
  for (const { name, pattern } of choice.brands) if (pattern.test(view.plain)) add("brand", name);
  for (const topic of around.rules) add("rule", topic);
  const mayBePromo = kinds.size > 0 && isLine(around.kind) && isTerse(view.tight);
  const repeated = mayBePromo ? repeats(around.repetition(), features) : 0;

  if (around.inLatin) features.set("against/latin-around", 1);
  for (const name of dressOf(raw)) features.set(`frame/${name}`, 1);
  let against = 0;
  for (const { name, pattern } of choice.against(view.tight)) {
    const count = view.tight.match(pattern)?.length ?? 0;
    if (count === 0) continue;
    against++;
    features.set(`against/${name}`, Math.min(count, 3) / 3);
  }
  quoted(view, features);
  shape(view, covered, kinds, hits, against, repeated, features);
  place(view, around, features);
  return features;
}

/** Whether there is anything in it that speaks for an ad. */
export function hasEvidence(features: Features): boolean {
  for (const name of features.keys()) {
    if (/^(?:call|contact|goods|price|brand|site|domain|hollow|votes|rule)\//.test(name)) return true;
  }
  return false;
}

function isLine(kind: PassageKind): boolean {
  return kind === "line" || kind === "block";
}

/** Longer lines, and lines of several sentences, are paragraphs. */
export const TERSE = 100;

/** Whether a line in its tight view is no paragraph. */
function isTerse(tight: string): boolean {
  return tight.length <= TERSE && tight.indexOf("。") === tight.lastIndexOf("。");
}

/** A part that stands in so many documents of the folder is in many. */
export const MANY = 10;

/**
 * Notes the repetition and returns the share of the passage that is not the document's own. Promos are repeated as terse
 * lines; within paragraphs it is the stock phrases of a trade that are, and they are body.
 */
function repeats({ reach, share }: FolderRepetition, features: Map<string, number>): number {
  if (reach < MIN_REACH || share < 0.3) return 0;
  features.set("repeat/folder-some", share);
  if (reach >= MANY) features.set("repeat/folder-many", share);
  return share;
}

/** The feature of a passage that stands in its text more than once, where there is any kind of evidence. */
export const IN_DOCUMENT = "repeat/in-document";

/** Adds it. */
export function withCopies(features: Features, copies: () => number): Features {
  return features.has("kinds/1") && copies() > 1 ? new Map([...features, [IN_DOCUMENT, 1]]) : features;
}

/** Whether anything in a text speaks for an ad, wherever it stands. */
export function speaksForAd(raw: string): boolean {
  // Without the patterns that cannot match: each of a hundred has to be compiled before it is first run.
  return hasEvidence(featuresOf(raw, NOWHERE, { ...chooseFrom(possibleSources(raw)), against: () => [] }));
}

/** Adds the features of a place: the line's number among those with text, from the start and from the end, from 0. */
export function withPlace(features: Features, fromStart: number, fromEnd: number): Features {
  const names: string[] = [];
  if (fromStart === 0) names.push("place/first");
  else if (fromStart < 4) names.push("place/head");
  if (fromEnd < 3) names.push("place/end");
  else if (fromEnd < 10) names.push("place/tail");
  return names.length === 0 ? features : new Map([...features, ...names.map((name): [string, number] => [name, 1])]);
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

function coverLoosely(view: PassageView, found: string, cover: (index: number, length: number) => void): void {
  const tight = found.replace(/\s+/gu, "");
  const index = view.tight.indexOf(tight);
  if (index >= 0) cover(index, tight.length);
}

/** Speech in quotation marks, and how much of the passage is quoted. */
function quoted(view: PassageView, features: Map<string, number>): void {
  let inside = 0;
  for (const match of view.tight.matchAll(/“[^”]*”|「[^」]{12,}」|"[^"]{8,}"/gu))
    if (match[0].length > 9) inside += match[0].length;
  if (inside > 0) features.set("against/quoted", inside / view.tight.length);
  if (/^[“「"][^”」]{5,}[,，。!?！？…~—][”」"]?$|^[“"].*[”"]$|[:：]“/u.test(view.tight))
    features.set("against/dialogue", 1);
  if (/《[^》]+》/u.test(view.tight)) features.set("against/title", 1);
}

/** Length, variety of evidence, and what the evidence leaves unexplained. */
function shape(
  view: PassageView,
  covered: Uint8Array,
  kinds: ReadonlySet<EvidenceKind>,
  hits: number,
  against: number,
  repeated: number,
  features: Map<string, number>,
): void {
  let bare = 0;
  let length = 0;
  for (const match of view.tight.matchAll(/[^,，。!！?？;；:：…~—]+/gu)) {
    const size = match[0].length;
    length += size;
    const part = covered.subarray(match.index, match.index + size);
    const marked = part.reduce((sum, x) => sum + x, 0);
    if (marked === 0) bare += size;
    else bare += Math.max(0, size - marked - 14);
  }
  bare *= 1 - repeated; // what stands in many documents needs no other explanation
  const share = length === 0 ? 0 : bare / length;
  features.set("shape/explained", 1 - share);
  for (const limit of [12, 25, 50, 100]) if (bare >= limit) features.set(`shape/bare-${limit}`, 1);
  for (const count of [1, 2, 3, 4, 5]) if (kinds.size >= count) features.set(`kinds/${count}`, 1);
  for (const count of [2, 3, 5]) if (hits >= count) features.set(`hits/${count}`, 1);
  for (const count of [2, 3, 4]) if (against >= count) features.set(`against/kinds-${count}`, 1);
  features.set("shape/density", Math.min(1, (hits * 12) / Math.max(12, length)));
  for (const [limit, name] of LENGTHS) {
    if (length <= limit) {
      features.set(`length/${name}`, 1);
      break;
    }
  }
}

const LENGTHS = [
  [6, "tiny"],
  [15, "short"],
  [40, "medium"],
  [80, "long"],
  [Number.POSITIVE_INFINITY, "very-long"],
] as const;

/** Begins with what the reader is to do, or with who is meant. */
const ADDRESSED =
  /^[^\p{L}\p{N}]*(?:请|欢迎|敬请|点击?|长按|扫|识别|关注|下载|加[入我微qv群]|回复|搜|进群|入群|转发|分享|戳|快来|想要?|需要|更多|免费|各位|大家|亲|小伙伴|老师们?[,，]|家长|喜欢|觉得|如果[您你]|您|添加|登[录陆]|订阅|收藏|记住|投|求)/u;

function place(view: PassageView, around: Surroundings, features: Map<string, number>): void {
  const { kind, before, after } = around;
  features.set(`unit/${kind}`, 1);
  const left = before.trimEnd();
  if (left !== "") {
    if (/[。！？!?…；;”」』）)】》]$/u.test(left)) features.set("place/after-stop", 1);
    else if (/[\p{Script=Han}A-Za-z0-9]$/u.test(left)) features.set("place/in-word", 1);
    if (/(?:网站?|官网|网址|平台|登[录陆]|访问|邮箱|地址|即|称为|叫做|链接|来自|见)[:：]?[（(【“「]?$/u.test(left))
      features.set("against/named-before", 1);
  }
  const right = after.trimStart();
  if (/[“‘][^”’]*$/u.test(before) && /^[^“‘]*[”’]/u.test(after)) features.set("against/in-quotes", 1);
  if (right !== "" && /^[\p{Script=Han}“]/u.test(right)) features.set("place/body-behind", 1);
  const isStopped = /。[”」』）)】》]*$/u.test(view.tight);
  if (kind !== "line" && kind !== "block" && kind !== "bracket" && isStopped) features.set("against/full-stop", 1);
  if (kind === "line" && isStopped) features.set("against/full-stop-line", 1);
  if (ADDRESSED.test(view.tight)) features.set("frame/addressed", 1);
}
