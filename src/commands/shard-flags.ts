import { badOption } from "./options.js";
import type { Terminal } from "./terminal.js";

/** The ways to name a shard. */
export interface ShardFlags {
  /** `i/n` or, where a plan tells n, `i`; from 1. */
  readonly shard?: string;
  /** From 0, for systems that count so. */
  readonly shardIndex?: string;
  readonly shardCount?: string;
}

/**
 * `--shard-index` and `--shard-count` as the `i/n` of a run without a plan.
 *
 * @throws CleanError `usage` where one is given without the other, or beside `--shard`
 */
export function shardFlag(flags: ShardFlags, terminal: Terminal): string | undefined {
  const { shard, shardIndex, shardCount } = flags;
  if (shardIndex === undefined && shardCount === undefined) return shard;
  if (shard !== undefined) throw badOption(terminal, "--shard", shard, "--shard | --shard-index");
  if (shardIndex === undefined || shardCount === undefined) {
    const [given, other] =
      shardIndex === undefined ? ["--shard-count", "--shard-index"] : ["--shard-index", "--shard-count"];
    throw badOption(terminal, given, shardIndex ?? shardCount ?? "", `${given} & ${other}`);
  }
  const of = whole(shardCount, "--shard-count", 1, 999_999, terminal);
  return `${whole(shardIndex, "--shard-index", 0, of - 1, terminal) + 1}/${of}`;
}

/**
 * The shard of a plan, from 1. How many there are comes from the plan; who names another number means another plan.
 *
 * @throws CleanError `usage`
 */
export function plannedShard(flags: ShardFlags, of: number, terminal: Terminal): number {
  const { shard, shardIndex, shardCount } = flags;
  if (shard !== undefined && (shardIndex !== undefined || shardCount !== undefined)) {
    throw badOption(terminal, "--shard", shard, "--shard | --shard-index");
  }
  if (shardIndex !== undefined) {
    const index = whole(shardIndex, "--shard-index", 0, of - 1, terminal);
    if (shardCount !== undefined) whole(shardCount, "--shard-count", of, of, terminal);
    return index + 1;
  }
  const [, index, named] = /^(\d{1,6})(?:\/(\d{1,6}))?$/.exec(shard ?? "")?.map(Number) ?? [];
  const isOne = index !== undefined && index >= 1 && index <= of && (!shard?.includes("/") || named === of);
  if (!isOne) throw badOption(terminal, "--shard", shard ?? "–", `1/${of}${of > 1 ? ` … ${of}/${of}` : ""}`);
  return index;
}

function whole(value: string, option: string, least: number, most: number, terminal: Terminal): number {
  const number = Number(value);
  if (/^\d{1,6}$/.test(value) && number >= least && number <= most) return number;
  throw badOption(terminal, option, value, least === most ? `${least}` : `${least}…${most}`);
}
