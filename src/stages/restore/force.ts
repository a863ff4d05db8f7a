import type { Edit } from "../../core/edit.js";

/** The restorations the configuration asks for, each sure. Letters or digits beside a mask of letters protect it. */
export function forceRestores(text: string, map: Readonly<Record<string, string>>): Edit[] {
  const edits: Edit[] = [];
  for (const [mask, to] of Object.entries(map)) {
    if (mask === "" || mask === to) continue;
    for (let at = text.indexOf(mask); at >= 0; at = text.indexOf(mask, at + mask.length)) {
      const end = at + mask.length;
      if (isWordPart(mask.charAt(0), text.charAt(at - 1)) || isWordPart(mask.at(-1)!, text.charAt(end))) continue;
      const reason = { code: "restore-forced", args: { mask, to } };
      edits.push({ start: at, end, replacement: to, rule: "restore/config", reason, confidence: 1 });
    }
  }
  return edits;
}

function isWordPart(own: string, neighbour: string): boolean {
  return /[A-Za-z0-9]/.test(own) && /[A-Za-z0-9]/.test(neighbour);
}
