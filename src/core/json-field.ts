import type { Range } from "./edit.js";

/** `[` `{` open, `]` `}` close. */
const OPEN = new Set(["[", "{"]);
const CLOSE = new Set(["]", "}"]);

/**
 * Where the value of a field of a JSON object stands in its source, so that it can be replaced and every other character
 * of the record (the order of its fields, numbers too long for a computer, spaces) stays as it is. Of equal names the
 * last one counts, as for `JSON.parse`.
 *
 * @param json a valid JSON object
 * @returns the range of the value, quotation marks included; undefined when the field is not there or no string
 */
export function findStringField(json: string, field: string): Range | undefined {
  let depth = 0;
  let found: Range | undefined;
  let name: string | undefined;
  for (let at = 0; at < json.length; ) {
    const unit = json[at]!;
    if (unit === '"') {
      const end = stringEnd(json, at);
      if (depth === 1 && name === undefined) name = JSON.parse(json.slice(at, end)) as string;
      else if (depth === 1 && name === field) found = { start: at, end };
      at = end;
      continue;
    }
    if (depth === 1 && unit === ",") name = undefined;
    else if (depth === 1 && name === field && !/[\s:,}]/.test(unit)) found = undefined;
    if (OPEN.has(unit)) depth += 1;
    else if (CLOSE.has(unit)) depth -= 1;
    at += 1;
  }
  return found;
}

/** The offset behind the string that begins at `start`. */
function stringEnd(json: string, start: number): number {
  for (let at = start + 1; ; ) {
    const quote = json.indexOf('"', at);
    if (quote < 0) return json.length;
    let slashes = 0;
    while (json[quote - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}
