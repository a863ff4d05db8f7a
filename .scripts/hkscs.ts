/**
 * Writes src/stages/decode/hkscs.generated.ts: the part of Big5 as the Encoding Standard has it (HKSCS) that decoders do
 * not agree on, from the tables of iconv-lite (MIT). Node's own decoder gives private-use characters there.
 */
import { writeFileSync } from "node:fs";
import iconv from "iconv-lite";

const plain = new TextDecoder("big5", { fatal: true });
const rows: string[] = [];
let count = 0;
for (let lead = 0x81; lead <= 0xfe; lead++) {
  let row = "";
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail > 0x7e && trail < 0xa1) continue;
    const character = iconv.decode(Buffer.from([lead, trail]), "big5-hkscs");
    const isOne = [...character].length === 1 || /^[\u00ca\u00ea][\u0304\u030c]$/.test(character);
    const known = isOne && character !== "\ufffd";
    if (known && character === byPlatform(lead, trail)) row += " ";
    else if (known) {
      row += character.length > 1 && character < "\ud800" ? "=" : character;
      count++;
    } else row += "-";
  }
  rows.push(/^ +$/.test(row) ? "" : /^-+$/.test(row) ? "-" : row);
}

function byPlatform(lead: number, trail: number): string | undefined {
  try {
    return plain.decode(Uint8Array.of(lead, trail));
  } catch {
    return undefined;
  }
}

writeFileSync(
  new URL("../src/stages/decode/hkscs.generated.ts", import.meta.url),
  `// Made by .scripts/hkscs.ts from iconv-lite 0.7.3 (MIT). ${count} characters. Do not edit.
// One string a lead byte from 0x81 on, one character a trail byte (0x40 to 0x7e, 0xa1 to 0xfe): a space is what the
// platform's Big5 has, \`-\` is no character, \`=\` one of the four that are two code points. An empty row is all
// spaces, a row \`-\` has no characters.
export const HKSCS_ROWS: readonly string[] = [
${rows.map((row) => `  ${JSON.stringify(row)},`).join("\n")}
];
`,
);
