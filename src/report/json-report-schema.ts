import { z } from "zod";
import { STAGE_IDS } from "../core/stage.js";

const args = z.record(z.string(), z.union([z.string(), z.number()])).readonly();
const coded = z
  .object({ code: z.string(), args })
  .readonly()
  .describe("The sentence for it is made by the program, in Chinese or English.");
const count = z.int().min(0);
const place = z.int().min(1);

const finding = z
  .object({
    stage: z.enum(STAGE_IDS),
    rule: z.string(),
    reason: coded,
    confidence: z.number().min(0).max(1),
    band: z.enum(["applied", "reported"]).describe("`reported`: only suggested or noted."),
    start: count.describe("UTF-16 offset in the decoded text; for pages and office documents, in the extracted text."),
    end: count.describe("Behind the last character."),
    found: z.string().describe("What stands there."),
    replacement: z.string().describe("What stands there afterwards; equal to `found` for a note."),
    because: z
      .enum(["overlap", "duplicate", "protected", "allowed", "below-threshold", "note", "over-removal"])
      .optional()
      .describe("Why it was not carried out."),
    line: place.describe("In the input file."),
    column: place.describe("In the input file, in UTF-16 units."),
    endLine: place,
    endColumn: place,
    before: z.string().describe("Up to 24 characters of the same line."),
    after: z.string(),
    suppressed: z
      .object({ kind: z.enum(["inSource", "external"]), reason: z.string() })
      .readonly()
      .optional()
      .describe("The user chose to ignore it."),
  })
  .readonly();

const document = z.object({
  path: z.string(),
  output: z.string().describe("Below the output folder."),
  format: z.enum(["text", "markdown", "html", "mhtml", "docx", "epub"]),
  status: z.enum(["unchanged", "changed", "refused", "over-removal"]),
  encoding: z.string().optional(),
  error: coded.optional().describe("Why it was not cleaned."),
  findings: z.array(finding),
  cuts: z
    .array(z.object({ reason: coded, text: z.string(), selector: z.string() }).readonly())
    .describe("What was taken from a page before it became text."),
  notes: z.array(coded),
});

const summary = z.object({
  files: count,
  dirty: count.describe("Documents with findings other than layout."),
  refused: count.describe("Documents that were not cleaned."),
  found: count.describe("Findings other than layout and ignored ones."),
  applied: z.object({ markers: count, ads: count, restore: count, normalize: count }),
  suggestions: count,
  suppressed: count,
});

/** What the JSON report holds. Readers must bear further keys: a version may add some. */
export const jsonReportSchema = z.object({
  version: z.literal(1),
  qingwen: z.string().describe("The version of the program."),
  command: z.enum(["clean", "check"]),
  documents: z.array(document).describe("In order of their outputs."),
  summary,
});

export type JsonReport = z.infer<typeof jsonReportSchema>;

/** The JSON Schema of the report; the build writes it to `dist/report/json-report.schema.json`. */
export function jsonReportJsonSchema(): unknown {
  return z.toJSONSchema(jsonReportSchema, { io: "input" });
}
