import type { AST } from "@eslint-community/regexpp";

/** Larger classes of characters stand for any character. */
const WIDEST = 64;

/** The characters of a class; undefined if they are too many to be told one by one. */
export function membersOf(set: AST.ClassRangesCharacterClass | AST.CharacterClass): string[] | undefined {
  if (set.negate) return undefined;
  const members: string[] = [];
  for (const element of set.elements) {
    if (element.type === "Character") members.push(String.fromCodePoint(element.value));
    else if (element.type === "CharacterClassRange") {
      if (element.max.value - element.min.value > WIDEST) return undefined;
      for (let c = element.min.value; c <= element.max.value; c++) members.push(String.fromCodePoint(c));
    } else if (element.type === "CharacterSet" && isWhiteSpace(element)) members.push(" ");
    else if (element.type === "CharacterSet" && digits(element) !== undefined) members.push(...digits(element)!);
    else return undefined;
  }
  return members.length > WIDEST ? undefined : members;
}

/** Whether a set of characters is white space. */
export function isWhiteSpace(set: { readonly kind?: string; readonly negate?: boolean }): boolean {
  return set.kind === "space" && set.negate === false;
}

/** The digits, if a set of characters is that. */
export function digits(set: { readonly kind?: string; readonly negate?: boolean }): string[] | undefined {
  return set.kind === "digit" && set.negate === false ? [..."0123456789"] : undefined;
}
