import type { Block } from "./outline.js";
import { proseTokens } from "./sums.js";

/** The stretch of blocks that reads most like prose: where prose counts for and the rest against it. */
export function findRun(blocks: readonly Block[]): readonly [number, number] {
  let best = 0;
  let run: readonly [number, number] = [0, 0];
  let sum = 0;
  let start = 0;
  blocks.forEach((block, at) => {
    const prose = proseTokens(block);
    if (sum <= 0) {
      sum = 0;
      start = at;
    }
    sum += prose > 0 ? prose : -4 - block.linkTokens * 2;
    if (sum > best) {
      best = sum;
      run = [start, at + 1];
    }
  });
  return run;
}

/** How much may stand against prose before its stretch is over: a caption, a share bar, a pull quote. */
const PATIENCE = 40;

/** The stretch of prose after the headline; what a page with further articles below begins with. */
export function findTitleRun(blocks: readonly Block[], titleAt: number): readonly [number, number] {
  if (titleAt < 0) return [0, 0];
  let sum = 0;
  let most = 0;
  let end = 0;
  let start = titleAt + 1;
  for (let at = titleAt + 1; at < blocks.length; at++) {
    const prose = proseTokens(blocks[at]!);
    if (most === 0 && prose > 0) start = at;
    sum += prose > 0 ? prose : -3 - blocks[at]!.linkTokens;
    if (most === 0 && prose === 0) {
      sum = 0; // what stands between the headline and the first prose does not count
      if (at - titleAt > 60) break;
      continue;
    }
    if (sum > most) {
      most = sum;
      end = at + 1;
    } else if (sum < most - PATIENCE) break;
  }
  return most === 0 ? [0, 0] : [start, end];
}
