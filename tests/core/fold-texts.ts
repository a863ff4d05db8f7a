import fc from "fast-check";

/** Characters that meet: marks, halves of pairs, tags, decoration, spaces, forms of several characters. */
const hostile = fc.constantFrom(
  ..."甲乙党員a9Zｗ７，。…⒈⒜㎏½é\u0301\u3099\u0327ｶﾞᄀ\u1161\u11a8İΣ　",
  ...["\u200b", "\u200d", "\ufe0f", "\ufeff", "\u00ad", "\u{e0041}", "\udb40", "\ud83d", "\ude00", "\udc00", "\ufff0"],
  ...[
    "*",
    "·",
    ".",
    "-",
    "/",
    "⊥",
    "★",
    "..",
    "😀",
    "🌀",
    "𐀀",
    " ",
    " ",
    "  ",
    "\n",
    "𠀀",
    "𝐀",
    "\u{16d63}",
    "\u{1e94b}",
  ],
  ...["共 产 党", "l u o", "甲*乙", "甲★1", "1.★甲"],
);
/** Texts that are hard to fold. */
export const foldTexts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(hostile, { maxLength: 40 }).map((characters) => characters.join("")),
);
