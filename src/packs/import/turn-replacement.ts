import { Refusal } from "./refusal.js";

/** A replacement as packs write it. */
export interface TurnedReplacement {
  /** Groups are named `$<g1>`. */
  readonly template: string;
  /** The groups it uses; 0 is the whole match. */
  readonly groups: ReadonlySet<number>;
}

/**
 * Turns a replacement: `$1` and `${1}` name a group, a backslash takes the next character as it is.
 *
 * @param captures how many groups the pattern has
 * @throws Refusal `bad-replacement`
 */
export function turnReplacement(source: string, captures: number, kind: "literal" | "regex"): TurnedReplacement {
  const groups = new Set<number>();
  const refuse = (part: string): never => {
    throw new Refusal("bad-replacement", { part });
  };
  if (kind === "literal") return source.includes("$<") ? refuse("$<") : { template: source, groups };
  const template = source.replace(
    /\\([\s\S])|\$(\d)|\$\{(\d)\}|\$/g,
    (part, plain?: string, bare?: string, braced?: string) => {
      if (plain !== undefined) return plain;
      const digit = bare ?? braced;
      if (digit === undefined) return part;
      const group = Number(digit);
      if (group > captures) refuse(part);
      groups.add(group);
      return `$<g${group}>`;
    },
  );
  // What the author meant as text must not read as a group.
  const named = template.match(/\$</g)?.length ?? 0;
  const made = source.match(/\$\d|\$\{\d\}/g)?.length ?? 0;
  return named > made ? refuse("$<") : { template, groups };
}
