import fastGlob from "fast-glob";

/** Whether a path, with `/` between its parts, is a pattern. */
export function isGlob(path: string): boolean {
  return fastGlob.isDynamicPattern(path);
}

/** The folders of a glob before its first part that is a pattern. */
export function fixedPart(glob: string): string {
  const parts = glob.split("/");
  const first = parts.findIndex((part) => part !== "" && isGlob(part));
  return parts.slice(0, first < 0 ? parts.length - 1 : first).join("/");
}

/** The files that match a glob, links to files and folders among them. */
export function filesMatching(glob: string): string[] {
  return fastGlob.sync(glob, { onlyFiles: false, followSymbolicLinks: false, suppressErrors: true });
}
