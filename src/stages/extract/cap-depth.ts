/** Deeper nesting than this is not followed: browsers stop at 512, saved pages stay below 120. */
export const MAX_DEPTH = 512;

/** Elements whose end tags may be left out: a new one closes the open one, so they say nothing of depth. */
const OPTIONAL_END = new Set(["p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead"]);
const VOID = new Set(["br", "img", "hr", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source"]);

/**
 * Returns the page with the tags beyond {@link MAX_DEPTH} blanked out, each by as many spaces, so that offsets stay.
 * The parser keeps its open elements in an array that it searches for each end tag: 1 MB of unclosed tags would take it
 * minutes. A page below the limit, which is every honest one, comes back as the same string.
 */
export function capDepth(html: string): string {
  const openByName = new Map<string, number>();
  let open = 0;
  let done = 0;
  const pieces: string[] = [];
  const tags = /<(\/?)([a-z][a-z0-9:-]{0,40})/gi;
  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    const name = match[2]!.toLowerCase();
    if (VOID.has(name) || OPTIONAL_END.has(name)) {
      if (open < MAX_DEPTH) continue;
    } else if (match[1] === "/") {
      const same = openByName.get(name) ?? 0;
      if (same === 0) continue; // closes nothing, here and in the parser
      openByName.set(name, same - 1);
      open--;
      if (open < MAX_DEPTH) continue;
    } else {
      openByName.set(name, (openByName.get(name) ?? 0) + 1);
      open++;
      if (open <= MAX_DEPTH) continue;
    }
    const end = html.indexOf(">", match.index);
    const next = end < 0 ? html.length : end + 1;
    pieces.push(html.slice(done, match.index), " ".repeat(next - match.index));
    done = next;
    tags.lastIndex = next;
  }
  return done === 0 ? html : pieces.join("") + html.slice(done);
}
