import { behindOwners, numberAt } from "./packed-literals.js";
import { SPREAD } from "./pair-slot.js";

/** Called for a literal that was found: whose it is, and where it begins. */
export type FoundLiteral = (owner: number, at: number) => void;

/** A stretch of the packed entries. */
export interface PackedStretch {
  readonly start: number;
  readonly end: number;
}

/** What a pair has that begins no literal, but passes the marks by chance; and how many such pairs are remembered. */
const NONE = 1;
const MOST_VAIN = 1 << 16;
/** What stands in a slot that no pair has taken. */
const FREE = 0;
/** Entries begin behind these two. */
const FIRST_ENTRY = 2;

const LEAST_SLOTS = 1 << 12;

/**
 * The owners of literals by the pair of units that these begin with, in numbers: a text asks for them at one place in
 * twenty, where a `Map` of lists took four times as long. What a pair has is read from the packed entries when it is first
 * asked for.
 *
 * An entry is a list of owners, those of the pair itself; how many third units there are; for each of them the unit and
 * where the list of its owners begins. A list is how many there are, and they.
 */
export class PairOwners {
  readonly #packed: string;
  readonly #stretchOf: (head: number, second: number) => PackedStretch | undefined;
  /** A hash table with linear probing, never more than half full: pairs, and where their entries begin. */
  #pairs = new Int32Array(LEAST_SLOTS);
  #starts = new Int32Array(LEAST_SLOTS);
  #taken = 0;
  #vain = 0;
  #entries = new Int32Array(LEAST_SLOTS);
  #end = FIRST_ENTRY;

  /**
   * @param packed entries, see `PackedLiterals`
   * @param stretchOf where in them that of a pair lies, if it begins a literal
   */
  constructor(packed: string, stretchOf: (head: number, second: number) => PackedStretch | undefined) {
    this.#packed = packed;
    this.#stretchOf = stretchOf;
  }

  /** Gives the owners of literals of two and three units that begin at a place which has a unit behind it. */
  find(units: Uint16Array, length: number, at: number, found: FoundLiteral): void {
    const start = this.#startOf(units[at]!, units[at + 1]!);
    if (start === NONE) return;
    const entries = this.#entries;
    let i = start + 1;
    for (const end = i + entries[start]!; i < end; i++) found(entries[i]!, at);
    if (at + 2 >= length) return;
    const third = units[at + 2]!;
    for (const end = i + 1 + 2 * entries[i++]!; i < end; i += 2) {
      if (entries[i] !== third) continue;
      const list = entries[i + 1]!;
      for (let k = list + 1; k <= list + entries[list]!; k++) found(entries[k]!, at);
      return;
    }
  }

  #startOf(head: number, second: number): number {
    const pair = (head << 16) | second;
    const slot = this.#slotOf(pair);
    const start = this.#starts[slot]!;
    return start === FREE ? this.#read(head, second, slot) : start;
  }

  /** The slot that a pair has, or would take. */
  #slotOf(pair: number): number {
    const last = this.#pairs.length - 1;
    let slot = (Math.imul(pair, SPREAD) >>> 12) & last;
    while (this.#starts[slot] !== FREE && this.#pairs[slot] !== pair) slot = (slot + 1) & last;
    return slot;
  }

  #read(head: number, second: number, slot: number): number {
    const stretch = this.#stretchOf(head, second);
    if (stretch === undefined && ++this.#vain > MOST_VAIN) return NONE;
    const start = stretch === undefined ? NONE : this.#unpack(stretch);
    this.#pairs[slot] = (head << 16) | second;
    this.#starts[slot] = start;
    if (++this.#taken * 2 > this.#pairs.length) this.#grow();
    return start;
  }

  /** Turns a stretch into an entry and gives where it begins. */
  #unpack({ start, end }: PackedStretch): number {
    const packed = this.#packed;
    const thirds: number[] = [];
    const thirdsAt = behindOwners(packed, start);
    for (let at = thirdsAt; at < end; at = behindOwners(packed, at + 1))
      thirds.push(packed.charCodeAt(at), this.#add(this.#ownersAt(at + 1)));
    return this.#add([...this.#ownersAt(start), thirds.length / 2, ...thirds]);
  }

  /** The list of owners at a place of the packed entries. */
  #ownersAt(at: number): number[] {
    return Array.from({ length: numberAt(this.#packed, at) + 1 }, (_, i) => numberAt(this.#packed, at + i));
  }

  /** Adds numbers to the entries and gives where they begin. */
  #add(numbers: readonly number[]): number {
    const start = this.#end;
    this.#end += numbers.length;
    if (this.#end > this.#entries.length) {
      const entries = new Int32Array(this.#end * 2);
      entries.set(this.#entries);
      this.#entries = entries;
    }
    this.#entries.set(numbers, start);
    return start;
  }

  #grow(): void {
    const [pairs, starts] = [this.#pairs, this.#starts];
    this.#pairs = new Int32Array(pairs.length * 2);
    this.#starts = new Int32Array(pairs.length * 2);
    starts.forEach((start, i) => {
      if (start === FREE) return;
      const slot = this.#slotOf(pairs[i]!);
      this.#pairs[slot] = pairs[i]!;
      this.#starts[slot] = start;
    });
  }
}
