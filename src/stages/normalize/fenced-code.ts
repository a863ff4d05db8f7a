import type { Range } from "../../core/edit.js";
import type { Text } from "../../core/text.js";

/** The lines between code fences of a Markdown text, fences included; an open fence runs to the end. */
export function fencedCode(text: Text): readonly Range[] {
  const blocks: Range[] = [];
  let open: { readonly start: number; readonly fence: string } | undefined;
  for (const { start, end, next } of text.lines) {
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text.value.slice(start, Math.min(end, start + 80)))?.[1];
    if (fence === undefined) continue;
    if (open === undefined) open = { start, fence };
    else if (fence.startsWith(open.fence)) {
      blocks.push({ start: open.start, end: Math.min(end, next) });
      open = undefined;
    }
  }
  if (open !== undefined) blocks.push({ start: open.start, end: text.value.length });
  return blocks;
}

/**
 * Follows the code fences of a Markdown text that comes part by part: each call gives the fence that is open behind the part,
 * as a line, or nothing.
 */
export function followFences(): (part: string) => string {
  let open = "";
  return (part) => {
    for (const [, fence = ""] of part.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) {
      if (open === "") open = fence;
      else if (fence.startsWith(open)) open = "";
    }
    return open === "" ? "" : `${open}\n`;
  };
}
