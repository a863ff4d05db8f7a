import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where it is noted what stood there when a build had ended. */
const NOTE = "node_modules/.cache/qingwen/built.json";

/** What a build reads, with the sources that it generates, and what it makes: it counts literals in the texts of tests/keep. */
const PLACES = ["src", ".scripts", "tests/keep", "package.json", "package-lock.json", "tsconfig.json", "dist"];

/** Whether the last build of a project was made of the sources as they stand, and what it made stands as it was. */
export function isBuilt(project = "."): boolean {
  const noted = join(project, NOTE);
  return existsSync(noted) && readFileSync(noted, "utf8") === note(project);
}

/** Notes that what stands there was made of the sources as they stand. */
export function noteBuild(project = "."): void {
  const noted = join(project, NOTE);
  mkdirSync(dirname(noted), { recursive: true });
  writeFileSync(noted, note(project));
}

function note(project: string): string {
  // The code that is kept compiled is good for one version of Node and one kind of processor.
  const { version, platform, arch } = process;
  return JSON.stringify({ version, platform, arch, files: hash(filesOf(project, PLACES)) }, null, 2);
}

/** The files at or below places of a project, in a fixed order; none where there is nothing. */
function filesOf(project: string, places: readonly string[]): string[] {
  return places.flatMap((name) => {
    const place = join(project, name);
    const stats = statSync(place, { throwIfNoEntry: false });
    if (!stats?.isDirectory()) return stats ? [place] : [];
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  });
}

function hash(files: readonly string[]): string {
  const all = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(file);
    all.update(`${file}\0${content.length}\0`).update(content);
  }
  return all.digest("hex");
}
