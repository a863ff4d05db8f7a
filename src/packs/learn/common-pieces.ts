/** The shortest piece that says something. */
const SHORTEST = 2;

/**
 * The pieces that stand in all texts in the same order, found longest first, and what may stand before, between and
 * behind them.
 */
export interface CommonPieces {
  readonly pieces: readonly string[];
  /** One more than there are pieces: the longest stretch found at each place. */
  readonly gaps: readonly number[];
}

/** Finds the common pieces of texts, of at most a few hundred characters each. */
export function commonPieces(texts: readonly string[]): CommonPieces {
  const pieces: string[] = [];
  const gaps: number[] = [];
  const walk = (parts: readonly string[]) => {
    const piece = longestCommon(parts);
    if (piece.length < SHORTEST) {
      gaps.push(Math.max(...parts.map((part) => part.length)));
      return;
    }
    walk(parts.map((part) => part.slice(0, part.indexOf(piece))));
    pieces.push(piece);
    walk(parts.map((part) => part.slice(part.indexOf(piece) + piece.length)));
  };
  walk(texts);
  return { pieces, gaps };
}

/** The longest substring of all texts, of equal ones the first in the shortest text. */
function longestCommon(texts: readonly string[]): string {
  const shortest = texts.reduce((a, b) => (b.length < a.length || (b.length === a.length && b < a) ? b : a));
  let low = 0;
  let high = shortest.length;
  let best = "";
  while (low < high) {
    const size = (low + high + 1) >> 1;
    const found = commonOfSize(texts, shortest, size);
    if (found === undefined) high = size - 1;
    else {
      best = found;
      low = size;
    }
  }
  return best;
}

function commonOfSize(texts: readonly string[], shortest: string, size: number): string | undefined {
  for (let at = 0; at + size <= shortest.length; at++) {
    const piece = shortest.slice(at, at + size);
    if (texts.every((text) => text.includes(piece))) return piece;
  }
  return undefined;
}
