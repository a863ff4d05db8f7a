import { posix } from "node:path";

/** Where a run stands, both absolute and with `/` between their parts. */
export interface Repository {
  /** The repository's root folder. */
  readonly root: string;
  /** The working folder, which paths as given are relative to. */
  readonly folder: string;
}

/**
 * A path as code hosts know it: relative to the root of the repository, with `/` between its parts. A path outside the
 * root stays as it is.
 */
export function repositoryPath(path: string, repository: Repository | undefined): string {
  if (repository === undefined) return posix.normalize(path);
  const absolute = posix.normalize(isAbsolute(path) ? path : `${repository.folder}/${path}`);
  const root = posix.normalize(`${repository.root}/`);
  return absolute.startsWith(root) ? absolute.slice(root.length) : posix.normalize(path);
}

/** A path as a URI reference: relative ones stay relative, absolute ones become `file:` URIs. */
export function pathUri(path: string): string {
  const encoded = path.split("/").map(encodePart).join("/");
  if (!isAbsolute(path)) return encoded;
  return path.startsWith("/") ? `file://${encoded}` : `file:///${encoded.replace("%3A", ":")}`;
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

/** Lone surrogates, which no URI can hold, become U+FFFD. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd"));
}
