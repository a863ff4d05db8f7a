import { stringify } from "yaml";
import type { z } from "zod";
import type { packSchema } from "./schema.js";

/** A pack as it is written down: what has a default may be left out. */
export type PackSource = z.input<typeof packSchema>;
export type RuleSource = PackSource["rules"][number];

/** A pack as YAML, with a comment before it. */
export function writePack(pack: PackSource, comment: readonly string[]): string {
  const head = comment.map((line) => `# ${line.replace(/[\r\n\u2028\u2029]+/g, " ")}\n`).join("");
  return head + stringify(pack, { lineWidth: 0, aliasDuplicateObjects: false });
}
