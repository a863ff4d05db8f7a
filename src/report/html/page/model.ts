import type { PageDocument, PageIndex } from "../page-data.js";

/** What can be filtered for. */
export const KINDS = ["ads", "markers", "restore", "suggestion", "problems", "cuts", "layout"] as const;
export type Kind = (typeof KINDS)[number];

export type FindingStage = "ads" | "markers" | "restore";
const STAGES: readonly FindingStage[] = ["ads", "markers", "restore"];

export interface Finding {
  /** Its number in its document. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly stage: FindingStage;
  readonly suggested: boolean;
  readonly confidence: number;
  readonly rule: number;
  readonly reason: number;
  readonly before: string;
  readonly found: string;
  readonly replacement: string;
  readonly after: string;
  /** What search looks in, in lower case; the path is looked in apart. */
  readonly haystack: string;
}

export interface Doc {
  /** Its number in the page. */
  readonly number: number;
  readonly source: PageDocument;
  readonly path: string;
  readonly haystack: string;
  readonly findings: readonly Finding[];
}

export interface Model {
  readonly index: PageIndex;
  readonly documents: readonly Doc[];
  /** Findings, or for `problems`, `cuts` and `layout` documents, of each kind. */
  readonly kindCounts: ReadonlyMap<Kind, number>;
  /** Findings of each rule, most first. */
  readonly ruleCounts: readonly (readonly [rule: number, count: number])[];
}

/** Reads the page's index. */
export function readModel(index: PageIndex): Model {
  const sentences = index.sentences.map(({ zh, en }) => `${zh}\n${en}`.toLowerCase());
  const rules = index.rules.map((rule) => rule.toLowerCase());
  const documents = index.documents.map((source, number): Doc => {
    const problem = source.problem === undefined ? "" : sentences[source.problem]!;
    return {
      ...{ number, source, path: source.path, haystack: `${source.path.toLowerCase()}\n${problem}` },
      findings: source.findings.map((tuple, i) => readFinding(tuple, i, sentences, rules)),
    };
  });
  return { index, documents, kindCounts: countKinds(documents), ruleCounts: countRules(documents) };
}

function readFinding(
  tuple: PageDocument["findings"][number],
  number: number,
  sentences: readonly string[],
  rules: readonly string[],
): Finding {
  const [start, end, line, column, kind, confidence, rule, reason, before, found, replacement, after] = tuple;
  const haystack = [found.toLowerCase(), replacement.toLowerCase(), rules[rule], sentences[reason]].join("\n");
  const stage = STAGES[kind % STAGES.length]!;
  const suggested = kind >= STAGES.length;
  return {
    ...{ number, start, end, line, column, stage, suggested, confidence, rule, reason },
    ...{ before, found, replacement, after, haystack },
  };
}

/** The kind a finding counts as. */
export function kindOf({ suggested, stage }: Finding): Kind {
  return suggested ? "suggestion" : stage;
}

function countKinds(documents: readonly Doc[]): Map<Kind, number> {
  const counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  const count = (kind: Kind, by: number) => counts.set(kind, counts.get(kind)! + by);
  for (const { findings, source } of documents) {
    for (const finding of findings) count(kindOf(finding), 1);
    if (source.problem !== undefined) count("problems", 1);
    if (source.cuts.length > 0) count("cuts", 1);
    if (source.layout.length > 0) count("layout", 1);
  }
  return counts;
}

function countRules(documents: readonly Doc[]): (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const { findings } of documents) {
    for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b);
}
