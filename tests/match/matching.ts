import { type AST, RegExpParser } from "@eslint-community/regexpp";
import fc from "fast-check";

const HAN = [..."的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"];
const LETTERS = [..."abcxyzqvw019ABZé"];

/** Texts that a pattern is likely to match: its assertions are carried out where they ask for something. */
export function matching({ source }: RegExp): fc.Arbitrary<string> {
  return anyOf(new RegExpParser().parsePattern(source, undefined, undefined, { unicode: true }).alternatives);
}

function anyOf(alternatives: readonly AST.Alternative[]): fc.Arbitrary<string> {
  return fc.oneof(
    ...alternatives.map(({ elements }) => fc.tuple(...elements.map(textOf)).map((parts) => parts.join(""))),
  );
}

function textOf(element: AST.Element): fc.Arbitrary<string> {
  switch (element.type) {
    case "Character":
      return fc.constant(String.fromCodePoint(element.value));
    case "CharacterClass":
      return element.negate
        ? fc.constantFrom(...HAN, ...LETTERS)
        : fc.constantFrom(...element.elements).chain(memberOf);
    case "CharacterSet":
      return setOf(element);
    case "Group":
    case "CapturingGroup":
      return anyOf(element.alternatives);
    case "Quantifier": {
      const maxLength = Math.min(element.max, element.min + 3);
      return fc.array(textOf(element.element), { minLength: element.min, maxLength }).map((parts) => parts.join(""));
    }
    case "Assertion":
      return "alternatives" in element && !element.negate ? anyOf(element.alternatives) : fc.constant("");
    default:
      return fc.constant("");
  }
}

function memberOf(member: AST.CharacterClass["elements"][number]): fc.Arbitrary<string> {
  if (member.type === "Character") return fc.constant(String.fromCodePoint(member.value));
  if (member.type === "CharacterSet") return setOf(member);
  if (member.type !== "CharacterClassRange") return fc.constant("");
  return fc.integer({ min: member.min.value, max: member.max.value }).map((code) => String.fromCodePoint(code));
}

function setOf(set: { readonly kind?: string; readonly value?: string | null }): fc.Arbitrary<string> {
  if (set.kind === "space") return fc.constantFrom(" ", "\u3000");
  if (set.kind === "digit") return fc.constantFrom(..."0123456789");
  if (set.kind === "property") return fc.constantFrom(...(set.value === "Han" ? HAN : [...HAN, ...LETTERS]));
  return fc.constantFrom(...HAN, ...LETTERS);
}
