import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { grepList, perlScript, sedScript } from "../corpus/rules.js";
import type { Command } from "../measure.js";
import { inTurns, ratios, secondsOf } from "../paired.js";
import { type Bench, type Part, shown, withoutCache } from "../part.js";
import { utf8Locale } from "./locale.js";

const AUTOCORRECT = "autocorrect-node@2.14.0";
const RULES = 200;

/** `check` against what people use instead, over the same folder. */
export const others: Part = {
  name: "others",
  async run(bench) {
    const folder = bench.corpora.documents();
    const commands = [
      bench.qingwen("check", ["check", folder, "--quiet", ...withoutCache("check")]),
      ...tools(bench, folder),
    ];
    const comparison = await inTurns(commands, bench.rounds);
    return commands.slice(1).map(({ name }) => ({
      work: `10,000 × 18 KB, \`check\`, by \`${name}\``,
      asked: "",
      measured: `${shown(ratios(comparison, "check", name))}; ${shown(secondsOf(comparison, name))} s`,
    }));
  },
};

function tools(bench: Bench, folder: string): Command[] {
  const file = (name: string, content: string) => {
    const path = join(bench.scratch, name);
    writeFileSync(path, content);
    return path;
  };
  const overFiles = (command: string) => [
    "sh",
    "-c",
    `find "$0" -type f -print0 | LC_ALL=${utf8Locale()} xargs -0 ${command}`,
    folder,
  ];
  const sed = file("rules.sed", sedScript(RULES));
  const perl = file("rules.pl", perlScript(RULES));
  const grep = file("rules.txt", grepList(RULES));
  const autocorrect = installAutocorrect(bench.scratch);
  return [
    { name: `sed -E -f, ${RULES} rules`, argv: overFiles(`sed -E -f '${sed}'`) },
    { name: `perl -pe, ${RULES} rules`, argv: overFiles(`perl -CSD -pe "$(cat '${perl}')"`) },
    { name: `grep -v -F -f, ${RULES} literals`, argv: overFiles(`grep -h -v -F -f '${grep}'`) },
    ...(autocorrect === undefined ? [] : [{ name: "autocorrect --lint", argv: [autocorrect, "--lint", "-q", folder] }]),
  ];
}

/** The command of autocorrect, from the package registry; nothing when that cannot be reached. */
function installAutocorrect(scratch: string): string | undefined {
  const folder = join(scratch, "autocorrect");
  const command = join(folder, "node_modules/.bin/autocorrect");
  if (existsSync(command)) return command;
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", AUTOCORRECT], { stdio: "ignore" });
  } catch {
    process.stderr.write(`skipped: ${AUTOCORRECT} could not be installed\n`);
    return undefined;
  }
  return command;
}
