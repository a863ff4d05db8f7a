import { textOfUnits } from "../../core/text-units.js";
import { toBase64 } from "./base64.js";
import type { Reading, Repair } from "./source-encoding.js";

/** Collects the text that a table-driven decoder makes, with its repairs. */
export class UnitWriter {
  readonly #units: Uint16Array;
  readonly #repairs: Repair[] = [];
  #length = 0;
  #broken = 0;

  /** @param capacity the most UTF-16 units that will be written */
  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity);
  }

  /** Writes one UTF-16 unit. */
  unit(unit: number): void {
    this.#units[this.#length++] = unit;
  }

  /** Writes a text whose bytes encoding would not give back. */
  repaired(text: string, bytes: Uint8Array): void {
    const start = this.#length;
    for (let i = 0; i < text.length; i++) this.unit(text.charCodeAt(i));
    this.#repairs.push({ start, end: this.#length, bytes: toBase64(bytes) });
  }

  /** Writes U+FFFD for bytes that are no character. */
  broken(bytes: Uint8Array): void {
    this.#broken++;
    this.repaired("\ufffd", bytes);
  }

  /** The text and its repairs. */
  finish(): Reading {
    return { text: textOfUnits(this.#units.subarray(0, this.#length)), repairs: this.#repairs, broken: this.#broken };
  }
}
