import { appendFileSync, closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { CleanError } from "../core/errors.js";
import { fileError } from "../io/errors.js";
import { isFolder } from "../io/is-folder.js";
import { realOf } from "../io/real-path.js";
import { text } from "../messages/texts.js";
import { REPORT_FORMATS } from "../report/formats.js";
import type { ReportContext, Reporter } from "../report/reporter.js";
import type { Repository } from "../report/repository-path.js";
import type { RunDocument } from "../run/run-document.js";
import { VERSION } from "../version.js";
import { badOption } from "./options.js";
import type { Terminal } from "./terminal.js";

/** The reports of a run, all fed from the same documents. */
export interface Reports {
  /** Whether there is any. */
  readonly any: boolean;
  /** Whether one of them shows the source texts. */
  readonly wantsSource: boolean;
  add(document: RunDocument): void;
  finish(): void;
}

/**
 * Opens the reports asked for by `--report FORMAT[=FILE]`.
 *
 * @throws CleanError `usage` for an unknown format, or two reports in one file; `is-folder`, `unwritable`
 */
export async function openReports(
  wanted: readonly string[],
  command: ReportContext["command"],
  terminal: Terminal,
): Promise<Reports> {
  const files = reportFiles(wanted);
  const real = files.map(realOf);
  const twice = files.find((_, i) => real.indexOf(real[i]!) < i);
  if (twice !== undefined) {
    throw new CleanError("usage", { problem: text(terminal.language, "report-twice", { path: twice }) });
  }
  const reports = await Promise.all(wanted.map((spec) => openReport(spec, command, terminal)));
  return {
    any: reports.length > 0,
    wantsSource: reports.some(({ reporter }) => reporter.showsSource === true),
    add({ record, source }) {
      for (const { reporter, write } of reports) write(reporter.add(record, source));
    },
    finish() {
      for (const { reporter, write, close } of reports) {
        write(reporter.finish());
        close();
        addJobSummary(reporter);
      }
    },
  };
}

interface OpenReport {
  readonly reporter: Reporter;
  write(part: string): void;
  close(): void;
}

/** `FORMAT[=FILE]` of `--report`. */
const SPEC = /^([^=]*)(?:=([\s\S]+))?$/;

/** The files that reports go to. */
export function reportFiles(wanted: readonly string[]): string[] {
  return wanted.flatMap((spec) => SPEC.exec(spec)?.[2] ?? []);
}

async function openReport(spec: string, command: ReportContext["command"], terminal: Terminal): Promise<OpenReport> {
  const [, format, path] = SPEC.exec(spec) ?? [];
  const load = format === undefined ? undefined : REPORT_FORMATS[format];
  if (load === undefined) throw badOption(terminal, "--report", spec, Object.keys(REPORT_FORMATS).join(", "));
  const create = await load();
  const context = { language: terminal.language, version: VERSION, command, repository: repository() };
  if (path === undefined) {
    const reporter = create({ ...context, color: terminal.colors.isColorSupported });
    return { reporter, write: (part) => part !== "" && terminal.out(part), close() {} };
  }
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw fileError(error, path, "write");
    }
  };
  if (isFolder(path)) throw new CleanError("is-folder", { path });
  const file = guarded(() => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, "w");
  });
  const reporter = create({ ...context, color: false });
  return { reporter, write: (part) => guarded(() => writeSync(file, part)), close: () => closeSync(file) };
}

/** The folders of the run: the root is what the build server says, else the working folder. */
function repository(): Repository {
  const folder = process.cwd();
  const root = process.env.GITHUB_WORKSPACE || process.env.CI_PROJECT_DIR || folder;
  return { root: root.replaceAll("\\", "/"), folder: folder.replaceAll("\\", "/") };
}

/** GitHub Actions names a file to which every step appends its summary. */
function addJobSummary(reporter: Reporter): void {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path || reporter.jobSummary === undefined) return;
  try {
    appendFileSync(path, reporter.jobSummary());
  } catch (error) {
    throw fileError(error, path, "write");
  }
}
