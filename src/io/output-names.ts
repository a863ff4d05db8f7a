import { CleanError } from "../core/errors.js";
import type { Format } from "../core/stage.js";

/** File endings that tell the format, and go when the output gets `.txt`. */
const FORMATS: Readonly<Record<string, Format>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  shtml: "html",
  mhtml: "mhtml",
  mht: "mhtml",
  docx: "docx",
  epub: "epub",
};

/** The format a file's name tells; plain text where it tells none. */
export function formatOf(name: string): Format {
  return FORMATS[endingOf(name)] ?? "text";
}

/** Whether a file's name tells that it is a document: others are cleaned only when they are named or in a named folder. */
export function isDocumentName(name: string): boolean {
  return endingOf(name) in FORMATS;
}

/** A file before it has its place below the output folder. */
interface Named {
  readonly path: string;
  readonly name: string;
}

/** What comes out: plain text, or Markdown for what has headings, lists and tables to keep. */
export type OutputFormat = "text" | "md";

/**
 * Gives each input its name below the output folder: the ending becomes `.txt` (`.md` for all but plain text where
 * Markdown is wanted), or is kept before it (`a.html.txt`) where two inputs would get one name.
 *
 * @throws CleanError `name-collision` where even the full names are equal
 */
export function nameOutputs(
  inputs: readonly Named[],
  format: OutputFormat = "text",
): (Named & { readonly output: string })[] {
  const ending = (name: string) => (format === "md" && formatOf(name) !== "text" ? "md" : "txt");
  const short = inputs.map(({ name }) => shortName(name, ending(name)));
  const crowded = repeated(short);
  const named = inputs.map(({ path, name }, i) => {
    const output = crowded.has(short[i]!) ? `${name}.${ending(name)}` : short[i]!;
    // Of a hundred thousand names each should be in memory once.
    return { path, name, output: output === name ? name : output };
  });
  const clash = repeated(named.map(({ output }) => output))
    .values()
    .next().value;
  if (clash !== undefined) {
    const [first, second] = named.filter(({ output }) => output === clash);
    throw new CleanError("name-collision", { first: first!.path, second: second!.path, output: clash });
  }
  return named;
}

function shortName(name: string, ending: string): string {
  const known = endingOf(name);
  return known in FORMATS ? `${name.slice(0, -known.length)}${ending}` : `${name}.${ending}`;
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= name.lastIndexOf("/") + 1 && dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}

function repeated(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const name of names) (seen.has(name) ? again : seen).add(name);
  return again;
}
