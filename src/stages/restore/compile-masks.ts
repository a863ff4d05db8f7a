import type { BigramIndex } from "./bigram-index.js";
import { indexBigrams } from "./bigram-index.js";
import type { Lexicon } from "./lexicon.js";
import { costOf, createLexicon } from "./lexicon.js";
import type { Initials, MaskData, MaskTable, NoteRule, VariantWord } from "./mask-data.js";

/** The mask tables in the form the stage works with. */
export interface Masks {
  readonly lexicon: Lexicon;
  /** The words masks hide. */
  readonly targets: ReadonlySet<string>;
  /** The words of the kind of document in which things are masked. */
  readonly kind: BigramIndex;
  readonly letters: ReadonlyMap<string, { readonly characters: readonly string[]; readonly lone: boolean }>;
  readonly initials: ReadonlyMap<string, Initials>;
  /** What follows a name made of letters. */
  readonly names: readonly string[];
  /** What a text that explains letters says. */
  readonly meta: readonly string[];
  readonly english: ReadonlySet<string>;
  readonly loneSyllables: ReadonlyMap<string, string>;
  /** The words with these syllables, run together. */
  spelled(syllables: string): readonly string[];
  readonly odd: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
  readonly invisible: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly placeholders: ReadonlySet<string>;
  readonly starred: ReadonlySet<string>;
  readonly hidden: readonly string[];
  readonly loneHidden: ReadonlySet<string>;
  /** Parts → character. */
  readonly split: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, VariantWord>;
  readonly variants: ReadonlyMap<string, string>;
  readonly notes: readonly NoteRule[];
  /** What a mask costs as itself, in words with it, by mask. */
  readonly lookalikes: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The cost of letters as themselves: as of a word of frequency 4,500, one in 13,000. */
export const LETTER = costOf(4_500);
/** The cost of a word in which a letter is itself: as of a word of frequency 20,000, an everyday one. */
const SURE = costOf(20_000);
/** As of one of frequency 150: possible, and what stands around it decides. */
const WEAK = costOf(150);

/** Brings the tables of the packs together. Later tables add to earlier ones. */
export function compileMasks(data: MaskData): Masks {
  const costs = new Map<string, number>();
  for (const { frequency, list } of of(data, "words").flatMap((table) => table.words)) {
    for (const word of split(list)) costs.set(word, Math.min(costOf(frequency), costs.get(word) ?? Infinity));
  }
  const lexicon = createLexicon(costs);
  let bySound: ReadonlyMap<string, readonly string[]> | undefined;
  const spelled = () => {
    bySound ??= spell([...costs.keys()], lexicon);
    return bySound;
  };
  const separators = of(data, "separators");
  const placeholders = of(data, "placeholders");
  const variants = of(data, "variants");
  const pinyin = of(data, "pinyin");
  return {
    lexicon,
    targets: new Set(costs.keys()),
    kind: indexBigrams(of(data, "words").flatMap((table) => split(table.kind.list))),
    letters: new Map(
      of(data, "letters").flatMap((table) =>
        table.letters.map((entry) => [entry.mask, { characters: entry.for, lone: entry.lone === true }] as const),
      ),
    ),
    initials: new Map(of(data, "initials").flatMap((table) => table.initials.map((entry) => [entry.mask, entry]))),
    meta: of(data, "initials").flatMap((table) => split(table.meta)),
    names: of(data, "initials").flatMap((table) => split(table.names)),
    english: new Set(pinyin.flatMap((table) => split(table.english))),
    loneSyllables: new Map(pinyin.flatMap((table) => Object.entries(table.lone))),
    spelled: (syllables) => spelled().get(syllables) ?? [],
    odd: new Set(separators.flatMap((table) => [...table.odd])),
    plain: new Set(separators.flatMap((table) => [...table.plain])),
    invisible: new Set(separators.flatMap((table) => [...table.invisible])),
    pairs: new Set(separators.flatMap((table) => split(table.pairs))),
    units: new Set(separators.flatMap((table) => [...table.units])),
    placeholders: new Set(placeholders.flatMap((table) => [...table.signs])),
    starred: new Set(placeholders.flatMap((table) => [...table.also])),
    hidden: placeholders.flatMap((table) => table.for),
    loneHidden: new Set(placeholders.map((table) => table.lone)),
    split: new Map(of(data, "split").flatMap((table) => Object.entries(table.pairs).map(([to, from]) => [from, to]))),
    words: new Map(variants.flatMap((table) => table.words.map((word) => [word.from, word]))),
    variants: new Map(variants.flatMap((table) => Object.entries(table.variants))),
    notes: variants.flatMap((table) => table.notes),
    lookalikes: lookalikes(data),
  };
}

function of<T extends MaskTable["topic"]>(data: MaskData, topic: T): Extract<MaskTable, { topic: T }>[] {
  return data.filter((table): table is Extract<MaskTable, { topic: T }> => table.topic === topic);
}

function split(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== "");
}

/** The words of up to four characters by what they sound like. */
function spell(words: readonly string[], lexicon: Lexicon): Map<string, string[]> {
  const spelled = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 2 || word.length > 4) continue;
    let sounds = [""];
    for (const character of word) {
      sounds = sounds.flatMap((sound) => lexicon.syllables(character).map((syllable) => sound + syllable));
    }
    for (const sound of sounds) spelled.set(sound, [...(spelled.get(sound) ?? []), word]);
  }
  return spelled;
}

function lookalikes(data: MaskData): Map<string, Map<string, number>> {
  const byMask = new Map<string, Map<string, number>>();
  for (const { mask, sure = "", weak = "" } of of(data, "lookalikes").flatMap((table) => table.lookalikes)) {
    const words = byMask.get(mask) ?? new Map([[mask, LETTER]]);
    for (const word of split(weak)) words.set(word.replace("~", mask), WEAK);
    for (const word of split(sure)) words.set(word.replace("~", mask), SURE);
    byMask.set(mask, words);
  }
  return byMask;
}
