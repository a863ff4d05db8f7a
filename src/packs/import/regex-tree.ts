import { Refusal } from "./refusal.js";

/** A set of characters: how RE2 writes it, and whether a character belongs to it. */
export interface CharacterSet {
  readonly source: string;
  has(character: string): boolean;
}

/** A part of a regular expression, as far as a linear engine can run it. */
export type RegexNode =
  | { readonly kind: "literal"; readonly value: string }
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "assert"; readonly source: string }
  | { readonly kind: "flags"; readonly source: string }
  | { readonly kind: "sequence"; readonly parts: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly branches: readonly RegexNode[] }
  | { readonly kind: "group"; readonly capture: number | undefined; readonly flags: string; readonly body: RegexNode }
  | {
      readonly kind: "repeat";
      readonly body: RegexNode;
      readonly min: number;
      /** Infinity for none. */
      readonly max: number;
      readonly source: string;
    };

export interface RegexTree {
  readonly root: RegexNode;
  /** How many groups capture. */
  readonly captures: number;
}

/** Nothing that people write nests deeper; also bounds the recursion. */
const MAX_DEPTH = 50;
/** RE2 refuses more. */
const MAX_REPEAT = 1000;

/**
 * Parses a regular expression as Java and JavaScript write it.
 *
 * @throws Refusal `look-around`, `back-reference`, `unsupported` or `syntax` with the part it is about
 */
export function parseRegex(source: string): RegexTree {
  const characters = Array.from(source);
  let at = 0;
  let captures = 0;
  const refuse = (code: "look-around" | "back-reference" | "unsupported" | "syntax", part: string): never => {
    throw new Refusal(code, { part });
  };
  const root = choice(0);
  if (at < characters.length) refuse("syntax", characters[at]!);
  return { root, captures };

  function choice(depth: number): RegexNode {
    if (depth > MAX_DEPTH) refuse("unsupported", "(((…");
    const branches: RegexNode[] = [sequence(depth)];
    while (characters[at] === "|") {
      at += 1;
      branches.push(sequence(depth));
    }
    return branches.length === 1 ? branches[0]! : { kind: "choice", branches };
  }

  function sequence(depth: number): RegexNode {
    const parts: RegexNode[] = [];
    while (at < characters.length && characters[at] !== "|" && characters[at] !== ")") parts.push(repeated(depth));
    return { kind: "sequence", parts };
  }

  function repeated(depth: number): RegexNode {
    const body = atom(depth);
    const times = quantifier();
    if (times === undefined) return body;
    if (body.kind === "flags") refuse("syntax", times.source);
    if (quantifier() !== undefined) refuse("syntax", times.source);
    return { kind: "repeat", body, ...times };
  }

  function quantifier(): { min: number; max: number; source: string } | undefined {
    const rest = characters.slice(at, at + 16).join("");
    const match = /^(?:[*+?]|\{(\d+)(,(\d*))?\})([?+])?/.exec(rest);
    if (match === null) return undefined;
    const [whole, least, comma, most, mode] = match;
    if (mode === "+") refuse("unsupported", whole);
    at += whole.length;
    const sign = whole[0]!;
    if (sign !== "{") return { min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity, source: whole };
    const min = Number(least);
    const max = comma === undefined ? min : most === "" ? Infinity : Number(most);
    if (max < min) refuse("syntax", whole);
    if (min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT)) refuse("unsupported", whole);
    return { min, max, source: whole };
  }

  function atom(depth: number): RegexNode {
    const character = characters[at++]!;
    switch (character) {
      case "(":
        return group(depth);
      case "[":
        return { kind: "set", set: bracketSet() };
      case ".":
        return { kind: "set", set: { source: ".", has: (c) => c !== "\n" } };
      case "^":
      case "$":
        return { kind: "assert", source: character };
      case "\\":
        return escaped();
      case "*":
      case "+":
      case "?":
        return refuse("syntax", character);
      default:
        return { kind: "literal", value: character };
    }
  }

  function group(depth: number): RegexNode {
    let capture: number | undefined;
    let flags = "";
    if (characters[at] === "?") {
      const rest = characters.slice(at, at + 40).join("");
      const around = /^\?<?[=!]/.exec(rest);
      if (around !== null) refuse("look-around", `(${around[0]}`);
      const set = /^\?([imsu]*(?:-[imsu]+)?)([:)])/.exec(rest);
      const named = /^\?P?<[A-Za-z]\w*>/.exec(rest);
      if (set !== null) {
        at += set[0].length;
        flags = set[1]!.replace(/u/g, "").replace(/-$/, "");
        if (set[2] === ")") return { kind: "flags", source: flags };
      } else if (named !== null) {
        at += named[0].length;
        capture = ++captures;
      } else refuse("unsupported", `(${rest.slice(0, 2)}`);
    } else capture = ++captures;
    const body = choice(depth + 1);
    if (characters[at] !== ")") refuse("syntax", "(");
    at += 1;
    return { kind: "group", capture, flags, body };
  }

  function escaped(): RegexNode {
    const next = characters[at];
    if (next === undefined) return refuse("syntax", "\\");
    if (/[1-9]/.test(next) || (next === "k" && characters[at + 1] === "<")) refuse("back-reference", `\\${next}`);
    if (next === "Q") return quoted();
    if (next === "b" || next === "B" || next === "A" || next === "z") {
      at += 1;
      return { kind: "assert", source: `\\${next}` };
    }
    const found = escapedCharacter();
    return typeof found === "string" ? { kind: "literal", value: found } : { kind: "set", set: found };
  }

  /** `\Q…\E`: what stands between is taken as it is. */
  function quoted(): RegexNode {
    at += 1;
    const parts: RegexNode[] = [];
    while (at < characters.length && !(characters[at] === "\\" && characters[at + 1] === "E")) {
      parts.push({ kind: "literal", value: characters[at++]! });
    }
    at += 2;
    return { kind: "sequence", parts };
  }

  /** What stands behind a backslash: one character, or a set. */
  function escapedCharacter(): string | CharacterSet {
    const rest = characters.slice(at, at + 40).join("");
    const code = /^(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[ux]\{([0-9a-fA-F]{1,6})\})/.exec(rest);
    if (code !== null) {
      at += code[0].length;
      const point = Number.parseInt(code[1] ?? code[2] ?? code[3]!, 16);
      if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) refuse("unsupported", `\\${code[0]}`);
      return String.fromCodePoint(point);
    }
    const property = /^([pP])(?:\{([\w=]+)\}|([A-Z]))/.exec(rest);
    if (property !== null) {
      at += property[0].length;
      return propertySet(property[1] === "P", property[2] ?? property[3]!);
    }
    const letter = characters[at++]!;
    const known = ESCAPES[letter];
    if (known !== undefined) return known;
    if (/[a-zA-Z0-9]/.test(letter)) refuse("unsupported", `\\${letter}`);
    return letter;
  }

  function propertySet(negated: boolean, name: string): CharacterSet {
    const plain = name.replace(/^(?:Is|In|Script=|sc=|script=)/, "");
    const re2 = plain === "CJK" || plain === "CJKUnifiedIdeographs" ? "Han" : plain;
    if (re2 === "Punct") return negatedSet(negated, "!-\\/:-@\\[-`{-~", (c) => /[!-/:-@[-`{-~]/.test(c));
    let test: RegExp;
    try {
      test = new RegExp(/^\p{Lu}\p{Ll}?$/u.test(re2) ? `\\p{${re2}}` : `\\p{Script=${re2}}`, "u");
    } catch {
      return refuse("unsupported", `\\p{${name}}`);
    }
    return { source: `\\${negated ? "P" : "p"}{${re2}}`, has: (c) => test.test(c) !== negated };
  }

  function bracketSet(): CharacterSet {
    const negated = characters[at] === "^";
    if (negated) at += 1;
    let source = "";
    const tests: ((c: string) => boolean)[] = [];
    for (let first = true; first || characters[at] !== "]"; first = false) {
      if (at >= characters.length) refuse("syntax", "[");
      if (characters[at] === "&" && characters[at + 1] === "&") refuse("unsupported", "&&");
      if (characters[at] === "[" && characters[at + 1] === ":") refuse("unsupported", "[:");
      const low = member();
      if (typeof low !== "string") {
        source += low.source.replace(/^\[|\]$/g, "");
        tests.push(low.has);
        continue;
      }
      if (characters[at] !== "-" || characters[at + 1] === "]" || at + 1 >= characters.length) {
        source += escapeInSet(low);
        tests.push((c) => c === low);
        continue;
      }
      at += 1;
      const high = member();
      if (typeof high !== "string" || high.codePointAt(0)! < low.codePointAt(0)!) return refuse("syntax", `${low}-`);
      source += `${escapeInSet(low)}-${escapeInSet(high)}`;
      tests.push((c) => c.codePointAt(0)! >= low.codePointAt(0)! && c.codePointAt(0)! <= high.codePointAt(0)!);
    }
    at += 1;
    return negatedSet(negated, source, (c) => tests.some((test) => test(c)));
  }

  function member(): string | CharacterSet {
    const character = characters[at++];
    if (character === undefined) return refuse("syntax", "[");
    if (character !== "\\") return character;
    if (at >= characters.length) refuse("syntax", "\\");
    const found = escapedCharacter();
    if (typeof found !== "string" && /^\[\^/.test(found.source)) refuse("unsupported", found.source);
    return found;
  }
}

function negatedSet(negated: boolean, inside: string, has: (c: string) => boolean): CharacterSet {
  return { source: `[${negated ? "^" : ""}${inside}]`, has: (c) => has(c) !== negated };
}

function escapeInSet(character: string): string {
  return /[\\\]^[\-&~]/.test(character) ? `\\${character}` : printable(character);
}

/** A character as a pattern may hold it in YAML: what cannot be seen by its number. */
export function printable(character: string): string {
  if (!/[\p{C}\p{Z}]/u.test(character) || character === " ") return character;
  return `\\x{${character.codePointAt(0)!.toString(16)}}`;
}

const set = (source: string, test: RegExp): CharacterSet => ({ source, has: (c) => test.test(c) });

/** Java's and JavaScript's escapes of one letter; the classes hold ASCII only, in RE2 as in Java. */
const ESCAPES: Readonly<Record<string, string | CharacterSet>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  f: "\f",
  v: "\v",
  0: "\0",
  d: set("\\d", /^[0-9]$/),
  D: set("\\D", /^[^0-9]$/u),
  w: set("\\w", /^\w$/),
  W: set("\\W", /^\W$/u),
  s: set("\\s", /^[\t\n\f\r ]$/),
  S: set("\\S", /^[^\t\n\f\r ]$/u),
  h: set("[ \\t\\x{a0}\\x{3000}]", /^[ \t\u00a0\u3000]$/),
};
