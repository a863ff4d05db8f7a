import { printable, type RegexNode } from "./regex-tree.js";

/**
 * Writes a tree as a pattern that RE2 takes and means the same by. Of the capturing groups those that are needed get the
 * names `g1`, `g2`, …; the others do not capture.
 */
export function writeRegex(node: RegexNode, needed: ReadonlySet<number> = new Set()): string {
  switch (node.kind) {
    case "literal":
      return escapeLiteral(node.value);
    case "set":
      return node.set.source;
    case "assert":
      return node.source;
    case "flags":
      return node.source === "" ? "" : `(?${node.source})`;
    case "sequence":
      return node.parts.map((part) => writeRegex(part, needed)).join("");
    case "choice":
      return node.branches.map((branch) => writeRegex(branch, needed)).join("|");
    case "group": {
      const name = node.capture !== undefined && needed.has(node.capture) ? `?<g${node.capture}>` : `?${node.flags}:`;
      return `(${name}${writeRegex(node.body, needed)})`;
    }
    case "repeat": {
      const body = writeRegex(node.body, needed);
      const alone = node.body.kind !== "sequence" && node.body.kind !== "choice" && node.body.kind !== "assert";
      return `${alone ? body : `(?:${body})`}${node.source}`;
    }
  }
}

/** Literal text as a pattern. */
export function escapeLiteral(text: string): string {
  return Array.from(text, (c) => (/[\\^$.|?*+()[\]{}]/.test(c) ? `\\${c}` : printable(c))).join("");
}
