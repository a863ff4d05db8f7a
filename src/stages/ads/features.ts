import { MIN_REACH } from "../../core/count-table.js";
import { countMatches, eachMatch, occursIn } from "../../core/run-pattern.js";
import { unitsOfText } from "../../core/text-units.js";
import { type Choice, chooseFrom, EVERYTHING } from "./choice.js";
import { hollowSlots } from "./evidence/contact.js";
import { domainEvidence, NO_DOMAINS } from "./evidence/domains.js";
import { dressOf } from "./evidence/frames.js";
import type { EvidenceKind } from "./evidence/row.js";
import { possibleSources } from "./glance/finds.js";
import { addQuotations, addShape } from "./prose-shape.js";
import type { FolderRepetition } from "./repetition.js";
import { addSurroundings, type PassageKind, type Surroundings } from "./surroundings.js";
import type { PassageView } from "./view.js";
import { viewOf, withoutTargets } from "./view.js";
import { bundledWording, isTelling, noteWording, type Wording } from "./wording.js";

/** Named values of a passage; a name starts with the kind of evidence: `call/scan`, `against/reporting`, `place/tail`. */
export type Features = ReadonlyMap<string, number>;

/** The features of a passage but those of its place, its neighbours and its copies: see `withPlace` and `withCopies`. */
export function featuresOf(
  raw: string,
  around: Surroundings,
  choice: Choice = EVERYTHING,
  wording: Wording = bundledWording(),
): Features {
  const view = viewOf(withoutTargets(raw).trim());
  const features = new Map<string, number>();
  const kinds = new Set<EvidenceKind>();
  const covered = new Uint8Array(view.tight.length);
  const add = (kind: EvidenceKind, feature: string) => {
    kinds.add(kind);
    features.set(feature, 1);
  };
  const cover = (index: number, length: number) => covered.fill(1, index, index + length);

  let hits = 0;
  for (const { kind, feature, pattern } of choice.rows) {
    let count = 0;
    eachMatch(pattern, view.tight, (match) => {
      count++;
      cover(match.index, match[0].length);
    });
    if (count === 0) continue;
    hits += count;
    add(kind as EvidenceKind, feature);
  }
  for (const { feature, view: which, pattern } of choice.shapes) {
    let count = 0;
    eachMatch(pattern, view[which], (match) => {
      count++;
      if (which === "tight") cover(match.index, match[0].length);
      else coverLoosely(view, match[0], cover);
    });
    if (count > 0) add("contact", feature);
    hits += count;
  }
  const slots = choice.slots ? hollowSlots(view) : 0;
  if (slots >= 1) add("hollow", slots >= 3 ? "hollow/many" : slots === 2 ? "hollow/two" : "hollow/one");
  hits += slots;
  const domains = choice.domains ? domainEvidence(view) : NO_DOMAINS;
  for (const { index, length } of domains.matches) cover(index, length);
  if (domains.addresses > domains.cited) add("domain", "domain/address");
  if (domains.cited > 0) features.set("against/cited-address", 1);
  if (domains.disguised > 0) add("domain", "domain/disguised");
  const alone = domains.share > 0.75 && domains.cited === 0;
  if (alone) add("domain", around.kind === "line" ? "domain/alone" : "domain/alone-inside");
  if (alone && around.kind !== "line" && domains.disguised > 0) add("domain", "domain/disguised-inside");
  if (domains.chopped > 0) {
    add("domain", "domain/chopped");
    covered.fill(1);
  }
  for (const { feature, pattern } of choice.brands) if (occursIn(pattern, view.plain)) add("brand", feature);
  for (const topic of around.rules) add("rule", `rule/${topic}`);
  const units = unitsOfText(view.tight);
  const said = wording.of(units);
  if (around.kind === "line" && isTelling(said, units, 0, units.length)) {
    features.set(TELLING_WORDS, 1);
    if (kinds.size > 0) kinds.add("words");
  }
  const mayBePromo = kinds.size > 0 && isLine(around.kind) && isTerse(view.tight);
  const repeated = mayBePromo ? repeats(around.repetition(), features) : 0;

  noteWording(said, features);
  if (around.inLatin) features.set("against/latin-around", 1);
  for (const feature of dressOf(raw)) features.set(feature, 1);
  let against = 0;
  for (const { feature, pattern } of choice.against(view.tight)) {
    const count = countMatches(pattern, view.tight);
    if (count === 0) continue;
    against++;
    features.set(feature, Math.min(count, ENOUGH) / ENOUGH);
  }
  addQuotations(view, features);
  addShape(view, { covered, kinds, hits, against, repeated }, features);
  addSurroundings(view, around, features);
  return features;
}

/** Whether there is anything in it that speaks for an ad: whatever does is of some kind, and kinds are counted. */
export function hasEvidence(features: Features): boolean {
  return features.has("kinds/1");
}

/** Whether anything in a text speaks for an ad, wherever it stands: the same as `hasEvidence` of its features. */
export function speaksForAd(raw: string): boolean {
  // Without the patterns that cannot match: each of a hundred has to be compiled before it is first run.
  const { rows, shapes, slots, domains, brands } = chooseFrom(possibleSources(raw));
  const view = viewOf(withoutTargets(raw).trim());
  if (rows.some(({ pattern }) => occursIn(pattern, view.tight))) return true;
  if (shapes.some(({ view: which, pattern }) => occursIn(pattern, view[which]))) return true;
  if (brands.some(({ pattern }) => occursIn(pattern, view.plain))) return true;
  if (slots && hollowSlots(view) > 0) return true;
  if (!domains) return false;
  const { addresses, cited, disguised, chopped } = domainEvidence(view);
  return addresses > cited || disguised > 0 || chopped > 0;
}

/**
 * The feature of a line whose words are those of ads. Beside other evidence it is one of its kinds; alone it makes no ad:
 * half of the lines that have nothing else are bodies.
 */
export const TELLING_WORDS = "wording/telling";

/** From this on the words of a line beside an ad let it be judged without other evidence. */
const LEANING = 0.2;

/** Whether the words of a line are rather those of an ad; whole sentences are a body's, whatever they speak of. */
export function leansToAds(features: Features): boolean {
  return (features.get("wording/ad") ?? 0) >= LEANING && !features.has("against/full-stop-line");
}

function isLine(kind: PassageKind): boolean {
  return kind === "line" || kind === "block";
}

/** So many matches of a row against ads count in full. */
export const ENOUGH = 3;

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
  return hasEvidence(features) && copies() > 1 ? new Map(features).set(IN_DOCUMENT, 1) : features;
}

function coverLoosely(view: PassageView, found: string, cover: (index: number, length: number) => void): void {
  const tight = found.replace(/\s+/gu, "");
  const index = view.tight.indexOf(tight);
  if (index >= 0) cover(index, tight.length);
}
