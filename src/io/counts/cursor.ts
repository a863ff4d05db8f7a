import { closeSync, openSync, readSync } from "node:fs";
import { CleanError } from "../../core/errors.js";

/** Goes over passages with their counts in ascending order; stands before the first one until `advance` is called. */
export interface Cursor {
  readonly key: number;
  readonly count: number;
  /** Whether there is a next one, which `key` and `count` then tell. */
  advance(): boolean;
  close(): void;
}

/** Called for each passage, in ascending order. */
export type Emit = (key: number, count: number) => void;

/** Bytes of a key; behind it stands the count in as many groups of seven bits as it needs, lowest first. */
const KEY_BYTES = 6;
/** The most bytes that one entry takes: counts are below 2^32. */
export const ENTRY_BYTES = KEY_BYTES + 5;
/** Read at once; 64 runs at a time make 4 MB. */
const BUFFER_BYTES = 64 * 1024;

/** A cursor over sorted numbers; equal ones are counted. */
export class ArrayCursor implements Cursor {
  key = 0;
  count = 0;
  readonly #sorted: Float64Array;
  #at = 0;

  constructor(sorted: Float64Array) {
    this.#sorted = sorted;
  }

  advance(): boolean {
    if (this.#at >= this.#sorted.length) return false;
    const key = this.#sorted[this.#at]!;
    const from = this.#at;
    while (this.#at < this.#sorted.length && this.#sorted[this.#at] === key) this.#at++;
    this.key = key;
    this.count = this.#at - from;
    return true;
  }

  close(): void {}
}

/** A cursor over the entries of a file from an offset on. */
export class FileCursor implements Cursor {
  key = -1;
  count = 0;
  readonly #path: string;
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #position: number;
  #at = 0;
  #end = 0;

  constructor(path: string, offset: number) {
    this.#path = path;
    this.#file = openSync(path, "r");
    this.#position = offset;
  }

  advance(): boolean {
    if (this.#end - this.#at < ENTRY_BYTES) this.#fill();
    if (this.#at === this.#end) return false;
    const before = this.key;
    if (this.#end - this.#at <= KEY_BYTES) this.#broken();
    this.key = this.#buffer.readUIntBE(this.#at, KEY_BYTES);
    this.#at += KEY_BYTES;
    this.count = this.#readCount();
    if (this.key <= before || this.count === 0) this.#broken();
    return true;
  }

  close(): void {
    closeSync(this.#file);
  }

  #readCount(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (this.#at === this.#end || scale > 2 ** 28) this.#broken();
      const byte = this.#buffer[this.#at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  #fill(): void {
    this.#buffer.copyWithin(0, this.#at, this.#end);
    this.#end -= this.#at;
    this.#at = 0;
    for (;;) {
      const read = readSync(this.#file, this.#buffer, this.#end, BUFFER_BYTES - this.#end, this.#position);
      if (read === 0) return;
      this.#end += read;
      this.#position += read;
      if (this.#end === BUFFER_BYTES) return;
    }
  }

  #broken(): never {
    throw new CleanError("counts-invalid", { path: this.#path, problem: "its entries are damaged" });
  }
}

/** Writes an entry into a buffer. Returns the offset behind it. */
export function writeEntry(buffer: Buffer, at: number, key: number, count: number): number {
  let end = buffer.writeUIntBE(key, at, KEY_BYTES);
  let rest = count;
  for (; rest >= 128; rest = Math.floor(rest / 128)) buffer[end++] = (rest % 128) | 128;
  buffer[end++] = rest;
  return end;
}
