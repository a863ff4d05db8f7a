import type pc from "picocolors";
import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { errorText, type Language } from "../messages/language.js";
import { reasonText } from "../messages/reasons.js";
import { text } from "../messages/texts.js";
import { visible } from "./visible.js";

type Colors = ReturnType<typeof pc.createColors>;

/** Layout changes are counted after this many of one rule. */
const SHOWN_OF_A_RULE = 5;

/** A document with every edit in its context: what, why, how sure. */
export function explainDocument(record: DocumentRecord, language: Language, colors: Colors): string {
  const path = visible(record.path);
  const blocks: string[] = [];
  if (record.error !== undefined) blocks.push(colors.red(errorText(record.error, language)));
  for (const note of record.notes) blocks.push(colors.yellow(reasonText(note, language)));
  if (record.cuts.length > 0) blocks.push(cuts(record, language, colors));
  const layout = new Map<string, number>();
  for (const finding of record.findings) {
    const seen = (layout.get(finding.rule) ?? 0) + 1;
    layout.set(finding.rule, seen);
    if (finding.stage === "normalize" && seen > SHOWN_OF_A_RULE) continue;
    blocks.push(explainFinding(finding, language, colors));
  }
  for (const [rule, seen] of layout) {
    const isLayout = record.findings.some((finding) => finding.rule === rule && finding.stage === "normalize");
    if (isLayout && seen > SHOWN_OF_A_RULE)
      blocks.push(colors.dim(text(language, "explain-more", { rule, count: seen - SHOWN_OF_A_RULE })));
  }
  const applied = record.findings.filter(({ band }) => band === "applied").length;
  const reported = record.findings.filter(({ band, suppressed }) => band === "reported" && !suppressed).length;
  const encoding = record.source?.encoding ?? "";
  const head = colors.bold(text(language, "explain-status", { path, applied, reported, encoding }));
  if (blocks.length === 0) return `${text(language, "explain-none", { path })}\n`;
  return `${head}\n\n${blocks.join("\n\n")}\n`;
}

function explainFinding(finding: LocatedFinding, language: Language, c: Colors): string {
  const { line, column, found, replacement, before, after, confidence, rule, band } = finding;
  const { suppressed } = finding;
  const fate =
    suppressed === undefined
      ? text(language, `band-${band}`)
      : text(language, "band-suppressed", { reason: visible(suppressed.reason) });
  const kind = `${text(language, `stage-${finding.stage}`)}, ${fate}`;
  const percent = `${Math.round(confidence * 100)} %`;
  const passage = marked(visible(found), replacement === found ? undefined : visible(replacement), c);
  return [
    `${c.cyan(`${line}:${column}`)}  ${c.yellow(kind)}  ${percent}  ${c.dim(rule)}`,
    `  ${c.dim(visible(before))}${passage}${c.dim(visible(after))}`,
    `  ${reasonText(finding.reason, language)}`,
  ].join("\n");
}

/** The passage with what becomes of it; without colours by signs, so that nothing is told by colour alone. */
function marked(found: string, replacement: string | undefined, c: Colors): string {
  if (replacement === undefined) return c.isColorSupported ? c.bgYellow(c.black(found)) : `[?${found}?]`;
  const gone = found === "" ? "" : c.isColorSupported ? c.bgRed(c.black(found)) : `[-${found}-]`;
  const come = replacement === "" ? "" : c.isColorSupported ? c.bgGreen(c.black(replacement)) : `{+${replacement}+}`;
  return gone + come;
}

function cuts({ cuts }: DocumentRecord, language: Language, c: Colors): string {
  const lines = cuts.map(({ reason, text: cut, selector }) => {
    const shown = [...visible(cut.trim())].slice(0, 50).join("");
    return `  ${c.red(shown)}  ${c.dim(`${reasonText(reason, language)} [${selector}]`)}`;
  });
  return [text(language, "explain-cuts", { count: cuts.length }), ...lines].join("\n");
}
