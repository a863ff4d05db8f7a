import { z } from "zod";
import { OVER_REMOVAL } from "../core/pipeline.js";

const on = z.boolean().default(true);

/** What `qingwen.config.yaml` may hold. Every key has a default, and the defaults are what runs without a config. */
export const configSchema = z.strictObject({
  stages: z
    .strictObject({ markers: on, ads: on, restore: on, normalize: on })
    .default({ markers: true, ads: true, restore: true, normalize: true })
    .describe("Which stages run."),
  packs: z.array(z.string()).default([]).describe("Rule packs of your own, relative to this file."),
  allow: z.array(z.string().min(1)).default([]).describe("Passages that are never touched."),
  deny: z.array(z.string().min(1)).default([]).describe("Passages that are always removed."),
  overRemoval: z
    .number()
    .min(0)
    .max(1)
    .default(OVER_REMOVAL)
    .describe("A document that would lose more than this share of its text is not written."),
  restore: z
    .strictObject({
      keep: z.array(z.string().min(1)).default([]).describe("Passages whose letters stay, such as D组."),
      map: z.record(z.string(), z.string()).default({}).describe("What a mask stands for, such as ZF: 政府."),
    })
    .default({ keep: [], map: {} }),
  extract: z
    .strictObject({
      keep: z.array(z.string().min(1)).default([]).describe("CSS selectors of parts of pages that stay."),
      drop: z.array(z.string().min(1)).default([]).describe("CSS selectors of parts of pages that go."),
    })
    .default({ keep: [], drop: [] }),
});

export type Config = z.infer<typeof configSchema>;
