/** The words masks hide, and the words that tell what a document is about. Lists are separated by white space. */
export interface WordsTable {
  readonly topic: "words";
  /** `frequency` in the scale of the lexicon: a word of jieba's dictionary with 3000 is an everyday one. */
  readonly words: readonly { readonly frequency: number; readonly list: string }[];
  readonly kind: { readonly list: string };
}

/** One letter for one character; `lone` if the character is a word by itself. */
export interface LettersTable {
  readonly topic: "letters";
  readonly letters: readonly { readonly mask: string; readonly for: readonly string[]; readonly lone?: boolean }[];
}

/** Initials for a word, with the neighbours that speak for it or against it. */
export interface Initials {
  readonly mask: string;
  readonly for: string;
  /** What the letters alone say, in log-odds. */
  readonly prior: number;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly foes?: readonly string[];
}

export interface InitialsTable {
  readonly topic: "initials";
  /** What follows a name made of letters. */
  readonly names: string;
  /** What a text that explains letters says. */
  readonly meta: string;
  readonly initials: readonly Initials[];
}

export interface PinyinTable {
  readonly topic: "pinyin";
  /** Syllables that are words of other languages, too. */
  readonly english: string;
  /** Syllables that stand for a character that is a word by itself. */
  readonly lone: Readonly<Record<string, string>>;
}

export interface SeparatorsTable {
  readonly topic: "separators";
  /** Signs that hardly ever stand between two Chinese characters, those that do, and those nobody sees. */
  readonly odd: string;
  readonly plain: string;
  readonly invisible: string;
  /** Words whose two halves are also written side by side with a sign between them. */
  readonly pairs: string;
  /** Single characters that are named side by side with others. */
  readonly units: string;
}

export interface PlaceholdersTable {
  readonly topic: "placeholders";
  readonly signs: string;
  /** Signs that may be separators as well. */
  readonly also: string;
  readonly for: readonly string[];
  /** The character that is restored without a word around it where the document proves it. */
  readonly lone: string;
}

export interface SplitTable {
  readonly topic: "split";
  readonly pairs: Readonly<Record<string, string>>;
}

/** A word written with other characters. */
export interface VariantWord {
  readonly from: string;
  readonly to: string;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** Something that is reported and never changed. */
export interface NoteRule {
  readonly code: string;
  readonly literal?: string;
  /** A pattern that holds `anchor`. */
  readonly pattern?: string;
  readonly anchor?: string;
  readonly means: string;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

export interface VariantsTable {
  readonly topic: "variants";
  readonly words: readonly VariantWord[];
  readonly variants: Readonly<Record<string, string>>;
  readonly notes: readonly NoteRule[];
}

/** Words with letters that are themselves; `~` is the mask. */
export interface LookalikesTable {
  readonly topic: "lookalikes";
  readonly lookalikes: readonly { readonly mask: string; readonly sure?: string; readonly weak?: string }[];
}

export type MaskTable =
  | WordsTable
  | LettersTable
  | InitialsTable
  | PinyinTable
  | SeparatorsTable
  | PlaceholdersTable
  | SplitTable
  | VariantsTable
  | LookalikesTable;

/** The mask packs: any number of tables of each topic, in any order. */
export type MaskData = readonly MaskTable[];
