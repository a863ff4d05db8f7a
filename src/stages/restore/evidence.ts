import type { Masks } from "./compile-masks.js";

/** What a document says about its masks, whatever stands around each of them. */
export interface Evidence {
  /** How thick the words of party and government prose stand: 1 is that of a plain report. */
  readonly kind: number;
  /** Characters that follow a single A, B, C or E: where 组 is one of them, D组 is one of a row. */
  readonly rowAfter: ReadonlySet<string>;
  readonly rowBefore: ReadonlySet<string>;
  /** Whether lines start with A, B or C as the options of a question do. */
  readonly options: boolean;
  /** Whether empty boxes stand before words, to be ticked. */
  readonly boxes: boolean;
}

/** Words of the kind that make one signal: as many as 100 characters of the bundled reports hold, and three for short ones. */
const PER_HUNDRED = 1;
const SHORT = 3;

export function gatherEvidence(text: string, masks: Masks): Evidence {
  const hits = masks.kind.count(text);
  const rowAfter = new Set<string>();
  const rowBefore = new Set<string>();
  for (const match of text.matchAll(/(?<![A-Za-z0-9])[ABCEＡＢＣＥ](?![A-Za-z0-9])/g)) {
    const after = text.charAt(match.index + 1);
    const before = text.charAt(match.index - 1);
    if (/\p{Script=Han}/u.test(after)) rowAfter.add(after);
    if (/\p{Script=Han}/u.test(before)) rowBefore.add(before);
  }
  return {
    kind: hits / ((PER_HUNDRED * text.length) / 100 + SHORT),
    rowAfter,
    rowBefore,
    options: /^\s*[（(]?[ABC](?![A-Za-z0-9])/m.test(text),
    boxes: /[□■◻◼▢]/.test(text) && (text.match(/(?:^|[\s：:（(])[□■◻◼▢](?=\p{Script=Han})/gmu)?.length ?? 0) >= 2,
  };
}
