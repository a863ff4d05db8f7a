import type { z } from "zod";
import { CleanError } from "../core/errors.js";
import { parsePlacedYaml } from "./placed-yaml.js";
import { type Pack, packSchema } from "./schema.js";

/** A pack with the place of each of its rules, for messages. */
export interface LoadedPack {
  readonly pack: Pack;
  readonly file: string;
  /** `line:column` (from 1) of a path such as `["rules", 2, "pattern"]`, or of the nearest part that exists. */
  placeOf(path: readonly PropertyKey[]): string;
}

/**
 * Reads a rule pack.
 *
 * @param source YAML
 * @param file the name for messages
 * @throws CleanError `pack-invalid` with file, place and what is wrong
 */
export function loadPack(source: string, file: string): LoadedPack {
  const { value, placeOf } = parsePlacedYaml(source, file, "pack-invalid");
  const parsed = packSchema.safeParse(value);
  if (!parsed.success) {
    const issue = tellingIssue(parsed.error.issues);
    throw new CleanError("pack-invalid", { file, at: placeOf(pathOf(issue)), problem: problemOf(issue) });
  }
  return { pack: parsed.data, file, placeOf };
}

/** The issue to show: a key that should not be there, often a slip of the pen, before the one that is missing for it. */
export function tellingIssue(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  return issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]!;
}

/** Where an issue lies; for a key that should not be there the key itself. */
export function pathOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]!] : issue.path;
}

/** `rules.2.pattern: what was expected`. */
export function problemOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}
