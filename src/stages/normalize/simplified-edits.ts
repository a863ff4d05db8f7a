import type { Edit } from "../../core/edit.js";
import { normalizeEdit } from "./normalize-edit.js";

/**
 * Traditional characters to simplified ones by a converter the caller brings, line for line. Where the converter keeps
 * the length of a line, each stretch that differs is an edit of its own.
 */
export function simplifiedEdits(text: string, convert: (text: string) => string): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: line, index: start } of text.matchAll(/[^\n]+/g)) {
    const converted = convert(line);
    if (converted === line) continue;
    if (converted.length !== line.length) {
      edits.push(normalizeEdit("traditional", start, start + line.length, converted));
      continue;
    }
    for (let at = 0; at < line.length; at++) {
      if (line[at] === converted[at]) continue;
      let end = at + 1;
      while (end < line.length && line[end] !== converted[end]) end++;
      edits.push(normalizeEdit("traditional", start + at, start + end, converted.slice(at, end), line.slice(at, end)));
      at = end;
    }
  }
  return edits;
}
