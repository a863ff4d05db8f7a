/**
 * A value as a data block of a page. Every `<` is escaped, so nothing in it can end the block or open a comment, which
 * would change how the parser reads what follows.
 */
export function jsonScript(id: string, value: unknown): string {
  const json = JSON.stringify(value).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="${id}">${json}</script>\n`;
}
