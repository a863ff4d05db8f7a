import type { Edit, Range } from "../../core/edit.js";
import { overlaps } from "../../core/edit.js";
import { indexRanges } from "../../core/range-index.js";
import type { Context, Stage } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import { fencedCode } from "./fenced-code.js";
import { hardWrapEdits, indentEdits } from "./line-edits.js";
import { mojibakeEdits } from "./mojibake.js";
import { scan } from "./scan.js";
import { simplifiedEdits } from "./simplified-edits.js";
import { alphanumericEdits, punctuationEdits } from "./width-edits.js";

/** What is done beside the things that are always done. All off unless set. */
export interface NormalizeOptions {
  /** Half-width punctuation between Chinese becomes full width. */
  readonly punctuation?: "full-width";
  /** Full-width letters and digits become half width. */
  readonly alphanumerics?: "half-width";
  /** Turns traditional text into simplified, such as a converter of opencc-js. */
  readonly simplify?: (text: string) => string;
  /** Lines broken at a fixed width are joined. */
  readonly hardWraps?: "join";
  /** Indents go, or become two ideographic spaces. */
  readonly indents?: "remove" | "ideographic";
}

/**
 * The stage that brings characters and layout into form: compatibility forms, control, invisible and private-use
 * characters, no-break spaces, line ends, trailing space, blank lines, text read in a wrong encoding. The author's
 * words and layout stay. A text already in form is read once.
 */
export function createNormalizeStage(options: NormalizeOptions = {}): Stage {
  const isChosen = Object.values(options).some((value) => value !== undefined);
  return {
    id: "normalize",
    apply: 0.5,
    report: 0.5,
    propose: (text, context) => propose(text, context, isChosen ? options : undefined),
  };
}

function propose(text: Text, context: Context, options: NormalizeOptions | undefined): readonly Edit[] {
  const isMarkdown = context.format === "markdown";
  const code = isMarkdown ? text.view("normalize:code", () => fencedCode(text)) : [];
  const { edits, suspects } = scan(text, code, isMarkdown ? "markdown" : "text");
  const chosen = options === undefined ? [] : optional(text, options, code);
  const mojibake = mojibakeEdits(text.value, suspects);
  if (mojibake.length === 0) return chosen.length === 0 ? edits : [...edits, ...chosen];
  return [...mojibake, ...outside([...edits, ...chosen], mojibake)];
}

/** What the options ask for, outside code. */
function optional(text: Text, options: NormalizeOptions, code: readonly Range[]): Edit[] {
  const inCode = indexRanges(code);
  const edits = [
    ...(options.punctuation === undefined ? [] : punctuationEdits(text.value)),
    ...(options.alphanumerics === undefined ? [] : alphanumericEdits(text.value)),
    ...(options.simplify === undefined ? [] : simplifiedEdits(text.value, options.simplify)),
    ...(options.hardWraps === undefined ? [] : hardWrapEdits(text)),
    ...(options.indents === undefined ? [] : indentEdits(text, options.indents === "remove" ? "" : "\u3000\u3000")),
  ];
  return edits.filter((edit) => !inCode.meets(edit));
}

/** Those edits that reach into no repaired line: its characters are bytes, and looked at when it is text again. */
function outside(edits: readonly Edit[], mojibake: readonly Edit[]): Edit[] {
  const repaired = mojibake.filter((edit) => edit.reason.code === "mojibake-repaired");
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let i = 0;
  return sorted.filter((edit) => {
    while (i < repaired.length && repaired[i]!.end <= edit.start) i++;
    return i === repaired.length || !overlaps(repaired[i]!, edit);
  });
}
