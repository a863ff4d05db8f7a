import { Refusal } from "./refusal.js";

/** A replacement rule as reading apps exchange it, as far as it can mean something here. */
export interface ReaderRule {
  readonly name: string;
  readonly group: string;
  readonly pattern: string;
  readonly replacement: string;
  readonly isRegex: boolean;
  /** Books or sites it was meant for; "" for all. */
  readonly scope: string;
}

/** The longest pattern that is taken: RE2 grows with it. */
const LONGEST = 4000;

/** The name a rule goes by in messages, whatever is wrong with it. */
export function nameOf(item: unknown): string {
  const name = field(item, "name", "replaceSummary", "title");
  const pattern = field(item, "pattern", "regex");
  const shown = typeof name === "string" && name.trim() !== "" ? name : typeof pattern === "string" ? pattern : "";
  return oneLine(shown).slice(0, 40);
}

/**
 * Reads one rule. Older apps call the fields `replaceSummary`, `regex`, `enable` and `useTo`.
 *
 * @throws Refusal `not-a-rule`, `no-pattern`, `disabled`, `script`, `title-only`, `too-long`
 */
export function readReaderRule(item: unknown): ReaderRule {
  if (typeof item !== "object" || item === null || Array.isArray(item)) throw new Refusal("not-a-rule");
  const pattern = field(item, "pattern", "regex");
  if (typeof pattern !== "string" || pattern === "") throw new Refusal("no-pattern");
  if (!isTrue(field(item, "isEnabled", "enable", "enabled"), true)) throw new Refusal("disabled");
  const replacement = textOf(field(item, "replacement"));
  if ([pattern, replacement].some((part) => /@js:|<js>|^js:/i.test(part))) throw new Refusal("script");
  if (!isTrue(field(item, "scopeContent"), true)) throw new Refusal("title-only");
  if (pattern.length > LONGEST) throw new Refusal("too-long", { found: pattern.length, expected: LONGEST });
  return {
    name: nameOf(item),
    group: oneLine(textOf(field(item, "group"))),
    pattern,
    replacement,
    isRegex: isTrue(field(item, "isRegex"), true),
    scope: oneLine(textOf(field(item, "scope", "useTo"))),
  };
}

function field(item: unknown, ...names: readonly string[]): unknown {
  if (typeof item !== "object" || item === null) return undefined;
  for (const name of names) {
    if (Object.hasOwn(item, name)) return (item as Record<string, unknown>)[name];
  }
  return undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isTrue(value: unknown, otherwise: boolean): boolean {
  if (typeof value === "boolean") return value;
  if (value === 0 || value === "0" || value === "false") return false;
  return value === 1 || value === "1" || value === "true" ? true : otherwise;
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
