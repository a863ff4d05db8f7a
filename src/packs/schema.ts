import { z } from "zod";
import { FOLD_KINDS } from "../core/fold.js";
import { STAGE_IDS } from "../core/stage.js";
import { ACTIONS, PLACES, UNITS } from "../match/rule.js";

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "lower-case words joined by hyphens");

const example = z
  .strictObject({
    from: z.string().min(1).describe("A text in which the rule fires."),
    to: z.string().optional().describe("What the rule makes of it; left out for `evidence` and `report`."),
  })
  .describe("Proved when the pack is loaded.");

const rule = z.strictObject({
  id: id.describe("The rule's name within its pack."),
  fold: z
    .array(z.enum(FOLD_KINDS))
    .default(["zero-width", "nfkc", "case", "traditional"])
    .describe("The view the pattern matches on; write the pattern as that view has it."),
  anchors: z
    .array(z.string().min(2))
    .min(1)
    .describe("Literals of which at least one stands in every text the rule fires on."),
  pattern: z.string().min(1).describe("A regular expression (u flag), matched on the folded view."),
  where: z
    .strictObject({
      unit: z.enum(UNITS).default("line").describe("What the pattern is run on; ^ and $ are the ends of it."),
      at: z.array(z.enum(PLACES)).default([]).describe("Where the match must lie; one of them is enough."),
    })
    .default({ unit: "line", at: [] }),
  action: z.enum(ACTIONS),
  replacement: z.string().default("").describe("For `replace`; `$<name>` puts a group in."),
  confidence: z.number().min(0).max(1),
  reason: z.string().min(1).describe("A reason code, or a sentence of your own."),
  since: z.string().optional(),
  examples: z.array(example).min(2),
  keep: z.array(z.string().min(1)).min(2).describe("Near misses on which the rule must not fire."),
});

/** What a rule pack may hold. */
export const packSchema = z.strictObject({
  pack: z
    .string()
    .regex(
      /^(?:markers|ads|restore|normalize)\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
      `<stage>/<topic>, a stage of ${STAGE_IDS.join(", ")}`,
    )
    .describe("The stage and the topic of the rules."),
  version: z.literal(1),
  rules: z.array(rule).min(1),
});

export type Pack = z.infer<typeof packSchema>;
export type PackRule = Pack["rules"][number];

/** The JSON Schema of packs, for editors. */
export function packJsonSchema(): unknown {
  return z.toJSONSchema(packSchema, { io: "input" });
}
