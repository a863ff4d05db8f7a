const LEAST_SLOTS = 1 << 10;
/** A larger table, of a very long text, is not held for the next one. */
const MOST_SLOTS = 1 << 16;

/**
 * The distinct ones of many numbers of up to 48 bits that are not negative, in the order in which they came. A table of
 * slots that is used again: a set makes an object of each number.
 */
export class DistinctKeys {
  #size = 0;
  #keys = new Float64Array(LEAST_SLOTS / 2);
  /** Where a slot holds a key, the round that it was put there in, and the index of the key. */
  #rounds = new Uint32Array(LEAST_SLOTS);
  #indexes = new Uint32Array(LEAST_SLOTS);
  #round = 1;

  /** The keys since the last `clear`; good until the next one. */
  get keys(): Float64Array {
    return this.#keys.subarray(0, this.#size);
  }

  clear(): void {
    this.#size = 0;
    this.#round++;
    if (this.#rounds.length > MOST_SLOTS || this.#round > 0xffffffff) this.#makeRoom(LEAST_SLOTS);
  }

  add(key: number): void {
    const last = this.#rounds.length - 1;
    let slot = key & last; // keys are hashes: their last bits serve
    for (; this.#rounds[slot] === this.#round; slot = (slot + 1) & last) {
      if (this.#keys[this.#indexes[slot]!] === key) return;
    }
    this.#rounds[slot] = this.#round;
    this.#indexes[slot] = this.#size;
    this.#keys[this.#size++] = key;
    if (this.#size === this.#keys.length) this.#grow();
  }

  #grow(): void {
    const keys = this.#keys;
    this.#makeRoom(this.#rounds.length * 2);
    this.#size = 0;
    for (let i = 0; i < keys.length; i++) this.add(keys[i]!);
  }

  #makeRoom(slots: number): void {
    this.#rounds = new Uint32Array(slots);
    this.#indexes = new Uint32Array(slots);
    this.#keys = new Float64Array(slots / 2);
    this.#round = 1;
  }
}
