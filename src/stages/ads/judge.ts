import type { Range } from "../../core/edit.js";
import type { Text } from "../../core/text.js";
import { bodyHead, FEW, MANY } from "./body-head.js";
import type { Candidate, Part, Surveyor } from "./candidates.js";
import type { Features } from "./features.js";
import { hasEvidence, IN_DOCUMENT } from "./features.js";
import type { AdModel } from "./model.js";
import { joinNeighbours } from "./neighbours.js";
import { probability, score } from "./score.js";
import { APPLY, DOUBT, REPORT, SURER_APPLY, surenessAsked, type Verdict } from "./verdict.js";

/**
 * Judges the passages of a text: lines and blocks first, then parts of the lines that stay, then lines that stand
 * between or beside ads. Verdicts do not overlap; those below `REPORT` are left out.
 */
export function judge(text: Text, surveyor: Surveyor, model: AdModel): Verdict[] {
  const lines = new Map<number, Verdict>();
  const parts: Verdict[] = [];
  const weak = new Map<number, Verdict>();
  const blocks: Verdict[] = [];
  /** Lines of which an address goes and a body's words stay. */
  const bodied = new Set<number>();
  const isSureWhole = (candidate: Candidate, confidence: number) => {
    if (candidate.kind === "block") return confidence >= SURER_APPLY && !holdsBody(text, candidate, surveyor);
    return confidence >= surenessAsked(candidate.features);
  };
  const weigh = (candidate: Candidate) => {
    if (!hasEvidence(candidate.known) || !mayCount(candidate.known, model)) return;
    const confidence = probability(candidate.features, model);
    if (confidence < REPORT) return;
    const whole = candidate.kind === "line" || candidate.kind === "block";
    const { start, end, first, last, features } = candidate;
    const isSure = whole ? isSureWhole(candidate, confidence) : isSurePart(features, confidence);
    const verdict = {
      start,
      end,
      first,
      last,
      features,
      confidence: isSure && !isOfWaresAlone(features) ? confidence : Math.min(confidence, DOUBT),
      whole,
    };
    if (candidate.kind === "block") blocks.push(verdict);
    if (!whole) parts.push(verdict);
    else {
      for (let line = first; line <= last; line++) {
        const into = verdict.confidence >= APPLY ? lines : weak;
        if ((into.get(line)?.confidence ?? 0) < verdict.confidence) {
          const { start, end } = text.lines[line]!;
          into.set(line, { start, end, first: line, last: line, features, confidence: verdict.confidence, whole });
        }
      }
    }
  };
  for (const index of surveyor.lines()) {
    const whole = surveyor.line(index);
    if (whole !== undefined) {
      if (!hasEvidence(whole.known)) continue;
      weigh(whole);
    }
    const inside = surveyor.parts(index);
    // Only a part that leaves a body keeps a sure line from going as a whole; without one its parts decide nothing.
    if (lines.has(index) && !inside.some((part) => mayLeaveBody(text, index, part, surveyor))) continue;
    for (const part of inside) weigh(part.candidate());
  }
  for (const block of surveyor.blocks()) weigh(block);
  for (const part of parts) {
    const line = lines.get(part.first);
    if (line === undefined || part.confidence < APPLY) continue;
    if (part.features.has("unit/inner") && part.confidence < line.confidence) continue;
    if (!leavesBody(text, part, line, surveyor)) continue;
    lines.delete(part.first);
    if (part.features.has("domain/alone-inside")) bodied.add(part.first);
  }
  joinBlocks(text, blocks, lines, bodied, surveyor);
  const cut = new Set(parts.filter(({ confidence }) => confidence >= APPLY).map(({ first }) => first));
  joinNeighbours(text, surveyor, model, lines, cut);
  const tails = cutTails(text, lines, surveyor);
  const isOfTail = ({ first, end }: Verdict) => end > (tails.get(first)?.start ?? end);
  const kept = bestParts(
    tightest(
      text,
      parts.filter((part) => !lines.has(part.first) && !isOfTail(part)),
      surveyor,
    ),
  );
  kept.push(...tails.values());
  const strong = new Set(kept.filter(({ confidence }) => confidence >= APPLY).map(({ first }) => first));
  const rest = [...weak.values()].filter(({ first }) => !lines.has(first) && !strong.has(first));
  const reported = new Set(rest.map(({ first }) => first));
  return [...lines.values(), ...rest, ...kept.filter((part) => part.confidence >= APPLY || !reported.has(part.first))];
}

/** Whether a passage may be reported if it stands in the text again. */
function mayCount(known: Features, model: AdModel): boolean {
  return score(known, model) + Math.max(0, model.weights[IN_DOCUMENT] ?? 0) >= LEAST - ROUNDING;
}

/** The score of what is reported. */
const LEAST = Math.log(REPORT / (1 - REPORT));

/** Sums of weights in another order differ in their last digits. */
const ROUNDING = 1e-9;

/** Takes out of the lines that go as a whole those that begin with a body; gives what goes of them. */
function cutTails(text: Text, lines: Map<number, Verdict>, { speaksForAd }: Speaks): ReadonlyMap<number, Verdict> {
  const tails = new Map<number, Verdict>();
  for (const [index, verdict] of lines) {
    const { start, end } = text.lines[index]!;
    const head = bodyHead(text.value.slice(start, end), MANY, speaksForAd);
    if (head === 0) continue;
    lines.delete(index);
    tails.set(index, { ...verdict, start: start + head, end, whole: false });
  }
  return tails;
}

/** What makes an ad beside wares and prices. To be addressed, or in brackets, says nothing of a headline. */
const BESIDE_WARES = /^(?:call|contact|brand|site|domain|hollow|votes|rule|repeat)\/|^frame\/(?!addressed|bracketed)/;

/** Whether a passage names wares and prices and no more. They are in the news, too. */
function isOfWaresAlone(features: Features): boolean {
  return ![...features.keys()].some((name) => BESIDE_WARES.test(name));
}

/** Whether a part goes. Words in quotation marks are quoted from ads that the body talks about, but for addresses. */
function isSurePart(features: Features, confidence: number): boolean {
  if (hasAddress(features)) return confidence >= APPLY;
  const isCut = features.has("unit/insert") || features.has("unit/inner") || features.has("unit/bracket");
  return confidence >= SURER_APPLY && !(isCut && features.has("against/in-quotes"));
}

function hasAddress(features: Features): boolean {
  return ["domain/address", "domain/disguised", "domain/alone-inside"].some((name) => features.has(name));
}

/**
 * Whether what a part leaves of its line is a body's: nothing in it speaks for an ad, and it is long enough. A few words
 * do beside a bracket, or if they end in a full stop; words without one only if the part is surer than the whole line.
 */
function leavesBody(text: Text, part: Verdict, whole: Verdict, { speaksForAd }: Speaks): boolean {
  const left = leftBy(text, part.first, part, part.features.has("unit/bracket"));
  if (left === undefined) return false;
  const isProse = left.isMarked || /[。？?”]/u.test(left.rest);
  return (isProse || part.confidence >= whole.confidence) && !speaksForAd(left.rest);
}

/** The same as far as it can be told without judging the part. */
function mayLeaveBody(text: Text, index: number, part: Part, { speaksForAd }: Speaks): boolean {
  const left = leftBy(text, index, part, part.kind === "bracket");
  return left !== undefined && !speaksForAd(left.rest);
}

type Speaks = Pick<Surveyor, "speaksForAd">;

/** What a part leaves of its line, if that is long enough for a body's, and whether its end or the part's own marks it. */
function leftBy(text: Text, index: number, part: Range, isBracket: boolean) {
  const line = text.lines[index]!;
  const source = text.value.slice(line.start, part.start) + text.value.slice(part.end, line.end);
  const rest = source.replace(/<[^>]{0,200}>/gu, "");
  const isMarked = isBracket || /。[”」』）)]*\s*$/u.test(rest);
  return rest.trim().length < (isMarked ? FEW : MANY) ? undefined : { rest, isMarked };
}

/** Whether a line, quoted ones aside, has clauses of which nothing speaks for an ad. */
function isBody(text: Text, index: number, { speaksForAd }: Speaks): boolean {
  const { start, end } = text.lines[index]!;
  const line = text.value.slice(start, end).trim();
  return line.length >= MANY && /^[^>].*[，。]/u.test(line) && !speaksForAd(line);
}

/** Whether any line of a block is a body's. */
function holdsBody(text: Text, block: Lines, surveyor: Speaks): boolean {
  return linesOf(block).some((line) => isBody(text, line, surveyor));
}

type Lines = Pick<Verdict, "first" | "last">;

function linesOf({ first, last }: Lines): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** A block of which one line is sure goes as a whole if it is doubtful itself, and none of its lines is a body's. */
function joinBlocks(
  text: Text,
  blocks: readonly Verdict[],
  lines: Map<number, Verdict>,
  bodied: ReadonlySet<number>,
  surveyor: Speaks,
): void {
  for (const block of blocks) {
    const span = linesOf(block);
    if (!span.some((line) => lines.has(line)) || holdsBody(text, block, surveyor)) continue;
    for (const line of span) {
      if (lines.has(line) || bodied.has(line)) continue;
      lines.set(line, { ...block, ...text.lines[line]!, first: line, last: line, confidence: APPLY });
    }
  }
}

/**
 * Without the parts that hold a surer cut: a sure bracket beside words of which nothing speaks for an ad, or a sure
 * insertion that such words are glued to without a mark between.
 */
function tightest(text: Text, parts: readonly Verdict[], { speaksForAd }: Speaks): Verdict[] {
  const sure = parts.filter(({ confidence, features }) => confidence >= APPLY && !features.has("unit/sentence"));
  const isBody = (rest: string) => rest.length >= 4 && !speaksForAd(rest);
  return parts.filter(
    (part) =>
      !sure.some((inner) => {
        if (inner === part || inner.start < part.start || inner.end > part.end) return false;
        const left = text.value.slice(part.start, inner.start);
        const right = text.value.slice(inner.end, part.end);
        if (part.features.has("unit/bracket") && !inner.features.has("unit/bracket")) return false;
        if (inner.features.has("unit/bracket") && left.length + right.length >= 4)
          return !speaksForAd(`${left} ${right}`);
        return (!JOINED_LEFT.test(left) && isBody(left)) || (!JOINED_RIGHT.test(right) && isBody(right));
      }),
  );
}

/** Marks by which an ad goes on within its sentence. */
const JOINED_LEFT = /[\s，,、：:—～~|｜·→]$/u;
const JOINED_RIGHT = /^[\s，,、：:—～~|｜·→]/u;

/** Of parts that overlap the surest stays, of equally sure ones the longest. */
function bestParts(parts: readonly Verdict[]): Verdict[] {
  const ordered = [...parts].sort(
    (a, b) =>
      Math.round(b.confidence * 100) - Math.round(a.confidence * 100) ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start,
  );
  const byLine = new Map<number, Verdict[]>();
  for (const part of ordered) {
    const kept = byLine.get(part.first) ?? [];
    if (kept.some((other) => part.start < other.end && other.start < part.end)) continue;
    kept.push(part);
    byLine.set(part.first, kept);
  }
  return [...byLine.values()].flat().sort((a, b) => a.start - b.start);
}
