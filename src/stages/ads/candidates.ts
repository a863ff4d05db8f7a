import type { Range } from "../../core/edit.js";
import { indexRanges } from "../../core/range-index.js";
import type { Context } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import type { RuleHit } from "../../match/run-rules.js";
import { attentionIn } from "./attention.js";
import { type Choice, chooseForParts, chooseFrom } from "./choice.js";
import { type Features, featuresOf, speaksForAd, withCopies } from "./features.js";
import type { Unit } from "./glance/ceiling.js";
import { holdsSource, possibleSources } from "./glance/finds.js";
import { leastBare } from "./glance/least-bare.js";
import type { Glance, Prospect } from "./glance/prospects.js";
import { type KnownFeatures, type Memory, newMemory, shifted } from "./memory.js";
import type { Passage } from "./passages.js";
import { blocksOf, LONGEST_WHOLE, partsOfLine } from "./passages.js";
import { filledLines, placeOf, withPlace } from "./place.js";
import { PARAGRAPH } from "./prose-shape.js";
import { copiesInText, type FolderRepetition, repetitionInFolder } from "./repetition.js";
import type { PassageKind, Surroundings } from "./surroundings.js";
import { bundledWording, type Wording } from "./wording.js";

/** A passage with its features. */
export interface Candidate extends Range {
  readonly kind: PassageKind;
  /** The first and the last of the lines it lies in. */
  readonly first: number;
  readonly last: number;
  /** Its features but for whether it stands in the text again, which takes a look at all of the text. */
  readonly known: Features;
  readonly features: Features;
}

/** Which patterns may match in a passage, as far as that is known. */
type Rows = () => Choice | undefined;

const UNREPEATED: FolderRepetition = { reach: 0, share: 0 };

/** Parts of one line that are looked at. */
const MAX_PARTS = 400;

/** A part of a line that deserves a look. */
export interface Part extends Passage {
  /** Finds its features out. */
  candidate(): Candidate;
}

/** What the passages of a text are judged by: made once for a text. */
export interface Surveyor {
  /** The lines that deserve a look, as indices, in order. */
  lines(): readonly number[];
  /** The candidate that a whole line makes, whether it deserves a look or not; none that is blank or too long. */
  line(index: number): Candidate | undefined;
  /** The parts of a line that deserve a look. */
  parts(index: number): readonly Part[];
  /** The candidates that several lines make. */
  blocks(): readonly Candidate[];
  /** Whether it is known, without making that candidate, that it would have the feature `PARAGRAPH`. */
  isParagraph(index: number): boolean;
  /** Whether anything in a text speaks for an ad, wherever it stands; see `speaksForAd`. */
  speaksForAd(raw: string): boolean;
}

/**
 * Prepares a text for judging.
 *
 * @param glance where given, candidates are only looked for where they may reach the score from which they count; without
 *   it, wherever something draws attention
 * @param memory of earlier rounds and documents; what is found is added
 * @param wording what tells the words of ads; another one than the bundled one only for learning
 */
export function survey(
  text: Text,
  context: Context,
  hits: readonly RuleHit[],
  glance?: Glance,
  memory: Memory = newMemory(),
  wording: Wording = bundledWording(),
): Surveyor {
  const all = filledLines(text);
  const { filled, rank } = all;
  const hitsByLine = new Map<number, RuleHit[]>();
  for (const hit of hits) {
    const index = text.lineAt(hit.start);
    hitsByLine.set(index, [...(hitsByLine.get(index) ?? []), hit]);
  }
  const known = new Map<number, Candidate | undefined>();

  const latin = new Map<number, boolean>();
  const isLatin = (from: number, step: 1 | -1) => {
    const next = from < 0 ? undefined : filled[from + step];
    if (next === undefined) return false;
    let is = latin.get(next);
    if (is === undefined) {
      const { start, end } = text.lines[next]!;
      is = isMostlyLatin(text.value.slice(start, Math.min(end, start + 200)));
      latin.set(next, is);
    }
    return is;
  };
  const around = (kind: PassageKind, range: Range, first: number, last: number): Surroundings => {
    const whole = kind === "line" || kind === "block";
    const line = text.lines[first]!;
    return {
      kind,
      before: whole ? "" : text.value.slice(Math.max(line.start, range.start - 20), range.start),
      after: whole ? "" : text.value.slice(range.end, Math.min(text.lines[last]!.end, range.end + 20)),
      inLatin: isLatin(rank[first]!, -1) && isLatin(rank[last]!, 1),
      repetition: () => (context.corpus ? repetitionInFolder(text, range, context.corpus) : UNREPEATED),
      rules: topicsIn(hitsByLine, first, last, range),
    };
  };
  const make = (kind: PassageKind, range: Range, first: number, last: number, rows?: Rows): Candidate => {
    const { start, end } = range;
    const raw = text.value.slice(start, end);
    const surroundings = around(kind, range, first, last);
    const { start: from, end: to } = text.lines[first]!;
    const isWhole = kind === "line" || kind === "block";
    const own = isWhole ? raw : `${text.value.slice(from, to)}\n${start - from} ${end - from}`;
    let isMade = false;
    const find = (): KnownFeatures => {
      isMade = true;
      // Where everything is looked at, every pattern is run, too: that path is what the other one is held against.
      const choice = rows?.() ?? (glance && chooseFrom(possibleSources(raw)));
      let areAsked = false;
      const repetition = () => {
        areAsked = true;
        return surroundings.repetition();
      };
      const features = featuresOf(raw, { ...surroundings, repetition }, choice, wording);
      return { features, areAsked };
    };
    // A key holds the whole line: those of a line of a million parts would be the square of it.
    const anywhere = own.length > MAX_KEPT ? find() : memory.features.recall(keyOf(own, surroundings), find);
    // What a document is told of its folder is kept with its result: what is known from another one is asked for, too.
    if (anywhere.areAsked && !isMade) surroundings.repetition();
    const known = withPlace(anywhere.features, placeOf(all, first, last));
    return new Found(text, kind, start, end, first, last, known);
  };
  const line = (index: number) => {
    if (!known.has(index)) {
      const { start, end } = text.lines[index]!;
      const isLeft = end - start > LONGEST_WHOLE || rank[index]! < 0;
      known.set(index, isLeft ? undefined : make("line", { start, end }, index, index, () => possibleIn(index)));
    }
    return known.get(index);
  };
  const possibleIn = (index: number) => {
    const prospect = glance?.prospects.get(index);
    return prospect && chooseFrom(prospect.sources);
  };
  const places = new Map<number, readonly Range[]>();
  const placesIn = (index: number) => {
    let found = places.get(index);
    if (found === undefined) {
      const { start, end } = text.lines[index]!;
      const source = text.value.slice(start, end);
      const drawn = memory.attention.recall(source, () => attentionIn(source));
      found = [...shifted(drawn, start), ...(hitsByLine.get(index) ?? [])];
      places.set(index, found);
    }
    return found;
  };
  const lines = () => {
    if (glance === undefined) return text.lines.flatMap((_, i) => (placesIn(i).length > 0 ? [i] : []));
    return [...new Set([...glance.prospects.keys(), ...hitsByLine.keys()])]
      .sort((a, b) => a - b)
      .filter((i) => placesIn(i).length > 0);
  };
  /** Rules of packs speak for passages that no glance knows. */
  const isPart = (part: Passage, prospect: Prospect | undefined, ruled: readonly Range[]) =>
    glance === undefined ||
    ruled.some(({ start, end }) => start < part.end && part.start < end) ||
    prospect?.mayReach(part, part.kind as Unit) === true;
  const partsOf = (index: number) => {
    const { start, end } = text.lines[index]!;
    const value = text.value.slice(start, end);
    return shifted(
      memory.parts.recall(value, () => partsOfLine({ value }, { start: 0, end: value.length })),
      start,
    );
  };
  const parts = (index: number) => {
    const prospect = glance?.prospects.get(index);
    const ruled = hitsByLine.get(index) ?? [];
    const spots = indexRanges(placesIn(index));
    const found: Part[] = [];
    let rows: Choice | undefined;
    const rowsForParts = () => {
      const whole = line(index);
      if (whole === undefined) return possibleIn(index);
      rows ??= chooseForParts(text.value.slice(whole.start, whole.end), possibleIn(index));
      return rows;
    };
    let seen = 0;
    for (const part of partsOf(index)) {
      if (!spots.isIn(part)) continue;
      if (part.end - part.start > LONGEST_WHOLE || ++seen > MAX_PARTS) continue;
      if (!isPart(part, prospect, ruled)) continue;
      found.push({
        kind: part.kind,
        start: part.start,
        end: part.end,
        candidate: () => make(part.kind, part, index, index, rowsForParts),
      });
    }
    return found;
  };
  const blocks = () => {
    const found: Candidate[] = [];
    if (glance?.hasBlocks === false) return found;
    for (const { first, last } of blocksOf(text)) {
      const range = { start: text.lines[first]!.start, end: text.lines[last]!.end };
      if (range.end - range.start > LONGEST_WHOLE) continue;
      const inside = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      if (!inside.some((i) => placesIn(i).length > 0)) continue;
      const isRuled = inside.some((i) => hitsByLine.has(i));
      if (glance !== undefined && !isRuled && !holdsSource(text.value.slice(range.start, range.end))) continue;
      found.push(make("block", range, first, last));
    }
    return found;
  };
  const isParagraph = (index: number) => {
    if (glance === undefined || known.has(index)) return false;
    return leastBare(text, index, context.corpus !== undefined) >= PARAGRAPH.limit;
  };
  const speaks = (raw: string) => memory.speaks.recall(raw, () => speaksForAd(raw));
  return { lines, line, parts, blocks, isParagraph, speaksForAd: speaks };
}

class Found implements Candidate {
  readonly #text: Text;
  #features: Features | undefined;

  constructor(
    text: Text,
    readonly kind: PassageKind,
    readonly start: number,
    readonly end: number,
    readonly first: number,
    readonly last: number,
    readonly known: Features,
  ) {
    this.#text = text;
  }

  get features(): Features {
    this.#features ??= withCopies(this.known, () => copiesInText(this.#text, this));
    return this.#features;
  }
}

/** Of longer lines the passages are looked at anew in each round. */
const MAX_KEPT = 4096;

/**
 * What the features of a passage follow from, wherever it stands in its document.
 *
 * @param own its text; of a part of a line the line, and where in it the part stands
 */
function keyOf(own: string, { kind, inLatin, rules }: Surroundings): string {
  return `${own}\n${kind} ${inLatin} ${rules.join()}`;
}

/** Whether there are more than twice as many Latin letters as Han. */
function isMostlyLatin(source: string): boolean {
  const letters = source.match(/[A-Za-z]/g)?.length ?? 0;
  return letters > 0 && letters > 2 * (source.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function topicsIn(hits: ReadonlyMap<number, readonly RuleHit[]>, first: number, last: number, range: Range): string[] {
  const topics = new Set<string>();
  for (let line = first; line <= last && hits.size > 0; line++) {
    for (const { rule, start, end } of hits.get(line) ?? []) {
      if (rule.action === "evidence" && start < range.end && range.start < end) topics.add(rule.id.split("/")[1]!);
    }
  }
  return [...topics].sort();
}
