/** The kinds of evidence; several of them together make an ad, one alone hardly ever does. */
export const EVIDENCE_KINDS = [
  "call",
  "contact",
  "goods",
  "price",
  "brand",
  "site",
  "domain",
  "frame",
  "hollow",
  "words",
  "votes",
  "rule",
  "repeat",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A family of words or shapes. The pattern is matched on the tight view (see `viewOf`). */
export interface EvidenceRow {
  readonly name: string;
  readonly kind: EvidenceKind | "against";
  /** The name of its feature: kind and name. */
  readonly feature: string;
  /** Literals of the folded text that draw attention to a line; none for rows that only weigh. */
  readonly anchors: readonly string[];
  readonly pattern: RegExp;
  /** Whether it looks at the ends of a passage, so that it may hit a part of a line and not the line. */
  readonly isAnchored: boolean;
}

/** Makes a row; alternatives may be given on several lines. */
export function row(
  kind: EvidenceRow["kind"],
  name: string,
  anchors: string,
  ...alternatives: readonly string[]
): EvidenceRow {
  return {
    kind,
    name,
    feature: `${kind}/${name}`,
    anchors: anchors === "" ? [] : anchors.split(" "),
    pattern: new RegExp(alternatives.join("|"), "gu"),
    isAnchored: alternatives.some((alternative) => /(?<!\\)\$|(?<!\[)\^/.test(alternative)),
  };
}
