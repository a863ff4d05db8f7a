import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { CleanError } from "../../core/errors.js";
import { fileError } from "../errors.js";
import { sizeOf } from "../file-size.js";
import { orderedMap } from "../ordered-map.js";
import type { PlannedInput } from "./input-list.js";
import { isTransient } from "./transient.js";

/** Files hashed at once. */
const AT_ONCE = 8;
/** Stands for a file that cannot be read: the run refuses it. */
const UNREADABLE = "-";

/** One hash of what stands in a shard's inputs, so that a part is known to be made of what is there now. */
export function combineHashes(hashes: readonly string[]): string {
  return createHash("sha256").update(hashes.join("\n")).digest("hex");
}

/**
 * Reads the inputs of a shard for their hash.
 *
 * @throws CleanError `input-changed` for a file whose size is not the planned one; what reading fails with, if that passes
 */
export async function hashInputs(inputs: readonly PlannedInput[], stopped: () => boolean): Promise<string> {
  const hashes: string[] = [];
  for await (const hash of orderedMap(inputs, AT_ONCE, hashInput, stopped)) hashes.push(hash);
  return combineHashes(hashes);
}

/**
 * The hash of one input's bytes, or a sign for one that cannot be read.
 *
 * @throws as `hashInputs`
 */
export async function hashInput(input: PlannedInput): Promise<string> {
  refuseChanged(input);
  if (input.problem !== undefined || input.size < 0) return UNREADABLE;
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(input.path)) hash.update(chunk as Buffer);
  } catch (error) {
    return unreadable(error, input);
  }
  return hash.digest("hex");
}

/** What stands for an input that cannot be read, unless that passes or shows that it is gone. */
export function unreadable(error: unknown, input: PlannedInput): string {
  const known = fileError(error, input.path, "read");
  if (isTransient(known)) throw known;
  if (known.code === "vanished") throw changed(input, -1);
  return UNREADABLE;
}

/** @throws CleanError `input-changed` for a file whose size is not the planned one */
export function refuseChanged(input: PlannedInput): void {
  if (input.problem !== undefined) return;
  const size = sizeOf(input.path);
  if (size !== input.size) throw changed(input, size);
}

function changed({ path, size }: PlannedInput, found: number): CleanError {
  return new CleanError("input-changed", { path, found, expected: size });
}
