import type { Edit } from "../../core/edit.js";
import type { Stage } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import type { Masks } from "./compile-masks.js";
import { compileMasks } from "./compile-masks.js";
import { decide } from "./decide.js";
import { forceRestores } from "./force.js";
import type { MaskData } from "./mask-data.js";
import { createNotes } from "./notes.js";
import { createScan } from "./scan.js";
import { createScales } from "./weigh.js";

/** What the configuration forbids and forces: `{ keep: ["D组"], map: { ZF: "政府" } }`. */
export interface RestoreOptions {
  /** Stretches that stay wherever they stand. */
  readonly keep?: readonly string[];
  /** Masks and what they always stand for, where no other letter or digit touches them. */
  readonly map?: Readonly<Record<string, string>>;
}

/** Confidence from which a restoration is carried out, and from which it is suggested. */
const APPLY = 0.8;
const REPORT = 0.4;

/**
 * The stage that gives masked characters back where the text proves them, and reports substitutes and traces of
 * deletions. It proposes with confidences; nothing is taken from the text that no candidate stands for.
 */
export function createRestoreStage(data: MaskData, options: RestoreOptions = {}): Stage {
  let made: ReturnType<typeof make> | undefined;
  return {
    id: "restore",
    apply: APPLY,
    report: REPORT,
    propose(text: Text) {
      made ??= make(compileMasks(data));
      const { scan, notes, masks, scales } = made;
      const forced = options.map === undefined ? NONE : forceRestores(text.value, options.map);
      const { occurrences, anchors } = scan(text);
      const decided = occurrences.length === 0 ? NONE : decide(text, occurrences, masks, scales, REPORT);
      const noted = anchors.length === 0 ? NONE : notes.at(text.value, anchors);
      if (forced.length + decided.length + noted.length === 0) return NONE;
      const edits = [...forced, ...decided, ...noted];
      return withoutKept(text.value, edits, options.keep ?? []);
    },
  };
}

const NONE: readonly Edit[] = [];

function make(masks: Masks) {
  const notes = createNotes(masks);
  return { masks, scan: createScan(masks, notes.anchors), notes, scales: createScales(masks) };
}

/** Without the edits that touch a stretch the configuration keeps. */
function withoutKept(text: string, edits: readonly Edit[], keep: readonly string[]): readonly Edit[] {
  const kept = keep.filter((stretch) => stretch !== "" && text.includes(stretch));
  if (kept.length === 0) return edits;
  return edits.filter(({ start, end }) =>
    kept.every((stretch) => {
      const at = text.indexOf(stretch, Math.max(0, start - stretch.length + 1));
      return at < 0 || at >= end;
    }),
  );
}
