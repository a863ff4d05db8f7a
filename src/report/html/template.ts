import { createHash } from "node:crypto";
import type { Language } from "../../messages/language.js";
import { xmlText } from "../xml-text.js";
import { PAGE_SCRIPT, PAGE_STYLE } from "./page.generated.js";

/**
 * The page up to the data. It may run its own script and style, known by their hashes, and load nothing.
 *
 * @param title plain text
 */
export function pageHead(title: string, language: Language): string {
  const policy =
    `default-src 'none'; script-src ${hashSource(PAGE_SCRIPT)}; style-src ${hashSource(PAGE_STYLE)}; ` +
    "img-src data:; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${xmlText(title)}</title>
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body>
<div id="app"></div>
`;
}

/** The page after the data. */
export function pageTail(withoutScript: readonly string[]): string {
  const lines = withoutScript.map((line) => `<p>${xmlText(line)}</p>`).join("");
  return `<noscript>${lines}</noscript>\n<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
}

function hashSource(code: string): string {
  return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
}
