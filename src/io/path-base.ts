import { existsSync } from "node:fs";
import { isAbsolute, normalize, sep } from "node:path";

/**
 * The file or folder that everything lies in that a path stands for: the path itself, or what comes before the first
 * part of a glob that is a pattern. With `/` between its parts, as the records of documents write paths.
 */
export async function baseOf(path: string): Promise<string> {
  const normal = normalize(path);
  const plain = (sep === "/" ? normal : normal.replaceAll(sep, "/")).replace(/(?<=.)\/$/, "");
  if (existsSync(path)) return plain;
  const { fixedPart, isGlob } = await import("./globs.js");
  if (!isGlob(plain)) return plain;
  const fixed = fixedPart(plain);
  return fixed === "" ? (isAbsolute(path) ? "/" : ".") : fixed;
}
