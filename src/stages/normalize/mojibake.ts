import type { Edit } from "../../core/edit.js";
import { normalizeEdit } from "./normalize-edit.js";

/** What windows-1252 has at the bytes 0x80 to 0x9f, where Latin-1 has control characters; a space where nothing. */
const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
/**
 * What is left of Chinese text after a wrong decoding: UTF-8 replacement characters read as GBK, memory of a debugger
 * read as GBK, UTF-8 read as Latin-1 once or twice, a byte order mark read as Latin-1.
 */
const SIGNATURES =
  /锟斤拷(?:锟斤拷|锟斤|锟)*|烫烫烫+|屯屯屯+|ï»¿|(?:Ã[\u0080-\u00bf‚-•–—˜-›ŒœŽžŸŠšƒ€]|Â[\u0080-\u00bf‚-•–—˜-›ŒœŽžŸŠšƒ€]){3,80}|(?:[ä-é][\u0080-\u00bf€‚-•–—˜-›ŒœŽžŸŠšƒ][\u0080-\u00bf€‚-•–—˜-›ŒœŽžŸŠšƒ]?){2,40}/g;
/** So many Han characters must come out of a line for its repair to be certain: chance makes one, seldom two. */
const LEAST_HAN = 3;

/** The bytes of a Han character as letters and signs. */
const THREE_BYTES = /[ã-é][\u0080-\u00bf€‚-•–—˜-›ŒœŽžŸŠšƒ]{2}/;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Finds text that was read in a wrong encoding. A line that is UTF-8 read as Latin-1 or windows-1252 from end to end,
 * and turns back into Chinese, is repaired; all else is a note, because its characters are lost.
 *
 * @param suspects where characters stand that may begin such text, in order; other lines are not looked at
 */
export function mojibakeEdits(text: string, suspects: readonly number[]): Edit[] {
  const edits: Edit[] = [];
  let done = 0;
  for (const suspect of suspects) {
    if (suspect < done) continue;
    const start = text.lastIndexOf("\n", suspect) + 1;
    const feed = text.indexOf("\n", suspect);
    done = feed < 0 ? text.length : feed + 1;
    const end = feed < 0 ? text.length : text[feed - 1] === "\r" && feed > start ? feed - 1 : feed;
    const line = text.slice(start, end);
    const repaired = repairLine(line);
    if (repaired !== undefined) edits.push(normalizeEdit("mojibake-repaired", start, end, repaired));
    else {
      for (const { 0: found, index } of line.matchAll(SIGNATURES)) {
        edits.push(normalizeEdit("mojibake", start + index, start + index + found.length, found, found.slice(0, 12)));
      }
    }
  }
  return edits;
}

/** The line as it was before a decoder took its UTF-8 for Latin-1; `undefined` if that is not certain. */
function repairLine(line: string): string | undefined {
  if (!THREE_BYTES.test(line)) return undefined;
  const bytes = new Uint8Array(line.length);
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    const byte = unit < 0x100 ? unit : 0x80 + WINDOWS_1252.indexOf(line[i]!);
    if (byte < 0x80 && unit >= 0x80) return undefined;
    bytes[i] = byte;
  }
  try {
    const text = strict.decode(bytes);
    const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
    const isChinese = /^[\0-\x7f\u00b7\u2010-\u2027\u2460-\u24ff\u3000-\u301f\u4e00-\u9fff\uff00-\uff5e\ufeff]*$/.test(
      text,
    );
    return han >= LEAST_HAN && isChinese ? text : undefined;
  } catch {
    return undefined;
  }
}
