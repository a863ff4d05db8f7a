import { execFileSync } from "node:child_process";

const NAMED = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];

/** Runs git in a folder, apart from what the machine's own configuration says. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", [...NAMED, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: "1" },
  });
}

/** Makes the folder a repository with all its files in one commit, on the branch `main`. */
export function repositoryIn(folder: string): void {
  git(folder, "init", "-q", "-b", "main");
  commitAll(folder);
}

export function commitAll(folder: string): void {
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "Add files");
}
