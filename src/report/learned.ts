import type { Language } from "../messages/language.js";
import { text } from "../messages/texts.js";
import type { Family } from "../packs/learn/families.js";
import type { Learned } from "../stages/ads/learn.js";

/** Rows shown of each list; the pack holds all proposals. */
const MOST_ROWS = 20;
const EXAMPLES = 2;
const WIDTH = 72;

/** What `learn` found, by reach, with examples: proposals, then what is too vague for a rule, then innocent repeats. */
export function learnedTable(learned: Learned, documents: number, language: Language): string {
  const { proposed, vague, innocent } = learned;
  const lines = [text(language, "learned-summary", { documents, proposed: proposed.length })];
  const list = (title: "learned-proposed" | "learned-vague" | "learned-innocent", rows: readonly string[][]) => {
    if (rows.length === 0) return;
    lines.push("", text(language, title, { count: rows.length }), ...rows.slice(0, MOST_ROWS).flat());
    if (rows.length > MOST_ROWS) lines.push(text(language, "learned-more", { count: rows.length - MOST_ROWS }));
  };
  list(
    "learned-proposed",
    proposed.map(({ family, rule }) => rowOf(family, rule.id, language)),
  );
  list(
    "learned-vague",
    vague.map((family) => rowOf(family, "", language)),
  );
  list(
    "learned-innocent",
    innocent.map((family) => rowOf(family, "", language).slice(0, 1)),
  );
  return lines.join("\n");
}

function rowOf({ documents, variants, names }: Family, id: string, language: Language): string[] {
  const [first, ...others] = variants.map(shortened);
  const wordings = variants.length > 1 ? text(language, "learned-wordings", { count: variants.length }) : "";
  const label = [id, wordings].filter((part) => part !== "").join("  ");
  const rows = [`${String(documents).padStart(7)}  ${first}${label === "" ? "" : `  (${label})`}`];
  for (const other of others.slice(0, EXAMPLES - 1)) rows.push(`         ${other}`);
  rows.push(`         ${names.join(", ")}`);
  return rows;
}

function shortened(variant: string): string {
  const line = variant.replace(/[\p{C}\s]+/gu, " ").trim();
  const characters = Array.from(line);
  return characters.length <= WIDTH ? line : `${characters.slice(0, WIDTH - 1).join("")}…`;
}
