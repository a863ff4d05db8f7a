import { type Command, type Measurement, measure } from "./measure.js";

/** Median, least and most of some values. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What commands took when they ran in turns. */
export interface Comparison {
  readonly of: readonly { readonly name: string; readonly runs: readonly Measurement[] }[];
}

/**
 * Runs commands in turns, A B C A B C …, because a machine's speed drifts: only what ran side by side compares. The order
 * turns around every other round.
 */
export async function inTurns(commands: readonly Command[], rounds: number): Promise<Comparison> {
  const runs = commands.map((): Measurement[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = commands.map((_, i) => i);
    if (round % 2 === 1) order.reverse();
    for (const i of order) {
      process.stderr.write(`round ${round + 1} of ${rounds}: ${commands[i]!.name}\n`);
      runs[i]!.push(await measure(commands[i]!));
    }
  }
  return { of: commands.map(({ name }, i) => ({ name, runs: runs[i]! })) };
}

/** The ratios of two commands' times, round by round. */
export function ratios({ of }: Comparison, over: string, under: string): Spread {
  const [a, b] = [over, under].map((name) => of.find((one) => one.name === name)!.runs);
  return spread(a!.map(({ seconds }, i) => seconds / b![i]!.seconds));
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}

/** The seconds of one command. */
export function secondsOf({ of }: Comparison, name: string): Spread {
  return spread(of.find((one) => one.name === name)!.runs.map(({ seconds }) => seconds));
}

/** The largest resident size of one command in any run, in MiB. */
export function residentOf({ of }: Comparison, name: string): number | undefined {
  const sizes = of.find((one) => one.name === name)!.runs.flatMap(({ resident }) => resident ?? []);
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}
