import { overlaps, type Range } from "../../core/edit.js";
import type { CorpusCounts } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import { splitSentences } from "../../match/units.js";
import { adHints, looksLikeAd } from "../../packs/learn/ad-hints.js";
import { draftRule } from "../../packs/learn/draft-rule.js";
import { createFamilyCollector, type Family, hash } from "../../packs/learn/families.js";
import { type PackSource, type RuleSource, writePack } from "../../packs/write-pack.js";
import { passageFingerprints } from "./fingerprint.js";
import { repeatedPassages } from "./repeated-passages.js";

/** What a folder's repeated passages come to. */
export interface Learned {
  /** Families with evidence of being ads, each with the rule drafted for it. */
  readonly proposed: readonly { readonly family: Family; readonly rule: RuleSource }[];
  /** Families with evidence whose wordings share too little for a rule. */
  readonly vague: readonly Family[];
  /** Repeated, but nothing speaks for ads: headings, greetings, forms, quoted statutes. Never proposed. */
  readonly innocent: readonly Family[];
}

/** Goes over the documents of a folder after they were counted. */
export interface Learner {
  /** Adds a document; documents come in the order of their names. */
  add(name: string, text: Text): void;
  finish(): Learned;
}

/** Sentences held as keeps: those with hints of ads, which are near misses, and others. */
const KEEPS = 200;
const KEEP_LENGTHS = { least: 10, most: 60 };
/** Lines with more repeated parts than this are passed over: each sentence is compared with each part. */
const MOST_REPEATED = 20;

/**
 * Makes a learner.
 *
 * @param counts of the same folder
 * @param least passages in fewer documents are passed over
 * @param survives whether a sentence is left alone by the rules in force; only such ones become keeps
 * @param isAd whether a passage shows evidence of being an ad beside being repeated
 */
export function createLearner(
  counts: CorpusCounts,
  least: number,
  survives: (sentence: string) => boolean = () => true,
  isAd = looksLikeAd,
): Learner {
  const families = createFamilyCollector();
  const near = createSample(KEEPS);
  const plain = createSample(KEEPS);
  return {
    add(name, text) {
      const passages = repeatedPassages(text, counts, least);
      families.add(
        name,
        passages.map((passage) => ({ ...passage, value: text.value.slice(passage.start, passage.end) })),
      );
      for (const sentence of unrepeated(text, counts)) {
        if (isAd(sentence)) continue;
        if (adHints(sentence).length > 0) near.add(sentence);
        else plain.add(sentence);
      }
    },
    finish() {
      const keeps = [...near.values(), ...plain.values()].filter(survives);
      const proposed: Learned["proposed"][number][] = [];
      const vague: Family[] = [];
      const innocent: Family[] = [];
      for (const family of families.finish()) {
        // Most wordings must show it: a passage of the body may stand beside an ad in one document.
        const ads = family.variants.filter(isAd).length;
        if (ads * 2 < family.variants.length) {
          innocent.push(family);
          continue;
        }
        const rule = draftRule(family, `passage-${proposed.length + 1}`, keeps);
        if (rule === undefined) vague.push(family);
        else proposed.push({ family, rule });
      }
      return { proposed, vague, innocent };
    },
  };
}

/** The proposals as a pack, or nothing if there is none. */
export function learnedPack({ proposed }: Learned, topic: string, comment: readonly string[]): string | undefined {
  if (proposed.length === 0) return undefined;
  const pack: PackSource = { pack: `ads/${topic}`, version: 1, rules: proposed.map(({ rule }) => rule) };
  return writePack(pack, comment);
}

/** Sentences that share no part with a passage that stands in several documents. */
function* unrepeated(text: Text, counts: CorpusCounts): Generator<string> {
  const repeated = new Map<number, Range[]>();
  for (const { fingerprint, range } of passageFingerprints(text)) {
    if (counts.documentsWith(fingerprint) === 0) continue;
    const line = text.lineAt(range.start);
    repeated.set(line, [...(repeated.get(line) ?? []), range]);
  }
  for (const [index, line] of text.lines.entries()) {
    const ranges = repeated.get(index);
    if (ranges !== undefined && ranges.length > MOST_REPEATED) continue;
    for (const sentence of splitSentences(text, line)) {
      if (ranges?.some((range) => overlaps(range, sentence))) continue;
      const value = text.value.slice(sentence.start, sentence.end).trim();
      if (value.length >= KEEP_LENGTHS.least && value.length <= KEEP_LENGTHS.most) yield value;
    }
  }
}

/** A sample of different texts that depends on the texts only: those with the smallest hashes. */
function createSample(size: number) {
  let held = new Map<string, number>();
  let limit = Number.POSITIVE_INFINITY;
  const trim = () => {
    const kept = [...held].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).slice(0, size);
    held = new Map(kept);
    if (kept.length === size) limit = kept.at(-1)![1];
  };
  return {
    add(text: string) {
      const value = hash(text);
      if (value > limit) return;
      held.set(text, value);
      if (held.size >= size * 4) trim();
    },
    values() {
      trim();
      return [...held.keys()];
    },
  };
}
