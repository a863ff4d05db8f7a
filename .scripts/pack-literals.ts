import { type PackedLiterals, ZERO } from "../src/match/packed-literals.js";

const LONGEST = 3;

/**
 * Packs literals, as `openLiteralFilter` of src/match reads them.
 *
 * @param literals for each owner the literals that stand for it
 * @throws RangeError for a literal that is empty or longer than three units
 */
export function packLiterals(literals: readonly (readonly string[])[]): PackedLiterals {
  const owners = new Map<string, Set<number>>();
  literals.forEach((list, owner) => {
    for (const literal of list) {
      if (literal.length < 1 || literal.length > LONGEST)
        throw new RangeError(`a literal has one to three units: ${literal}`);
      owners.set(literal, (owners.get(literal) ?? new Set()).add(owner));
    }
  });
  const packed = (literal: string) => packOwners(owners.get(literal) ?? []);
  const pairs = continued(owners.keys(), 2);
  const heads = [...continued(owners.keys(), 1)].map(([head, seconds]) => ({
    head,
    single: owners.has(head),
    entries:
      (owners.has(head) ? packed(head) : "") +
      [...seconds]
        .map((pair) => {
          const thirds = [...pairs.get(pair)!].map((literal) => literal[2]! + packed(literal));
          const rest = packed(pair) + thirds.join("");
          return pair[1]! + unitOf(rest.length) + rest;
        })
        .join(""),
  }));
  return {
    heads: heads.map(({ head }) => head).join(""),
    singles: heads.map(({ single }) => unitOf(single ? 1 : 0)).join(""),
    sizes: heads.map(({ entries }) => unitOf(entries.length)).join(""),
    entries: heads.map(({ entries }) => entries).join(""),
  };
}

/** The beginnings of so many units, and for each those that go on from it by one unit. */
function continued(literals: Iterable<string>, length: number): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const literal of literals) {
    if (literal.length < length) continue;
    const longer = found.get(literal.slice(0, length)) ?? new Set();
    if (literal.length > length) longer.add(literal.slice(0, length + 1));
    found.set(literal.slice(0, length), longer);
  }
  return found;
}

function packOwners(owners: Iterable<number>): string {
  const units = Array.from(owners, unitOf);
  return unitOf(units.length) + units.join("");
}

function unitOf(value: number): string {
  if (ZERO + value > 0xffff) throw new RangeError(`too many literals: ${value} is more than a code unit can hold`);
  return String.fromCharCode(ZERO + value);
}
