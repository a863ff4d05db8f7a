import { CALLS } from "../evidence/calls.js";
import { CONTACT_SHAPES, HOLLOW_BY_SIGNS, HOLLOW_BY_SPACES } from "../evidence/contact.js";
import { BARE_ADDRESS_IN_LINE, CHOPPED_IN_LINE, HAN_DOMAIN_IN_LINE, NAMED_ADDRESS } from "../evidence/domains.js";
import { AD_WORD_IN_LINE, BRAND_ROWS } from "../evidence/frames.js";
import { GOODS } from "../evidence/goods.js";
import { INVITATIONS } from "../evidence/invitations.js";
import { OFFERS } from "../evidence/offers.js";
import { READERS } from "../evidence/readers.js";
import { SITES } from "../evidence/sites.js";
import type { PassageView } from "../view.js";
import { SIGNS } from "./signs.js";

/** One source of evidence that speaks for an ad, as a glance looks for it. */
export interface Source {
  readonly name: string;
  /** The features it may give a line, and those it may give a part of one; but for those of slots, of which it is one. */
  readonly features: readonly string[];
  readonly inside: readonly string[];
  /** Whether its matches are slots: features tell how many there are. */
  readonly isSlot: boolean;
  /** What a passage must match to have it, and the view it is matched on. */
  readonly pattern: RegExp;
  readonly view: Exclude<keyof PassageView, "raw">;
  /** Signs of which a line must have one; 0 if of none. */
  readonly signs: number;
  /** Whether signs tell where to look for the pattern; else the literals that its matches hold do. */
  readonly bySigns: boolean;
  /** Whether the pattern matches in a line wherever a part of one has the evidence, and so is run as it is. */
  readonly inLine: boolean;
  /** Whether its matches are bits of letters apart by signs, see `mayBeChopped`. */
  readonly inBits: boolean;
  /** Whether its matches explain the text they cover, or all of the passage. */
  readonly covers: boolean | "all";
}

/** The same, but for what few have. */
type SourceSpec = Omit<Source, Rare> & Partial<Pick<Source, Rare>>;
type Rare = "inside" | "isSlot" | "signs" | "bySigns" | "inLine" | "inBits";

const DOMAIN = {
  features: ["domain/address", "domain/disguised", "domain/alone"],
  inside: ["domain/address", "domain/disguised", "domain/alone-inside", "domain/disguised-inside"],
};
const SLOT = { features: [], isSlot: true };

/** Numbers are told by their length, split ones by their spaces: their digits alone stand in any text. */
const CONTACT_SIGNS: Readonly<Record<string, Pick<SourceSpec, "signs" | "bySigns">>> = {
  "split-digits": { signs: SIGNS.splitLatin },
  "split-id": { signs: SIGNS.splitLatin },
  "han-digits": { signs: SIGNS.hanNumber, bySigns: true },
  mobile: { signs: SIGNS.longNumber, bySigns: true },
};

const specs: readonly SourceSpec[] = [
  ...[...CALLS, ...INVITATIONS, ...GOODS, ...OFFERS, ...SITES, ...READERS].map(({ kind, name, pattern }) => ({
    name: `${kind}/${name}`,
    features: [`${kind}/${name}`],
    pattern,
    view: "tight" as const,
    covers: true,
  })),
  ...CONTACT_SHAPES.map(({ name, view, pattern }) => ({
    name: `contact/${name}`,
    features: [`contact/${name}`],
    pattern,
    view,
    covers: true,
    ...CONTACT_SIGNS[name],
  })),
  ...BRAND_ROWS.map(({ name, pattern }) => ({
    name: `brand/${name}`,
    features: [`brand/${name}`],
    pattern: name === "ad-word" ? AD_WORD_IN_LINE : pattern,
    view: "plain" as const,
    covers: false,
    ...(name === "ad-word" && { inLine: true as const }),
  })),
  {
    name: "hollow/spaces",
    ...SLOT,
    pattern: HOLLOW_BY_SPACES,
    view: "folded",
    signs: SIGNS.hollowSpace,
    bySigns: true,
    inLine: true,
    covers: false,
  },
  { name: "hollow/signs", ...SLOT, pattern: HOLLOW_BY_SIGNS, view: "folded", covers: false },
  { name: "domain/named", ...DOMAIN, pattern: NAMED_ADDRESS, view: "tight", covers: true },
  {
    name: "domain/bare",
    ...DOMAIN,
    pattern: BARE_ADDRESS_IN_LINE,
    view: "tight",
    signs: SIGNS.latinDot,
    bySigns: true,
    inLine: true,
    covers: true,
  },
  {
    name: "domain/han",
    ...DOMAIN,
    pattern: HAN_DOMAIN_IN_LINE,
    view: "plain",
    signs: SIGNS.hanDot,
    bySigns: true,
    inLine: true,
    covers: true,
  },
  {
    name: "domain/chopped",
    features: ["domain/chopped"],
    pattern: CHOPPED_IN_LINE,
    view: "plain",
    inLine: true,
    inBits: true,
    covers: "all",
  },
];

/**
 * All sources of the evidence that `hasEvidence` asks for, but rules of packs, which find their lines themselves. All of one
 * form: the fields of objects of many forms take several times as long to read.
 */
export const SOURCES: readonly Source[] = specs.map(
  ({
    features,
    inside = features,
    isSlot = false,
    signs = 0,
    bySigns = false,
    inLine = false,
    inBits = false,
    ...spec
  }) => ({
    name: spec.name,
    features,
    inside,
    isSlot,
    pattern: spec.pattern,
    view: spec.view,
    signs,
    bySigns,
    inLine,
    inBits,
    covers: spec.covers,
  }),
);
