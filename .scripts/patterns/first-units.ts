import { type AST, RegExpParser } from "@eslint-community/regexpp";

/**
 * A pattern for the first character of the lines that a pattern matches at their start; undefined if it need not, or if
 * they may start with anything, or with any Han.
 */
export function firstOfLine(pattern: RegExp): string | undefined {
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  const isAtStart = ({ elements: [first] }: AST.Alternative) => first?.type === "Assertion" && first.kind === "start";
  if (!alternatives.every(isAtStart)) return undefined;
  const { sources, isEmpty } = firstsOfAll(alternatives);
  if (isEmpty || sources.has(ANYTHING)) return undefined;
  const [characters, sets] = [[...sources].filter(isCharacter), [...sources].filter((one) => !isCharacter(one))];
  const one = characters.length > 0 ? [`[${characters.sort().join("")}]`] : [];
  const source = [...one, ...sets.sort()].join("|");
  return COMMON.every((character) => new RegExp(`^(?:${source})`, "u").test(character)) ? undefined : source;
}

/** Characters that lines begin with often. */
const COMMON = ["一", "我", "的", "他"];

const ANYTHING = ".";

/** Whether a source is that of one character that stands for itself in a class. */
function isCharacter(source: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(source);
}

/** The sources of what a part may begin with, and whether it may match nothing. */
interface Firsts {
  readonly sources: ReadonlySet<string>;
  readonly isEmpty: boolean;
}

const NOTHING: Firsts = { sources: new Set(), isEmpty: true };

function firstsOfAll(alternatives: readonly AST.Alternative[]): Firsts {
  const each = alternatives.map(({ elements }) => firstsOfRow(elements));
  return {
    sources: new Set(each.flatMap(({ sources }) => [...sources])),
    isEmpty: each.some(({ isEmpty }) => isEmpty),
  };
}

function firstsOfRow(elements: readonly AST.Element[]): Firsts {
  const sources = new Set<string>();
  for (const element of elements) {
    const first = firstsOf(element);
    for (const source of first.sources) sources.add(source);
    if (!first.isEmpty) return { sources, isEmpty: false };
  }
  return { sources, isEmpty: true };
}

function firstsOf(element: AST.Element): Firsts {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return firstsOfAll(element.alternatives);
    case "Quantifier": {
      const { sources, isEmpty } = firstsOf(element.element);
      return { sources, isEmpty: isEmpty || element.min === 0 };
    }
    case "Assertion":
      return NOTHING; // what it asks for besides makes fewer lines match
    case "Character":
    case "CharacterClass":
    case "CharacterSet":
      return { sources: new Set([element.raw]), isEmpty: false };
    default:
      return { sources: new Set([ANYTHING]), isEmpty: false };
  }
}
