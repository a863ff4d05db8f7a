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
  const groups: OpenGroup[] = [];
  /** By what stands in the source; keys are made only where several groups have that in common. */
  const byFound = new Map<string, OpenGroup | Map<string, OpenGroup>>();
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
      const group = groupOf({ found, replacement, parts: told });
      group.at.push(start);
      if (recent.size >= MOST_RECENT) recent.clear();
      recent.set(reason, { group, told });
    },
    groups: () => groups,
  };

  /** The group of what an edit is about. */
  function groupOf(content: Content): OpenGroup {
    const known = byFound.get(content.found);
    if (known === undefined) {
      const first = open(content);
      byFound.set(first.found, first);
      return first;
    }
    let byKey = known;
    if (!(byKey instanceof Map)) {
      byKey = new Map([[keyOf(byKey), byKey]]);
      byFound.set(content.found, byKey);
    }
    const key = keyOf(content);
    const group = byKey.get(key) ?? open(content);
    byKey.set(key, group);
    return group;
  }

  function open(content: Content): OpenGroup {
    const { found, replacement, parts } = strings === "copied" ? copyOf(content) : content;
    const group: OpenGroup = { at: [], found, replacement, parts };
    groups.push(group);
    return group;
  }
}

/** What equal edits have in common. */
type Content = Omit<EditGroup, "at">;

function keyOf({ replacement, parts }: Content): string {
  return JSON.stringify([replacement, parts]);
}

function copyOf(content: Content): Content {
  return JSON.parse(JSON.stringify(content)) as Content;
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
