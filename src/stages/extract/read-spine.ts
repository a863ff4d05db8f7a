import { load } from "cheerio/slim";
import { CleanError } from "../../core/errors.js";

const XML = { xml: { xmlMode: true } } as const;

/**
 * The chapters of an unpacked e-book in reading order, as their files' bytes.
 *
 * @throws CleanError `archive-broken` when the container names no package or the package no chapter that is there
 */
export function readSpine(files: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] {
  const container = load(textOf(files.get("META-INF/container.xml")), XML);
  const path =
    container("rootfile").first().attr("full-path") ?? [...files.keys()].find((name) => name.endsWith(".opf"));
  const opf = path === undefined ? undefined : files.get(path);
  if (path === undefined || opf === undefined) throw new CleanError("archive-broken", { format: "epub" });
  const book = load(textOf(opf), XML);
  const hrefs = new Map<string, string>();
  for (const item of book("manifest > item").toArray()) hrefs.set(item.attribs.id ?? "", item.attribs.href ?? "");
  const chapters: Uint8Array[] = [];
  for (const item of book("spine > itemref").toArray()) {
    const href = hrefs.get(item.attribs.idref ?? "");
    const file = href === undefined ? undefined : files.get(resolve(path, href));
    if (file !== undefined) chapters.push(file);
  }
  if (chapters.length === 0) throw new CleanError("archive-broken", { format: "epub" });
  return chapters;
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
