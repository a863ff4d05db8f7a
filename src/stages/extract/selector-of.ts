import type { Region } from "./outline.js";

/** A selector a user can put into `extract.keep` for a region: itself and its nearest named surroundings. */
export function selectorOf(regions: readonly Region[], index: number): string {
  const parts: string[] = [];
  for (let at = index, steps = 0; at >= 0 && steps < 30 && parts.length < 2; at = regions[at]!.parent, steps++) {
    const { tag, node } = regions[at]!;
    const { id, class: names } = node.attribs;
    const name =
      id !== undefined && PLAIN.test(id)
        ? `#${id}`
        : (names ?? "")
            .split(/\s+/)
            .filter((one) => PLAIN.test(one))
            .slice(0, 2)
            .map((one) => `.${one}`)
            .join("");
    if (parts.length === 0 || name !== "") parts.unshift(tag + name);
    if (name.startsWith("#")) break;
  }
  return parts.join(" ");
}

/** Names that need no escaping in a selector. */
const PLAIN = /^[A-Za-z_][\w-]*$/;
