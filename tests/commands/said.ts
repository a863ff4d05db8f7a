import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import type { Terminal } from "../../src/commands/terminal.js";

/** What a command said and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

/** Runs a command in this process, in English; times are taken out of what it says. */
export async function said(run: (terminal: Terminal) => Promise<number>): Promise<Said> {
  let out = "";
  let all = "";
  const terminal: Terminal = {
    language: "en",
    colors: pc.createColors(false),
    out: (text) => {
      out += text;
    },
    say: (line) => {
      all += `${line}\n`;
    },
  };
  const code = await run(terminal);
  return { code, out, said: all.replace(/\(\d+\.\d s\)/, "") };
}

/** All files below a folder with their contents, without what runs keep for the next one. */
export function tree(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:cache|check\..*)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}
