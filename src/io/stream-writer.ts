import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes to a stream no faster than its reader takes it. */
export interface StreamWriter {
  /** Whether the reader has gone away; what is written then is lost. */
  readonly closed: boolean;
  /**
   * @param taken called once the stream holds bytes no longer, so that they may be written over
   * @throws what the stream failed with, if it was not that the reader went away
   */
  write(part: string | Uint8Array, taken?: () => void): Promise<void>;
  /** Hands on what is left and waits until it has been taken. */
  end(): Promise<void>;
}

/** Characters collected before they are handed on: single short records cost a system call each otherwise. */
const BATCH = 64 * 1024;

export function createStreamWriter(stream: Writable): StreamWriter {
  let batch: string[] = [];
  let size = 0;
  let closed = false;
  let problem: Error | undefined;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== "EPIPE") problem = error;
  });
  const drained = async () => {
    const waiting = new AbortController();
    const { signal } = waiting;
    // `close` comes without `drain` when the reader goes away; an error is kept by the listener above.
    await Promise.race([once(stream, "drain", { signal }), once(stream, "close", { signal })]).catch(() => {});
    waiting.abort();
  };
  const flush = async () => {
    const part = batch.join("");
    batch = [];
    size = 0;
    if (!closed && part !== "" && !stream.write(part)) await drained();
    if (problem !== undefined) throw problem;
  };
  return {
    get closed() {
      return closed;
    },
    async write(part, taken) {
      if (typeof part !== "string") {
        await flush();
        if (!closed && part.length > 0 && !stream.write(part, taken)) await drained();
        if (problem !== undefined) throw problem;
        return;
      }
      batch.push(part);
      size += part.length;
      if (size >= BATCH) await flush();
    },
    async end() {
      await flush();
      if (!closed) await new Promise<void>((taken) => stream.write("", () => taken()));
      if (problem !== undefined) throw problem;
    },
  };
}
