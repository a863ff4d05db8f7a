import { appendFileSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { fileError } from "../io/errors.js";
import { openPartFile, type PartFile } from "../io/part-file.js";
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
  /** Leaves the files of earlier reports as they were, unless this run's are finished. */
  abandon(): void;
}

/**
 * Opens the reports asked for by `--report FORMAT[=FILE]`.
 *
 * @throws CleanError `usage` for an unknown format, or two reports in one file; what `openPartFile` throws
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
  const reporters = await Promise.all(wanted.map((spec) => makeReporter(spec, command, terminal)));
  const reports: OpenReport[] = [];
  const abandon = () => {
    for (const report of reports) report.abandon();
  };
  try {
    for (const made of reporters) reports.push(openReport(made, terminal));
  } catch (error) {
    abandon();
    throw error;
  }
  return {
    any: reports.length > 0,
    wantsSource: reports.some(({ reporter }) => reporter.showsSource === true),
    add({ record, source }) {
      for (const { reporter, write } of reports) write(reporter.add(record, source));
    },
    finish() {
      for (const { reporter, write, finish } of reports) {
        write(reporter.finish());
        finish();
        addJobSummary(reporter);
      }
    },
    abandon,
  };
}

/** A reporter with the file its report goes to; without one it goes to the terminal. */
interface MadeReporter {
  readonly reporter: Reporter;
  readonly path?: string;
}

interface OpenReport extends PartFile {
  readonly reporter: Reporter;
}

/** `FORMAT[=FILE]` of `--report`. */
const SPEC = /^([^=]*)(?:=([\s\S]+))?$/;

/** The files that reports go to. */
export function reportFiles(wanted: readonly string[]): string[] {
  return wanted.flatMap((spec) => SPEC.exec(spec)?.[2] ?? []);
}

async function makeReporter(
  spec: string,
  command: ReportContext["command"],
  terminal: Terminal,
): Promise<MadeReporter> {
  const [, format, path] = SPEC.exec(spec) ?? [];
  const load = format === undefined ? undefined : REPORT_FORMATS[format];
  if (load === undefined) throw badOption(terminal, "--report", spec, Object.keys(REPORT_FORMATS).join(", "));
  const create = await load();
  const context = { language: terminal.language, version: VERSION, command, repository: repository() };
  if (path === undefined) return { reporter: create({ ...context, color: terminal.colors.isColorSupported }) };
  return { reporter: create({ ...context, color: false }), path };
}

function openReport({ reporter, path }: MadeReporter, terminal: Terminal): OpenReport {
  if (path !== undefined) return { reporter, ...openPartFile(path) };
  return { reporter, write: (part) => part !== "" && terminal.out(part), finish() {}, abandon() {} };
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
