/**
 * Writes src/core/traditional.generated.ts, the one-to-one table from traditional to simplified characters, from the
 * data of opencc-js (Apache-2.0; itself from OpenCC's TSCharacters). Run it again when that package changes.
 */
import { writeFileSync } from "node:fs";
import { Converter } from "opencc-js/t2cn";

const convert = Converter({ from: "t", to: "cn" });
let traditional = "";
let simplified = "";
for (let unit = 0x3400; unit < 0xa000; unit++) {
  const from = String.fromCharCode(unit);
  let to = convert(from);
  while (convert(to) !== to) to = convert(to); // 薴 → 苧 → 苎: folding must be idempotent
  if (to === from || to.length !== 1) continue;
  traditional += from;
  simplified += to;
}
writeFileSync(
  new URL("../src/core/traditional.generated.ts", import.meta.url),
  `// Made by .scripts/traditional.ts from opencc-js 1.4.2 (Apache-2.0). ${traditional.length} pairs. Do not edit.
export const TRADITIONAL =
  "${traditional}";
export const SIMPLIFIED =
  "${simplified}";
`,
);
