import { z } from "zod";
import { OVER_REMOVAL } from "../core/pipeline.js";
import type { StageId } from "../core/stage.js";

const on = z.boolean().optional();
const passages = (what: string) => z.array(z.string().min(1)).optional().describe(what);

/** What may be set for all files, or for some of them. No key has a default here: what is not said is not set. */
const settings = {
  stages: z
    .strictObject({ markers: on, ads: on, restore: on, normalize: on })
    .optional()
    .describe("Which stages run (default: all)."),
  packs: z.array(z.string()).optional().describe("Rule packs of your own, relative to this file."),
  allow: z
    .array(
      z.union([
        z.string().min(1),
        z.strictObject({ passage: z.string().min(1), reason: z.string().min(1).describe("Why it may stay.") }),
      ]),
    )
    .optional()
    .describe("Passages that are never touched."),
  deny: passages("Passages that are always removed."),
  overRemoval: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(`A document that would lose more than this share of its text is not written (default: ${OVER_REMOVAL}).`),
  restore: z
    .strictObject({
      keep: passages("Passages whose letters stay, such as D组."),
      map: z.record(z.string(), z.string()).optional().describe("What a mask stands for, such as ZF: 政府."),
    })
    .optional(),
  extract: z
    .strictObject({
      keep: passages("CSS selectors of parts of pages that stay."),
      drop: passages("CSS selectors of parts of pages that go."),
    })
    .optional(),
};

const list = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

export const settingsSchema = z.strictObject(settings);

/** What `qingwen.config.yaml` may hold. */
export const configFileSchema = z.strictObject({
  $schema: z.string().optional().describe("The schema of this file, for editors."),
  extends: list
    .optional()
    .describe("Config files that this one builds on: relative to this file, or of a package. Lists are added up."),
  ...settings,
  overrides: z
    .array(
      z.strictObject({
        files: list.describe("Patterns as in .gitignore, relative to the folder of the config file that is found."),
        ...settings,
      }),
    )
    .optional()
    .describe("Settings for some files. Later ones win."),
});

/** Some settings, as one file or one override gives them. */
export type Settings = z.infer<typeof settingsSchema>;
export type ConfigFile = z.infer<typeof configFileSchema>;

/** A passage that is never touched, and why if the user said so. */
export interface Allowed {
  readonly passage: string;
  readonly reason?: string;
}

/** All settings, with defaults where nothing was set; pack paths are absolute. */
export interface Config {
  readonly stages: Readonly<Record<StageId, boolean>>;
  readonly packs: readonly string[];
  readonly allow: readonly Allowed[];
  readonly deny: readonly string[];
  readonly overRemoval: number;
  readonly restore: { readonly keep: readonly string[]; readonly map: Readonly<Record<string, string>> };
  readonly extract: { readonly keep: readonly string[]; readonly drop: readonly string[] };
}

/** The JSON Schema of a config file; the build writes it to `dist/config.schema.json`. */
export function configJsonSchema(): unknown {
  return z.toJSONSchema(configFileSchema, { io: "input" });
}
