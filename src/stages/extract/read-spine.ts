import { load } from "cheerio/slim";
import { CleanError } from "../../core/errors.js";

const XML = { xml: { xmlMode: true } } as const;

/** A file of an e-book that holds a chapter. */
export interface Chapter {
  /** Its name in the archive. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an e-book is made of, in reading order. */
export interface Spine {
  readonly chapters: readonly Chapter[];
  /** What the package names as chapters and the archive does not hold; pictures do not count. */
  readonly missing: readonly string[];
}

/**
 * The chapters of an unpacked e-book.
 *
 * @throws CleanError `archive-broken` when the container names no package or the package no chapter that is there
 */
export function readSpine(files: ReadonlyMap<string, Uint8Array>): Spine {
  const [rootfile] = elementsOf(files.get("META-INF/container.xml"))("rootfile");
  const path = rootfile?.["full-path"] ?? [...files.keys()].find((name) => name.endsWith(".opf"));
  const opf = path === undefined ? undefined : files.get(path);
  if (path === undefined || opf === undefined) throw new CleanError("archive-broken", { format: "epub" });
  const elements = elementsOf(opf);
  const hrefs = new Map<string, string>();
  for (const { id = "", href = "" } of elements("item")) hrefs.set(id, href);
  const chapters: Chapter[] = [];
  const missing: string[] = [];
  for (const { idref: id = "" } of elements("itemref")) {
    const href = hrefs.get(id);
    const name = href === undefined ? id : resolve(path, href);
    const bytes = href === undefined ? undefined : files.get(name);
    if (bytes !== undefined) chapters.push({ path: name, bytes });
    else if (href === undefined || TEXTUAL.test(name)) missing.push(name);
  }
  if (chapters.length === 0) throw new CleanError("archive-broken", { format: "epub" });
  return { chapters, missing };
}

/** The names of files of an e-book that hold text. */
export const TEXTUAL = /\.(?:x?html?|xml)$/i;

/** Whether an e-book is locked to a reader: chapters are encrypted, while fonts may be so in any book. */
export function isLocked(files: ReadonlyMap<string, Uint8Array>, { chapters }: Spine): boolean {
  const encryption = files.get("META-INF/encryption.xml");
  if (encryption === undefined) return false;
  if (files.has("META-INF/rights.xml")) return true;
  const encrypted = new Set(elementsOf(encryption)("CipherReference").map(({ URI = "" }) => resolve("", URI)));
  return chapters.some(({ path }) => encrypted.has(path));
}

/** Gives the attributes of all elements of a name in an XML file, whatever prefix their names have there. */
function elementsOf(bytes: Uint8Array | undefined) {
  const all = load(textOf(bytes), XML)("*").toArray();
  return (name: string): readonly Readonly<Record<string, string>>[] =>
    all.flatMap((node) => ("attribs" in node && node.name.split(":").at(-1) === name ? [node.attribs] : []));
}

/** A relative address in the package, from the file that names it. */
function resolve(from: string, href: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of safeDecode(href.split("#")[0]!).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function safeDecode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? "" : new TextDecoder("utf-8").decode(bytes);
}
