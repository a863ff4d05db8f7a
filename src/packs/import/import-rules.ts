import { CleanError } from "../../core/errors.js";
import { findJsonError } from "../../core/json-error.js";
import { type PackSource, type RuleSource, writePack } from "../write-pack.js";
import { nameOf, readReaderRule } from "./reader-rule.js";
import { Refusal } from "./refusal.js";
import { turnRule } from "./turn-rule.js";

/** A rule of the file by its number (from 1) and name. */
export interface Listed {
  readonly number: number;
  readonly name: string;
}

export interface Imported {
  /** The pack as YAML; undefined when no rule could be turned. */
  readonly pack: string | undefined;
  readonly turned: number;
  readonly refused: readonly (Listed & { readonly refusal: Refusal })[];
  /** Turned rules that only report, since they are loose or were meant for some books only. */
  readonly onlyReport: readonly (Listed & { readonly why: "loose" | "scoped" })[];
}

/**
 * Turns the rules that reading apps exchange into a pack of the stage `ads`.
 *
 * @param source JSON: an array of rules, or one rule
 * @param file the name for messages
 * @param topic the pack's topic, lower-case words joined by hyphens
 * @param comment lines for the head of the pack
 * @throws CleanError `import-invalid` with the place when it is no JSON, or no array and no object
 */
export function importRules(source: string, file: string, topic: string, comment: readonly string[]): Imported {
  const items = parse(source, file);
  const rules: RuleSource[] = [];
  const refused: Imported["refused"][number][] = [];
  const onlyReport: Imported["onlyReport"][number][] = [];
  const seen = new Set<string>();
  const digits = String(items.length).length;
  items.forEach((item, index) => {
    const listed = { number: index + 1, name: nameOf(item) };
    try {
      const rule = readReaderRule(item);
      const key = JSON.stringify([rule.pattern, rule.replacement, rule.isRegex]);
      if (seen.has(key)) throw new Refusal("duplicate");
      seen.add(key);
      const turned = turnRule(rule, `rule-${String(index + 1).padStart(digits, "0")}`);
      rules.push(turned.rule);
      if (turned.onlyReports !== undefined) onlyReport.push({ ...listed, why: turned.onlyReports });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ ...listed, refusal: error });
    }
  });
  const pack: PackSource = { pack: `ads/${topic}`, version: 1, rules };
  return { pack: rules.length === 0 ? undefined : writePack(pack, comment), turned: rules.length, refused, onlyReport };
}

function parse(source: string, file: string): readonly unknown[] {
  const text = source.replace(/^\ufeff/, "");
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new CleanError("import-invalid", { file, at: placeOf(text, findJsonError(text) ?? 0), problem: message });
  }
  if (Array.isArray(data)) return data;
  if (typeof data === "object" && data !== null) return [data];
  const found = data === null ? "null" : typeof data;
  throw new CleanError("import-invalid", { file, at: "1:1", problem: `found ${found}, expected an array of rules` });
}

/** `line:column`, both from 1. */
function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}
