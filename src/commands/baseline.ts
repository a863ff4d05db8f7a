import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { CleanError } from "../core/errors.js";
import { BASELINE_FILE, type Baseline, nameInBaseline, readBaseline, writeBaseline } from "../io/baseline.js";
import { text } from "../messages/texts.js";
import { isListed } from "../report/listed-findings.js";
import type { RunDocument } from "../run/run-document.js";
import { add, keyOf, openKnownFindings } from "./known-findings.js";
import type { Hold } from "./run.js";
import type { Selection } from "./select-inputs.js";
import type { Terminal } from "./terminal.js";

/** The flags of the baseline; true stands for the default file. */
export interface BaselineFlags {
  readonly baseline?: string | true;
  readonly writeBaseline?: string | true;
  readonly pruneBaseline?: boolean;
  readonly quiet?: boolean;
}

/** What `check` does with findings that are known: it holds documents until that is decided, and ends with the file. */
export interface BaselineRun extends Hold {
  /** After a whole run: writes the file, or says what of it has expired. */
  finish(): void;
}

/** How many expired findings are named one by one. */
const NAMED = 20;

/**
 * Opens the baseline that the flags ask for.
 *
 * @throws CleanError `usage` for flags that contradict each other; what `readBaseline` throws
 */
export function openBaseline(flags: BaselineFlags, selection: Selection, terminal: Terminal): BaselineRun | undefined {
  const write = fileOf(flags.writeBaseline);
  const read = fileOf(flags.baseline) ?? (flags.pruneBaseline ? BASELINE_FILE : undefined);
  const isPart = selection.shard !== undefined && (write !== undefined || flags.pruneBaseline === true);
  if (isPart || (write !== undefined && read !== undefined)) {
    throw new CleanError("usage", { problem: text(terminal.language, "baseline-contradiction") });
  }
  if (write !== undefined) return writeRun(write, selection, flags, terminal);
  return read === undefined ? undefined : readRun(read, selection, flags, terminal);
}

function writeRun(path: string, selection: Selection, flags: BaselineFlags, terminal: Terminal): BaselineRun {
  const inRun = new Set(selection.inputs.map((input) => nameInBaseline(path, input.path)));
  const baseline: Baseline = new Map(
    existsSync(path) ? [...readBaseline(path)].filter(([file]) => !inRun.has(file) && isThere(path, file)) : [],
  );
  let found = 0;
  return {
    take(document) {
      const file = nameInBaseline(path, document.record.path);
      const findings = document.record.findings.map((finding) => {
        if (!isListed(finding)) return finding;
        found += 1;
        add(baseline, file, keyOf(finding), 1);
        return { ...finding, suppressed: { kind: "external", reason: path } as const };
      });
      return [{ ...document, record: { ...document.record, findings } }];
    },
    rest: () => [],
    finish() {
      writeBaseline(path, baseline);
      if (!flags.quiet) terminal.say(text(terminal.language, "baseline-written", { path, found }));
    },
  };
}

function readRun(path: string, selection: Selection, flags: BaselineFlags, terminal: Terminal): BaselineRun {
  const known = openKnownFindings(readBaseline(path), {
    reason: path,
    files: selection.inputs.map((input) => nameInBaseline(path, input.path)),
    nameOf: (file) => nameInBaseline(path, file),
    exists: (file) => isThere(path, file),
  });
  return {
    take: (document: RunDocument) => known.take(document),
    rest: () => known.rest(),
    finish() {
      // A part of a split run cannot tell what the other parts found.
      const expired = selection.shard === undefined ? expiredLines(known.expired()) : [];
      if (expired.length > 0 && !flags.quiet) {
        const code = flags.pruneBaseline ? "baseline-pruned" : "baseline-expired";
        terminal.say(text(terminal.language, code, { path, count: expired.length }));
        for (const line of expired.slice(0, NAMED)) terminal.say(`  ${line}`);
        if (expired.length > NAMED) terminal.say(`  … ${expired.length - NAMED}`);
      }
      if (flags.pruneBaseline) writeBaseline(path, known.pruned());
    },
  };
}

/** `file: rule ×count`, sorted. */
function expiredLines(expired: Baseline): string[] {
  return [...expired]
    .flatMap(([file, counts]) => [...counts].map(([key, count]) => `${file}: ${key.split(" ")[0]} ×${count}`))
    .sort();
}

function isThere(baseline: string, file: string): boolean {
  return existsSync(resolve(dirname(baseline), file));
}

function fileOf(flag: string | true | undefined): string | undefined {
  return flag === true ? BASELINE_FILE : flag;
}
