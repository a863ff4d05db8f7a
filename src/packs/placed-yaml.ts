import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { CleanError } from "../core/errors.js";

/** What a YAML (or JSON) file holds, with the places of its parts. */
export interface PlacedYaml {
  readonly value: unknown;
  /** `line:column` (from 1) of a path such as `["rules", 2, "pattern"]`, or of the nearest part that exists. */
  placeOf(path: readonly PropertyKey[]): string;
}

/**
 * Parses YAML and keeps the places, for messages.
 *
 * @param file the name for messages
 * @throws CleanError with the code given, and file, place and what is wrong
 */
export function parsePlacedYaml(source: string, file: string, code: "pack-invalid" | "config-invalid"): PlacedYaml {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken !== undefined) throw new CleanError(code, { file, at: at(broken.pos[0]), problem: broken.message });
  return { value: contentOf(document, file, code), placeOf: (path) => at(offsetOf(document.contents, path)) };
}

function contentOf(document: Document, file: string, code: "pack-invalid" | "config-invalid"): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that grow out of all bounds.
    throw new CleanError(code, { file, at: "1:1", problem: (error as Error).message });
  }
}

/** Follows a path as far as it goes and gives the offset of what it leads to: a value, or the key of a pair. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
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
