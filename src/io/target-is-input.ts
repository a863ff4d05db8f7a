import { existsSync, realpathSync } from "node:fs";
import { CleanError } from "../core/errors.js";

/**
 * Refuses a file to be written that is one of the inputs, under whatever name: it would be lost.
 *
 * @throws CleanError `target-is-input`
 */
export function refuseInputAsTarget(path: string, inputs: readonly { readonly path: string }[]): void {
  if (!existsSync(path)) return;
  const target = realpathSync(path);
  if (inputs.some((input) => existsSync(input.path) && realpathSync(input.path) === target))
    throw new CleanError("target-is-input", { path });
}
