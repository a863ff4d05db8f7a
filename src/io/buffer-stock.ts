/**
 * Buffers that are used again and again. What lies outside of V8's heap has it collect the whole heap every 64 MB, and
 * with every such collection it forgets what it compiled for functions that are made anew for each text.
 */
export class BufferStock {
  readonly #free: ArrayBuffer[] = [];

  /** @param size bytes of a buffer */
  constructor(readonly size: number) {}

  /** A buffer of at least so many bytes; what is in it is of no meaning. */
  take(size: number): ArrayBuffer {
    if (size > this.size) return new ArrayBuffer(size);
    return this.#free.pop() ?? new ArrayBuffer(this.size);
  }

  /** Takes a buffer back that nobody uses any more. One of another size is left to the collector. */
  give(buffer: ArrayBufferLike): void {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === this.size) this.#free.push(buffer);
  }
}
