import { occursIn } from "../../core/run-pattern.js";
import { AGAINST } from "./evidence/against.js";
import { CALLS } from "./evidence/calls.js";
import { CONTACT_SHAPES, type ContactShape } from "./evidence/contact.js";
import { BRAND_ROWS } from "./evidence/frames.js";
import { GOODS } from "./evidence/goods.js";
import { INVITATIONS } from "./evidence/invitations.js";
import { OFFERS } from "./evidence/offers.js";
import { READERS } from "./evidence/readers.js";
import type { EvidenceRow } from "./evidence/row.js";
import { SITES } from "./evidence/sites.js";
import { againstIn } from "./glance/against.js";
import { SOURCES } from "./glance/sources.js";
import { viewOf, withoutTargets } from "./view.js";

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

const ROWS = [...CALLS, ...INVITATIONS, ...GOODS, ...OFFERS, ...SITES, ...READERS];

/** All there is. */
export const EVERYTHING: Choice = {
  rows: ROWS,
  shapes: CONTACT_SHAPES,
  brands: BRAND_ROWS,
  slots: true,
  domains: true,
  against: () => AGAINST,
};

const byFeature = <T extends { readonly feature: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.feature, row]));
const [rowOf, shapeOf, brandOf] = [byFeature(ROWS), byFeature(CONTACT_SHAPES), byFeature(BRAND_ROWS)];
/** What each source is looked for by. */
const LOOKS = SOURCES.map(({ name }) => ({
  row: rowOf.get(name),
  shape: shapeOf.get(name),
  brand: brandOf.get(name),
  isSlot: name.startsWith("hollow/"),
}));

/** What there is to look for where only some evidence is possible, given as indices in `SOURCES`. */
export function chooseFrom(sources: Iterable<number>): Choice {
  const rows: EvidenceRow[] = [];
  const shapes: ContactShape[] = [];
  const brands: (typeof BRAND_ROWS)[number][] = [];
  let slots = false;
  let domains = false;
  // In the order of the tables, so that features come in the same order whatever was found first.
  for (const source of [...sources].sort((a, b) => a - b)) {
    const { row, shape, brand, isSlot } = LOOKS[source]!;
    if (row !== undefined) rows.push(row);
    else if (shape !== undefined) shapes.push(shape);
    else if (brand !== undefined) brands.push(brand);
    else if (isSlot) slots = true;
    else domains = true;
  }
  return { rows, shapes, brands, slots, domains, against: againstIn };
}

/** The choice for the parts of a line: of rows those that hit the line, and those that look at the ends of a passage. */
export function chooseForParts(raw: string, choice: Choice = EVERYTHING): Choice {
  const { tight } = viewOf(withoutTargets(raw));
  const hits = ({ pattern, isAnchored }: EvidenceRow) => isAnchored || occursIn(pattern, tight);
  const against = choice.against(tight).filter(hits);
  return { ...choice, rows: choice.rows.filter(hits), against: () => against };
}
