import type { EditGroup, EditPart } from "./document.js";
import { byPlace, type Range, type Reason } from "./edit.js";
import type { SourceEdit } from "./pipeline.js";

/** Collects edits in groups of equal ones, for a text with too many of them to hold each. */
export interface EditGroups {
  /** Adds an edit with what stands in the source; edits come in order of place. */
  add(edit: SourceEdit, found: string): void;
  /** The groups, ordered by the place of their first edit. */
  groups(): EditGroup[];
}

interface OpenGroup extends EditGroup {
  readonly at: number[];
}

/** A group with the parts of the edit that was last put into it. */
interface Recent {
  readonly group: OpenGroup;
  readonly told: readonly EditPart[];
}

/** So many groups are found without a key. Few: what they hold keeps windows of a long text in memory. */
const MOST_RECENT = 16;

/** @param strings whether to copy them: a piece of a text keeps all of it in memory, as long as the piece is held */
export function collectEditGroups(strings: "as they are" | "copied" = "as they are"): EditGroups {
  const groups = new Map<string, OpenGroup>();
  /** By the reason of their first part, which equal edits share: a text may have one of them on every line. */
  const recent = new Map<Reason, Recent>();
  return {
    add({ start, replacement, parts }, found) {
      const { reason } = parts[0]!;
      const last = recent.get(reason);
      if (last?.group.found === found && last.group.replacement === replacement && areAlike(last.told, parts)) {
        last.group.at.push(start);
        return;
      }
      const told = parts.map(({ stage, rule, reason, confidence }): EditPart => ({ stage, rule, reason, confidence }));
      const content = { found, replacement, parts: told };
      const key = JSON.stringify(content);
      let group = groups.get(key);
      if (group === undefined) {
        const held = strings === "copied" ? (JSON.parse(key) as typeof content) : content;
        group = { at: [], found: held.found, replacement: held.replacement, parts: held.parts };
        groups.set(key, group);
      }
      group.at.push(start);
      if (recent.size >= MOST_RECENT) recent.clear();
      recent.set(reason, { group, told });
    },
    groups: () => [...groups.values()],
  };
}

/** Whether parts are equal without a look into their reasons. */
function areAlike(a: readonly EditPart[], b: readonly EditPart[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ stage, rule, reason, confidence }, i) => {
      const other = b[i]!;
      return stage === other.stage && rule === other.rule && reason === other.reason && confidence === other.confidence;
    })
  );
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
    .sort(byPlace);
}
