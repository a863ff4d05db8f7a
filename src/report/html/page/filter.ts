import { type Doc, type Finding, type Kind, kindOf, type Model } from "./model.js";

export interface Filters {
  readonly query: string;
  /** None chosen is all but documents with nothing but layout. */
  readonly kinds: ReadonlySet<Kind>;
  readonly rule: number | undefined;
  readonly sort: "count" | "path";
}

/** A document that the filters leave, with those of its findings that they leave. */
export interface Match {
  readonly doc: Doc;
  readonly findings: readonly Finding[];
}

export const NO_FILTERS: Filters = { query: "", kinds: new Set(), rule: undefined, sort: "count" };

/** What the filters leave, in order. All words of the query must be found, in any order. */
export function filterDocuments(model: Model, filters: Filters): Match[] {
  const words = filters.query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches: Match[] = [];
  for (const doc of model.documents) {
    const match = matchDocument(doc, filters, words);
    if (match !== undefined) matches.push(match);
  }
  if (filters.sort === "path") return matches;
  return matches.sort((a, b) => b.findings.length - a.findings.length || a.doc.number - b.doc.number);
}

function matchDocument(doc: Doc, { kinds, rule }: Filters, words: readonly string[]): Match | undefined {
  const open = words.filter((word) => !doc.haystack.includes(word));
  const findings = doc.findings.filter(
    (finding) =>
      (kinds.size === 0 || kinds.has(kindOf(finding))) &&
      (rule === undefined || finding.rule === rule) &&
      open.every((word) => finding.haystack.includes(word)),
  );
  if (findings.length > 0) return { doc, findings };
  return open.length === 0 && rule === undefined && hasDocumentKind(doc, kinds) ? { doc, findings } : undefined;
}

/** Whether the document itself, not a finding of it, is of a kind asked for. */
function hasDocumentKind({ source, findings }: Doc, kinds: ReadonlySet<Kind>): boolean {
  if (kinds.size === 0) {
    return findings.length === 0 && (source.problem !== undefined || source.cuts.length > 0 || source.notes.length > 0);
  }
  return (
    (kinds.has("problems") && source.problem !== undefined) ||
    (kinds.has("cuts") && source.cuts.length > 0) ||
    (kinds.has("layout") && source.layout.length > 0)
  );
}
