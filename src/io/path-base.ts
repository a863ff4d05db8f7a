import { existsSync } from "node:fs";
import { isAbsolute, normalize, sep } from "node:path";
import fastGlob from "fast-glob";

/**
 * The file or folder that everything lies in that a path stands for: the path itself, or what comes before the first
 * part of a glob that is a pattern. With `/` between its parts, as the records of documents write paths.
 */
export function baseOf(path: string): string {
  const normal = normalize(path);
  const plain = (sep === "/" ? normal : normal.replaceAll(sep, "/")).replace(/(?<=.)\/$/, "");
  if (existsSync(path) || !fastGlob.isDynamicPattern(plain)) return plain;
  const parts = plain.split("/");
  const first = parts.findIndex((part) => part !== "" && fastGlob.isDynamicPattern(part));
  const fixed = parts.slice(0, first).join("/");
  return fixed === "" ? (isAbsolute(path) ? "/" : ".") : fixed;
}
