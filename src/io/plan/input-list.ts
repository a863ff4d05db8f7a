import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Args, CleanError, type ErrorCode } from "../../core/errors.js";
import type { Format } from "../../core/stage.js";
import type { Input } from "../discover.js";
import { fileError } from "../errors.js";
import type { OpenPlan } from "./plan-file.js";

/** An input with the size it had when the plan was made; -1 where that could not be told. */
export interface PlannedInput extends Input {
  readonly size: number;
}

interface Line {
  readonly path: string;
  readonly name: string;
  readonly output: string;
  readonly format: Format;
  readonly size: number;
  readonly problem?: { readonly code: ErrorCode; readonly args: Args };
}

/** The list of a shard's inputs, one JSON object a line, in order of their outputs. */
export function listBytes(inputs: readonly PlannedInput[]): string {
  return inputs
    .map(({ path, name, output, format, size, problem }): string => {
      const line: Line = {
        ...{ path, name, output, format, size },
        ...(problem && { problem: { code: problem.code, args: problem.args } }),
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join("");
}

/**
 * The inputs of a shard, as the plan has them.
 *
 * @param shard from 1
 * @throws CleanError `plan-invalid` where the list is not the one that was planned
 */
export function readInputs({ plan, places }: OpenPlan, shard: number): PlannedInput[] {
  const path = places.list(shard);
  let bytes: string;
  try {
    bytes = readFileSync(path, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw missing ? new CleanError("plan-invalid", { path, problem: "ENOENT" }) : fileError(error, path, "read");
  }
  const found = createHash("sha256").update(bytes).digest("hex");
  const expected = plan.shards[shard - 1]!.inputs;
  if (found !== expected) throw new CleanError("plan-invalid", { path, problem: `SHA-256 ${found} ≠ ${expected}` });
  return bytes
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { problem, ...input } = JSON.parse(line) as Line;
      return { ...input, ...(problem && { problem: new CleanError(problem.code, problem.args) }) };
    });
}
