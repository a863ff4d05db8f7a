/** The largest number that the marks can hold. */
const MOST_MARKS = 0xffffffff;

/**
 * Tells which UTF-16 units a stretch of text has. One object serves for any number of stretches, one after the other:
 * noting one costs a write for each of its units, asking costs a read.
 */
export class UnitPresence {
  readonly #marks = new Uint32Array(0x10000);
  #mark = 0;

  /** Notes the units from one place up to another, and forgets those noted before. */
  note(units: ArrayLike<number>, from: number, to: number): void {
    if (this.#mark === MOST_MARKS) {
      this.#marks.fill(0);
      this.#mark = 0;
    }
    const mark = ++this.#mark;
    for (let at = from; at < to; at++) this.#marks[units[at]!] = mark;
  }

  has(unit: number): boolean {
    return this.#marks[unit] === this.#mark;
  }

  hasOneOf(units: ArrayLike<number>): boolean {
    for (let i = 0; i < units.length; i++) if (this.#marks[units[i]!] === this.#mark) return true;
    return false;
  }
}
