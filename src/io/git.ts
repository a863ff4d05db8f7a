import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { CleanError } from "../core/errors.js";

/** Room for the names of a large repository's files: a million names of 100 bytes. */
const MAX_NAMES = 100 * 1024 * 1024;

/**
 * The files that differ from a commit: changed or added since `ref` and HEAD parted (since HEAD itself without `ref`),
 * committed or not, and those that git does not know yet and does not ignore. Deleted ones are left out.
 *
 * @param folder any folder of the repository
 * @returns absolute paths, sorted
 * @throws CleanError `git-failed` outside a repository, for an unknown `ref`, or without git
 */
export function changedFiles(folder: string, ref: string | undefined): string[] {
  const root = git(folder, ["rev-parse", "--show-toplevel"]).replace(/\n$/, "");
  const changed = names(git(root, ["diff", "--name-only", "-z", "--diff-filter=d", baseOf(root, ref), "--"]));
  const untracked = names(git(root, ["ls-files", "--others", "--exclude-standard", "-z"]));
  return [...new Set([...changed, ...untracked])].map((name) => join(root, name)).sort();
}

/** Where HEAD parted from `ref`; `ref` itself where the history at hand does not reach back that far. */
function baseOf(root: string, ref: string | undefined): string {
  if (ref === undefined) return hasHead(root) ? "HEAD" : git(root, ["hash-object", "-t", "tree", "/dev/null"]).trim();
  const commit = git(root, ["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`]).trim();
  try {
    return git(root, ["merge-base", commit, "HEAD"]).trim();
  } catch {
    return commit;
  }
}

/** A new repository has none: there everything is new. */
function hasHead(root: string): boolean {
  try {
    git(root, ["rev-parse", "--verify", "HEAD"]);
    return true;
  } catch {
    return false;
  }
}

function names(listed: string): string[] {
  return listed.split("\0").filter((name) => name !== "");
}

function git(folder: string, args: readonly string[]): string {
  try {
    return execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: MAX_NAMES,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (cause) {
    const { stderr, code } = cause as { stderr?: string; code?: string };
    const problem = stderr?.trim().split("\n")[0] || code || String(cause);
    throw new CleanError("git-failed", { problem }, { cause });
  }
}
