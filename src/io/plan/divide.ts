/** What a shard should cost in bytes: some minutes of work, so that starting it costs little and losing it, too. */
const SHARD_COST = 256 * 1024 * 1024;
/** A shard is not made smaller than this: engines take about a second to start a task. */
const LEAST_COST = 1024 * 1024;
/** What opening, writing and recording a document costs, as bytes of text: a million empty files are work, too. */
const DOCUMENT_COST = 4 * 1024;

/**
 * How many shards a run is divided into: about 256 MB each, a multiple of the slots so that no slot idles in the last
 * round, and none smaller than 1 MB, so never one task a document.
 *
 * @param sizes bytes of each document
 * @param slots how many shards can be worked on at once
 */
export function shardCount(sizes: readonly number[], slots: number): number {
  const cost = sizes.reduce((sum, bytes) => sum + costOf(bytes), 0);
  const rounds = Math.max(1, Math.ceil(cost / SHARD_COST / slots));
  return Math.max(1, Math.min(rounds * slots, Math.floor(cost / LEAST_COST), sizes.length));
}

/**
 * Divides documents into ranges that follow each other and cost about the same, so that what the shards write needs only
 * be put one behind the other.
 *
 * @returns the end of each shard's range; a shard may be empty where one document is larger than several shards
 */
export function divide(sizes: readonly number[], shards: number): number[] {
  const total = sizes.reduce((sum, bytes) => sum + costOf(bytes), 0);
  const ends: number[] = [];
  let before = 0;
  let at = 0;
  for (let shard = 1; shard <= shards; shard++) {
    const limit = (total * shard) / shards;
    // A document belongs to the shard in which its middle lies.
    while (at < sizes.length && before + costOf(sizes[at]!) / 2 <= limit) before += costOf(sizes[at++]!);
    ends.push(shard === shards ? sizes.length : at);
  }
  return ends;
}

function costOf(bytes: number): number {
  return Math.max(0, bytes) + DOCUMENT_COST;
}
