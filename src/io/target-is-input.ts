import { existsSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { isFolder } from "./is-folder.js";
import { realOf } from "./real-path.js";

/**
 * Refuses a file to be written that is one of the inputs, under whatever name: it would be lost.
 *
 * @throws CleanError `target-is-input`
 */
export function refuseInputAsTarget(path: string, inputs: readonly string[]): void {
  if (!existsSync(path) || isFolder(path)) return;
  const target = realOf(path);
  if (inputs.some((input) => realOf(input) === target)) throw new CleanError("target-is-input", { path });
}
