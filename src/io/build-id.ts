import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { VERSION } from "../version.js";
import { fileSha256 } from "./file-sha256.js";
import { sha256 } from "./sha256.js";

/**
 * What results depend on beside inputs and settings: the program's code, and what Node knows of characters and
 * encodings. The version alone would not do for who works on the program or installs it from its repository.
 */
export function buildId(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = ["cli.js", "cli.ts"].some((name) => existsSync(join(here, name))) ? here : dirname(here);
  const code = (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => /\.c?[jt]s$/.test(name) && !name.endsWith(".d.ts"))
    .sort()
    .map((name) => `${name} ${fileSha256(join(root, name))}`);
  const { node, icu, unicode } = process.versions;
  const packages = OPTIONAL.map((name) => `${name} ${versionOf(name)}`);
  return sha256([VERSION, node, icu, unicode, ...packages, ...code].join("\n"));
}

/** Packages that are there only where the user installed them, and so at any version. */
const OPTIONAL = ["mammoth", "fflate", "opencc-js"];

function versionOf(name: string): string {
  try {
    let folder = dirname(createRequire(import.meta.url).resolve(name));
    while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
    return fileSha256(join(folder, "package.json"));
  } catch {
    return "";
  }
}
