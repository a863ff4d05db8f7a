/** What a glance notices of a line beside its units. */
export const SIGNS = {
  /** A space where a filter may have emptied a slot: before punctuation or behind it, before 号, 群, 元. */
  hollowSpace: 1,
  /** A space between two letters or digits. */
  splitLatin: 2,
  /** A space between any two units. */
  spaced: 32768,
  /** A dot, as a domain has it, between letters or digits, or behind a Han. */
  latinDot: 4,
  hanDot: 8,
  /** What adorns a passage; a mark of exclamation; what a passage may be wrapped in. */
  dress: 16,
  exclaim: 32,
  wrap: 2048,
  /** Decoration was taken out: as parts of the line, words may hold it. */
  undressed: 64,
  /** Sentences cannot be told by the stops alone. */
  oddSentences: 128,
  /** Six digits or more in a row, one of them Chinese; eleven or more. */
  hanNumber: 8192,
  longNumber: 16384,
  /** Ornaments that may open a bracket were taken out. */
  oddBrackets: 4096,
  /** The units could not be told one by one. */
  hard: 256,
  /** The target of a link. */
  target: 512,
  /** A separator, a quotation sign, or the start of a caption: lines about it may be a block. */
  block: 1024,
} as const;
