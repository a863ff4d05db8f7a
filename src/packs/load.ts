import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { z } from "zod";
import { CleanError } from "../core/errors.js";
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
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new CleanError("pack-invalid", { file, at: at(broken.pos[0]), problem: broken.message });
  }
  const placeOf = (path: readonly PropertyKey[]) => at(offsetOf(document.contents, path));
  const parsed = packSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new CleanError("pack-invalid", { file, at: placeOf(issue.path), problem: problemOf(issue) });
  }
  return { pack: parsed.data, file, placeOf };
}

/** `rules.2.pattern: what was expected`. */
export function problemOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}

/** Follows a path as far as it goes and gives the offset of what it leads to: a value, or the key of a pair. */
export function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      if (node === null) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
