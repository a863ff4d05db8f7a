import { closeSync, openSync, writeSync } from "node:fs";
import { fileError } from "../io/errors.js";
import { REPORT_FORMATS } from "../report/formats.js";
import type { ReportContext, Reporter } from "../report/reporter.js";
import type { CleanedDocument } from "../stages/clean-document.js";
import { VERSION } from "../version.js";
import { badOption } from "./options.js";
import type { Terminal } from "./terminal.js";

/** The reports of a run, all fed from the same documents. */
export interface Reports {
  add(document: CleanedDocument): void;
  finish(): void;
}

/**
 * Opens the reports asked for by `--report FORMAT[=FILE]`.
 *
 * @throws CleanError `usage` for an unknown format, `unwritable`
 */
export async function openReports(
  wanted: readonly string[],
  command: ReportContext["command"],
  terminal: Terminal,
): Promise<Reports> {
  const reports = await Promise.all(wanted.map((spec) => openReport(spec, command, terminal)));
  return {
    add({ record, source }) {
      for (const { reporter, write } of reports) write(reporter.add(record, source));
    },
    finish() {
      for (const { reporter, write, close } of reports) {
        write(reporter.finish());
        close();
      }
    },
  };
}

interface OpenReport {
  readonly reporter: Reporter;
  write(part: string): void;
  close(): void;
}

async function openReport(spec: string, command: ReportContext["command"], terminal: Terminal): Promise<OpenReport> {
  const [, format, path] = /^([^=]*)(?:=([\s\S]+))?$/.exec(spec) ?? [];
  const load = format === undefined ? undefined : REPORT_FORMATS[format];
  if (load === undefined) throw badOption(terminal, "--report", spec, Object.keys(REPORT_FORMATS).join(", "));
  const create = await load();
  const context = { language: terminal.language, version: VERSION, command };
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
  const file = guarded(() => openSync(path, "w"));
  const reporter = create({ ...context, color: false });
  return { reporter, write: (part) => guarded(() => writeSync(file, part)), close: () => closeSync(file) };
}
