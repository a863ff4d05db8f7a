import type { EditGroup, EditPart } from "./document.js";
import type { Range } from "./edit.js";
import type { SourceEdit } from "./pipeline.js";

/** Collects edits in groups of equal ones, for a text with too many of them to hold each. */
export interface EditGroups {
  /** Adds an edit with what stands in the source; edits come in order of place. */
  add(edit: SourceEdit, found: string): void;
  /** The groups, ordered by the place of their first edit. */
  groups(): EditGroup[];
}

/** @param strings whether to copy them: a piece of a text keeps all of it in memory, as long as the piece is held */
export function collectEditGroups(strings: "as they are" | "copied" = "as they are"): EditGroups {
  const groups = new Map<string, EditGroup & { at: number[] }>();
  return {
    add({ start, replacement, parts }, found) {
      const told = parts.map(({ stage, rule, reason, confidence }): EditPart => ({ stage, rule, reason, confidence }));
      const content = { found, replacement, parts: told };
      const key = JSON.stringify(content);
      const group = groups.get(key);
      if (group !== undefined) group.at.push(start);
      else {
        const held = strings === "copied" ? (JSON.parse(key) as typeof content) : content;
        groups.set(key, { at: [start], found: held.found, replacement: held.replacement, parts: held.parts });
      }
    },
    groups: () => [...groups.values()],
  };
}

/** The edits of groups, one by one and in order of place. */
export function editsOfGroups(groups: readonly EditGroup[]): SourceEdit[] {
  return groups
    .flatMap(({ at, found, replacement, parts }) =>
      at.map((start): SourceEdit => {
        const place: Range = { start, end: start + found.length };
        return { ...place, replacement, parts: parts.map((part) => ({ ...part, ...place, replacement })) };
      }),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
