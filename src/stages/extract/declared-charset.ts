/** Where a declaration may stand: browsers look at the first 1 KB, real pages have it within 4. */
const HEAD_BYTES = 4096;

const META = /<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
const XML = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/i;

/**
 * The charset a page declares for itself, in lower case and as it is written there, or undefined. It is a claim: wrong
 * ones occur, so check it against the bytes.
 *
 * @param head the first bytes of the file; only 4 KB of them are looked at. A byte order mark is not.
 */
export function declaredCharset(head: Uint8Array): string | undefined {
  const text = latin1(head.subarray(0, HEAD_BYTES));
  const found = XML.exec(text) ?? META.exec(text.replace(/<!--[\s\S]*?-->/g, ""));
  return found?.[1]?.toLowerCase();
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
