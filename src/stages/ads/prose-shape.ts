import { eachMatch } from "../../core/run-pattern.js";
import { unitsOfText } from "../../core/text-units.js";
import { isIn, unitSet } from "../../core/unit-set.js";
import type { EvidenceKind } from "./evidence/row.js";
import type { PassageView } from "./view.js";

/** Any mark of the patterns of speech: without one no passage has any. */
const QUOTE = /[“「"]/;
const SPOKEN = /“[^”]*”|「[^」]{12,}」|"[^"]{8,}"/gu;
const DIALOGUE = /^[“「"][^”」]{5,}[,，。!?！？…~—][”」"]?$|^[“"].*[”"]$|[:：]“/u;

/** Adds speech in quotation marks, how much of the passage is quoted, and titles. */
export function addQuotations({ tight }: Pick<PassageView, "tight">, features: Map<string, number>): void {
  if (QUOTE.test(tight)) {
    let inside = 0;
    eachMatch(SPOKEN, tight, ({ 0: { length } }) => {
      if (length > 9) inside += length;
    });
    if (inside > 0) features.set("against/quoted", inside / tight.length);
    if (DIALOGUE.test(tight)) features.set("against/dialogue", 1);
  }
  if (/《[^》]+》/u.test(tight)) features.set("against/title", 1);
}

/** What evidence was found in a passage, and what of it that explains. */
export interface Found {
  /** For each unit of the tight view 1 if evidence covers it. */
  readonly covered: Uint8Array;
  readonly kinds: ReadonlySet<EvidenceKind>;
  readonly hits: number;
  /** The rows against ads that it matches. */
  readonly against: number;
  /** The share of it that is not the document's own, 0 to 1. */
  readonly repeated: number;
}

const isBreak = unitSet(",，。!！?？;；:：…~—");
/** What a clause may hold beside its evidence. */
const EXPLAINED = 14;

const limits = (name: string, ...all: readonly number[]) =>
  all.map((limit) => ({ limit, feature: `${name}${limit}` }) as const);
/** What features tell apart, each from its limit on: units without an explanation, kinds and pieces of evidence, rows against. */
export const BARE = limits("shape/bare-", 12, 25, 50, 100);
export const KINDS = limits("kinds/", 1, 2, 3, 4, 5);
export const HITS = limits("hits/", 2, 3, 5);
export const AGAINST_KINDS = limits("against/kinds-", 2, 3, 4);
/** Of a paragraph, which neighbours do not draw in. */
export const PARAGRAPH = BARE.find(({ limit }) => limit === 50)!;
/** The lengths that features tell apart, each up to its limit. */
export const LENGTHS = [
  [6, "length/tiny"],
  [15, "length/short"],
  [40, "length/medium"],
  [80, "length/long"],
  [Number.POSITIVE_INFINITY, "length/very-long"],
] as const;

/** How long the clauses of a passage are together, and how much of them no evidence explains; in units of the tight view. */
export interface Clauses {
  readonly length: number;
  readonly bare: number;
}

/**
 * Measures the clauses of a passage that lies in some units of the tight view.
 *
 * @param covered for each unit 1 if evidence covers it
 */
export function measureClauses(units: Uint16Array, from: number, to: number, covered: Uint8Array): Clauses {
  let length = 0;
  let bare = 0;
  for (let i = from, size = 0, marked = 0; i <= to; i++) {
    if (i < to && !isIn(isBreak, units[i]!)) {
      size++;
      marked += covered[i]!;
      continue;
    }
    length += size;
    bare += marked === 0 ? size : Math.max(0, size - marked - EXPLAINED);
    size = 0;
    marked = 0;
  }
  return { length, bare };
}

/** Adds the length, the variety of evidence, and what the evidence leaves unexplained. */
export function addShape({ tight }: PassageView, found: Found, features: Map<string, number>): void {
  const { covered, kinds, hits, against, repeated } = found;
  const clauses = measureClauses(unitsOfText(tight), 0, tight.length, covered);
  const { length } = clauses;
  const bare = clauses.bare * (1 - repeated); // what stands in many documents needs no other explanation
  const share = length === 0 ? 0 : bare / length;
  features.set("shape/explained", 1 - share);
  for (const { limit, feature } of BARE) if (bare >= limit) features.set(feature, 1);
  for (const { limit, feature } of KINDS) if (kinds.size >= limit) features.set(feature, 1);
  for (const { limit, feature } of HITS) if (hits >= limit) features.set(feature, 1);
  for (const { limit, feature } of AGAINST_KINDS) if (against >= limit) features.set(feature, 1);
  features.set("shape/density", Math.min(1, (hits * 12) / Math.max(12, length)));
  for (const [limit, feature] of LENGTHS) {
    if (length > limit) continue;
    features.set(feature, 1);
    break;
  }
}
