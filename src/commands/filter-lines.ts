import { BufferStock } from "../io/buffer-stock.js";
import type { ByteInput, LineBatch } from "../io/line-batches.js";
import { readLineBatches } from "../io/line-batches.js";
import type { StreamWriter } from "../io/stream-writer.js";
import type { FilteredBatch, RecordFailure, RecordOptions } from "./filter-batch.js";

/** Those who clean batches: the main thread, or workers once there is enough to do. */
export interface RecordCrew {
  /** How many batches may be worked on or wait to be written at once. */
  readonly ahead: number;
  filter(batch: LineBatch): Promise<FilteredBatch> | FilteredBatch;
}

export interface FilterLinesOptions extends Pick<RecordOptions, "onFailure" | "longest"> {
  /** Called for each record that cannot be cleaned, in order, with its line (from 1). */
  failed(line: number, error: RecordFailure["error"]): void;
  /** Called with how many records were cleaned, or passed over as white space. */
  passed?(outcome: "cleaned" | "empty", count: number): void;
}

/** Bytes of a batch: handing one to a worker costs a tenth of a millisecond, and several are held at once. */
const BATCH = 256 * 1024;
/** Bytes of a buffer: room for what was read beyond that, and for what clean texts have more. */
const BUFFER = BATCH + 192 * 1024;

/**
 * Cleans records, one a line, and writes them in the order in which they came; those that cannot be cleaned are left
 * out. Reads no faster than the writer's reader takes. Returns how many were left out.
 */
export async function filterLines(
  input: ByteInput,
  writer: StreamWriter,
  crew: RecordCrew,
  options: FilterLinesOptions,
): Promise<number> {
  const buffers = new BufferStock(BUFFER);
  let failures = 0;
  /** Writes what came of the oldest batch; false when nothing more is to be done. */
  const finish = async (result: FilteredBatch): Promise<boolean> => {
    const { output } = result;
    await writer.write(output, () => buffers.give(output.buffer));
    options.passed?.("cleaned", result.cleaned);
    options.passed?.("empty", result.empty);
    for (const { line, error } of result.failures) options.failed(line, error);
    failures += result.failures.length;
    return !writer.closed && !(failures > 0 && options.onFailure === "stop");
  };
  const waiting: Promise<FilteredBatch>[] = [];
  for await (const batch of readLineBatches(input, { longest: options.longest, batch: BATCH, buffers })) {
    const result = Promise.resolve(crew.filter(batch));
    result.catch(() => {}); // it is awaited in its turn
    waiting.push(result);
    while (waiting.length >= crew.ahead) if (!(await finish(await waiting.shift()!))) return failures;
  }
  for (const result of waiting) if (!(await finish(await result))) break;
  return failures;
}
