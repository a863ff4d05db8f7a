import { createPartReader } from "../stages/decode/decode-parts.js";
import { nodePlatform } from "./platform.js";
import { readParts } from "./read-parts.js";

/**
 * The text of a file in UTF-8, in pieces that end between characters.
 *
 * @throws CleanError what `readParts` throws
 */
export function* readText(path: string): Generator<string> {
  const read = createPartReader("utf-8", nodePlatform.decodeUtf8);
  for (const { bytes, place } of readParts(path)) yield read(bytes, place).text;
}
