import { CleanError } from "../../core/errors.js";
import { decodeBase64, decodeQuotedPrintable } from "./transfer-encoding.js";

/** The page inside an MHTML file. */
export interface UnwrappedPage {
  /** Its bytes, transfer encoding undone. */
  readonly bytes: Uint8Array;
  /** What the part's Content-Type says, in lower case; a claim like any other. */
  readonly charset: string | undefined;
}

/** Parts inside parts deeper than this are not looked at; browsers write two levels at most. */
const MAX_LEVEL = 5;

/**
 * Takes the page out of an MHTML file: its first part of type `text/html`, quoted-printable or base64 undone.
 *
 * @param file the whole file
 * @throws CleanError `archive-broken` when there is no such part
 */
export function unwrapMhtml(file: Uint8Array): UnwrappedPage {
  const found = findPage(latin1(file), 0);
  if (found === undefined) throw new CleanError("archive-broken", { format: "mhtml" });
  return found;
}

function findPage(entity: string, level: number): UnwrappedPage | undefined {
  const { headers, body } = splitEntity(entity);
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type);
  if (/^\s*multipart\//i.test(type) && boundary !== null && level < MAX_LEVEL) {
    for (const part of splitParts(body, boundary[1] ?? boundary[2]!)) {
      const page = findPage(part, level + 1);
      if (page !== undefined) return page;
    }
    return undefined;
  }
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type)) return undefined;
  const encoding = (headers.get("content-transfer-encoding") ?? "").trim().toLowerCase();
  const charset = /\bcharset\s*=\s*"?([\w.:-]{2,40})/i.exec(type)?.[1]?.toLowerCase();
  if (encoding === "quoted-printable") return { bytes: decodeQuotedPrintable(body), charset };
  if (encoding === "base64") return { bytes: decodeBase64(body), charset };
  return { bytes: Uint8Array.from(body, (char) => char.charCodeAt(0)), charset };
}

/** Header names in lower case; folded lines are joined. */
function splitEntity(entity: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const gap = /\r?\n\r?\n/.exec(entity);
  const head = gap === null ? entity : entity.slice(0, gap.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: gap === null ? "" : entity.slice(gap.index + gap[0].length) };
}

function splitParts(body: string, boundary: string): readonly string[] {
  const parts = `\n${body}`.split(`\n--${boundary}`);
  return parts
    .slice(1)
    .filter((part) => !part.startsWith("--"))
    .map((part) => part.replace(/^[^\n]*\n/, "").replace(/\r$/, ""));
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x2000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x2000)));
  return parts.join("");
}
