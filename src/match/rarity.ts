import { COMMON_CHARACTERS } from "../core/common-characters.generated.js";

/** What a unit costs that is no common Han character, in half nats: letters and marks are common, other Han rare. */
const ASCII = 10;
const OTHER = 26;

let costs: Uint8Array | undefined;

/**
 * The place in a literal of the two units that stand together most seldom, going by how common each is in Chinese text.
 *
 * @param literal of two units or more
 */
export function rarestPair(literal: Uint16Array): number {
  costs ??= makeCosts();
  let best = 0;
  let most = -1;
  for (let at = 0; at + 1 < literal.length; at++) {
    const cost = costs[literal[at]!]! + costs[literal[at + 1]!]!;
    if (cost > most) {
      most = cost;
      best = at;
    }
  }
  return best;
}

function makeCosts(): Uint8Array {
  const made = new Uint8Array(0x10000).fill(OTHER);
  made.fill(ASCII, 0, 0x80);
  COMMON_CHARACTERS.forEach((characters, halfNats) => {
    for (let i = 0; i < characters.length; i++) made[characters.charCodeAt(i)] = halfNats;
  });
  return made;
}
