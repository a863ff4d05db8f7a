import { apply } from "../../../src/core/edit.js";
import { resolve } from "../../../src/core/resolve.js";
import { Text } from "../../../src/core/text.js";
import { bundledMasks } from "../../../src/packs/bundled.js";
import type { MaskData } from "../../../src/stages/restore/mask-data.js";
import type { RestoreOptions } from "../../../src/stages/restore/restore.js";
import { createRestoreStage } from "../../../src/stages/restore/restore.js";

export const masks = bundledMasks as MaskData;
const bundled = createRestoreStage(masks);
const context = { name: "test.txt", format: "text" } as const;

/** What the stage proposes for a text. */
export function proposed(text: string, options?: RestoreOptions) {
  const stage = options === undefined ? bundled : createRestoreStage(masks, options);
  return stage.propose(new Text(text), context);
}

/** The text after what the stage carries out by itself. */
export function restored(text: string, options?: RestoreOptions): string {
  const policy = { apply: bundled.apply, report: bundled.report, protected: [], allowed: [] };
  return apply(text, resolve(text, proposed(text, options), policy).applied);
}
