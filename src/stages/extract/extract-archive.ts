import type { Reason } from "../../core/edit.js";
import { CleanError } from "../../core/errors.js";
import { declaredCharset } from "./declared-charset.js";
import type { Extracted, ExtractOptions } from "./extract.js";
import { loadOptional } from "./load-optional.js";
import type { Origin } from "./outline.js";
import { isLocked, readSpine, TEXTUAL } from "./read-spine.js";
import { readZip } from "./read-zip.js";
import { renderAll } from "./render-all.js";

/** Formats that are archives. */
export type ArchiveFormat = "docx" | "epub";

/**
 * Takes the text out of a Word file (through mammoth) or an e-book (through fflate, its chapters in spine order). Both
 * packages are loaded only when asked for. Origins are offsets in the HTML that came out, for an e-book of its chapters
 * one after the other, so of use for order only.
 *
 * @throws CleanError `package-missing`, `archive-broken`, `archive-encrypted`, `archive-bomb`
 */
export async function extractArchive(
  bytes: Uint8Array,
  format: ArchiveFormat,
  options: ExtractOptions = {},
): Promise<Extracted> {
  return format === "docx" ? extractDocx(bytes, options) : extractEpub(bytes, options);
}

async function extractDocx(bytes: Uint8Array, options: ExtractOptions): Promise<Extracted> {
  const parts = await readZip(bytes, "docx", (name) => name.startsWith("word/") && name.endsWith(".xml"));
  if (!parts.has("word/document.xml")) throw new CleanError("archive-broken", { format: "docx" });
  const { default: mammoth } = await loadOptional("mammoth", () => import("mammoth"));
  try {
    const { value } = await mammoth.convertToHtml(inputOf(bytes), {
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
    });
    const extracted = renderAll(value, options);
    return { ...extracted, notes: [...extracted.notes, ...formulasNote(parts.get("word/document.xml")!)] };
  } catch (cause) {
    throw new CleanError("archive-broken", { format: "docx" }, { cause });
  }
}

/** mammoth leaves formulas out: they have a markup of their own (Office Math), of which plain text would tell something else. */
function formulasNote(document: Uint8Array): Reason[] {
  const count = new TextDecoder().decode(document).match(/<(?:\w+:)?oMath[\s>]/g)?.length ?? 0;
  return count === 0 ? [] : [{ code: "formulas-left-out", args: { count } }];
}

/** mammoth reads `buffer` under Node and `arrayBuffer` in browsers, each as plain bytes. */
function inputOf(bytes: Uint8Array): { readonly arrayBuffer: ArrayBuffer; readonly buffer: Buffer } {
  const copy = bytes.slice();
  return { arrayBuffer: copy.buffer, buffer: copy as Buffer };
}

async function extractEpub(bytes: Uint8Array, options: ExtractOptions): Promise<Extracted> {
  const files = await readZip(
    bytes,
    "epub",
    (name) => TEXTUAL.test(name) || /\.(?:opf|ncx)$/i.test(name) || name.startsWith("META-INF/"),
  );
  const spine = readSpine(files);
  if (isLocked(files, spine)) throw new CleanError("archive-encrypted", { format: "epub" });
  const chapters: string[] = [];
  const unread = [...spine.missing];
  for (const { path, bytes: chapter } of spine.chapters) {
    const html = decodeChapter(chapter);
    if (/<body/i.test(html)) chapters.push(html);
    else unread.push(path);
  }
  if (chapters.length === 0) throw new CleanError("archive-broken", { format: "epub" });
  const done = chapters.map((html) => renderAll(html, options));
  const gap = options.format === "md" ? "\n" : "";
  const texts: string[] = [];
  const origins: Origin[] = [];
  let at = 0;
  let source = 0;
  for (const [index, chapter] of done.entries()) {
    if (at > 0 && chapter.text !== "") {
      texts.push(gap);
      at += gap.length;
    }
    for (const origin of chapter.origins) origins.push({ at: origin.at + at, source: origin.source + source });
    texts.push(chapter.text);
    at += chapter.text.length;
    source += chapters[index]!.length;
  }
  return {
    text: texts.join(""),
    kind: "document",
    cuts: done.flatMap(({ cuts }) => cuts),
    notes: [...done.flatMap(({ notes }) => notes), ...unreadNote(unread)],
    origins,
  };
}

function unreadNote(chapters: readonly string[]): Reason[] {
  return chapters.length === 0 ? [] : [{ code: "chapters-unread", args: { chapters: chapters.join(", ") } }];
}

/** Chapters are UTF-8 or UTF-16 by the standard; others occur and say so. */
function decodeChapter(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : declaredCharset(bytes);
  try {
    return new TextDecoder(label ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}
