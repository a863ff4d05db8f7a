import type { DocumentRecord, LocatedFinding } from "../../src/core/document.js";
import { locateFindings } from "../../src/core/locate.js";
import type { Finding } from "../../src/core/pipeline.js";
import type { StageId } from "../../src/core/stage.js";
import type { CreateReporter, ReportContext } from "../../src/report/reporter.js";

/** A finding by the passage it stands on, the first one behind that of the finding before it. */
export interface Passage {
  readonly found: string;
  readonly replacement?: string;
  readonly stage?: StageId;
  readonly rule?: string;
  readonly band?: Finding["band"];
  readonly reason?: string;
  readonly suppressed?: LocatedFinding["suppressed"];
}

export interface Document {
  readonly record: DocumentRecord;
  readonly source?: string;
}

/** A document with findings, as a run gives it. */
export function documentOf(
  path: string,
  source: string,
  passages: readonly Passage[],
  more: Partial<DocumentRecord> = {},
): Document {
  let at = 0;
  const findings = passages.map((passage): Finding => {
    const start = source.indexOf(passage.found, at);
    if (start < 0) throw new Error(`${JSON.stringify(passage.found)} is not in the fixture`);
    at = start + passage.found.length;
    const { found, replacement = "", stage = "ads", band = "applied" } = passage;
    const { rule = `${stage}/fixture`, reason = "made for the test" } = passage;
    return {
      ...{ start, end: at, found, replacement, stage, rule, band, confidence: band === "applied" ? 0.95 : 0.6 },
      reason: { code: reason, args: {} },
    };
  });
  const located = locateFindings(source, findings).map((finding, i) => {
    const { suppressed } = passages[i]!;
    return suppressed === undefined ? finding : { ...finding, suppressed };
  });
  const record: DocumentRecord = {
    ...{ path, output: path, name: path, format: "text", status: "changed" },
    source: { sha256: "0".repeat(64), bytes: source.length, encoding: "utf-8", bom: false, broken: 0, repairs: [] },
    ...{ edits: [], findings: located, stages: [], cuts: [], notes: [] },
    ...more,
  };
  return { record, source };
}

/** A document that could not be read. */
export function refusedOf(path: string): Document {
  const { record } = documentOf(path, "", [], {
    status: "refused",
    error: { code: "encoding-undecidable", args: {} },
  });
  return { record };
}

const CONTEXT: ReportContext = { language: "en", color: false, version: "0.1.0", command: "check" };

/** All that a report writes for these documents. */
export function reportOf(
  create: CreateReporter,
  documents: readonly Document[],
  context: Partial<ReportContext> = {},
): string {
  const reporter = create({ ...CONTEXT, ...context });
  return documents.map(({ record, source }) => reporter.add(record, source)).join("") + reporter.finish();
}

/** One of everything: ads, markers, restored and suggested characters, layout, ignored findings, a refused document. */
export const SAMPLE: readonly Document[] = [
  documentOf("docs/clean.txt", "今天的会议开得很好。\n", [], { status: "unchanged" }),
  documentOf(
    "docs/讲话 稿.txt",
    "各位同志：\r\n全体D员都要学习。更多范文请到某某文库！\r\n<付费>正文</付费>  \r\n找ZF办事\r\n",
    [
      { found: "D", replacement: "党", stage: "restore", rule: "restore/letters" },
      { found: "更多范文请到某某文库！", rule: "ads/library" },
      { found: "<付费>", stage: "markers", rule: "markers/paid" },
      { found: "</付费>", stage: "markers", rule: "markers/paid" },
      { found: "  ", stage: "normalize", rule: "normalize/trailing-space" },
      { found: "ZF", replacement: "政府", stage: "restore", rule: "restore/initials", band: "reported" },
    ],
  ),
  documentOf(
    "docs/ignored.md",
    "请关注我们。正文。\n",
    [{ found: "请关注我们。", rule: "ads/follow", suppressed: { kind: "inSource", reason: "an example" } }],
    { format: "markdown" },
  ),
  refusedOf("docs/photo.txt"),
];

/** Passages and paths that try to break out of whatever holds them. */
export const HOSTILE: readonly string[] = [
  "</script><script>window.broken=1</script>",
  "<img src=x onerror=window.broken=1>",
  "<!--<script>",
  "]]><b>&amp;\"'`",
  "::error::broken\n::warning::two",
  "##[error]broken",
  '=HYPERLINK("http://example.com","甲")',
  'a,b;"c"\r\nd\te',
  "| 甲 | `乙` | **丙** @someone http://example.com www.example.com [a](b)",
  "\u001b[31m红\u001b[0m\u0007\u0008\u000b\u000c\u0000",
  "\u202e倒过来\u202c\u200b\ufeff",
  "半个\ud800字\udc00和\uffff",
  "\\ud83d\\u003c",
  "__proto__",
];

/** For each hostile text a document that has it for a passage, a replacement, a rule, a reason and a path. */
export const HOSTILE_DOCUMENTS: readonly Document[] = HOSTILE.flatMap((text, i) => [
  documentOf(`docs/${i}.txt`, `前文${text}后文\n`, [
    { found: text },
    { found: "后", replacement: text, stage: "restore", rule: `restore/${text}`, reason: text },
  ]),
  documentOf(`docs/${text}.txt`, `前文${text}后文\n`, [{ found: text, replacement: text, band: "reported" }]),
]);
