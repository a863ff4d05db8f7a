import { readdirSync, readFileSync } from "node:fs";
import type { Metafile } from "esbuild";

/**
 * The licences of the packages that a bundle holds parts of, as they ask for.
 *
 * @throws Error for a package without a licence file
 */
export function licencesOf(metafile: Metafile): string {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
    const text = file === undefined ? undefined : readFileSync(`${folder}/${file}`, "utf8").trim();
    if (text === undefined && license === undefined) throw new Error(`${folder}: found no licence`);
    return `${name} ${version} (${license})\n\n${text ?? ""}\n`;
  });
  return `The files beside this one hold parts of these packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`;
}
