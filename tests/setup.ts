import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Builds the program when a source is newer than the build, so that tests of the command see the sources as they are. */
export default function setup(): void {
  const built = statSync("dist/cli.js", { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = Math.max(...["src", ".scripts"].flatMap((folder) => times(folder)));
  if (newest > built) execFileSync("npm", ["run", "build", "--silent"], { stdio: "inherit" });
}

function times(folder: string): number[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "bundled.ts")
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
}
