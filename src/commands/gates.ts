import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { listedFindings } from "../report/listed-findings.js";
import { FAILED } from "./exit-codes.js";
import { badOption, parseCount } from "./options.js";
import type { Terminal } from "./terminal.js";

/** What `--fail-on` knows; `censored` is what the stage `restore` finds, `refused` a document that was not cleaned. */
export const GATES = ["ads", "markers", "censored", "suggestion", "refused"] as const;
export type Gate = (typeof GATES)[number];

/** The flags that decide whether `check` fails. */
export interface GateFlags {
  /** Each a gate, or several with commas between them. */
  readonly failOn?: readonly string[];
  readonly maxFindings?: string;
}

/** Takes the documents of a run and says at its end how `check` ends. */
export interface Verdict {
  add(record: DocumentRecord): void;
  /** The findings that count against the limit. */
  readonly found: number;
  readonly limit: number;
  /** 0 when all gates hold, 1 for more findings than allowed, 3 for a refused document. */
  readonly code: 0 | 1 | 3;
}

/** Suggestions alone fail no check unless they are asked for. */
const DEFAULT_GATES: readonly Gate[] = ["ads", "markers", "censored", "refused"];
const STAGES = { ads: "ads", markers: "markers", restore: "censored", normalize: undefined } as const;

/**
 * Reads the gates from the command line. Layout and what the user chose to ignore never count.
 *
 * @throws CleanError `usage` for an unknown gate or a number that is none
 */
export function openGates(flags: GateFlags, terminal: Terminal): Verdict {
  const gates = parseGates(flags.failOn, terminal);
  const limit = parseCount("--max-findings", flags.maxFindings, 0, terminal) ?? 0;
  let found = 0;
  let refused = false;
  const counts = (finding: LocatedFinding) => {
    const gate = finding.band === "reported" ? "suggestion" : STAGES[finding.stage];
    return gate !== undefined && gates.has(gate);
  };
  return {
    add(record) {
      found += listedFindings(record).filter(counts).length;
      refused ||= record.error !== undefined && gates.has("refused");
    },
    get found() {
      return found;
    },
    limit,
    get code() {
      return refused ? FAILED : found > limit ? 1 : 0;
    },
  };
}

function parseGates(values: readonly string[] | undefined, terminal: Terminal): ReadonlySet<Gate> {
  if (values === undefined) return new Set(DEFAULT_GATES);
  const names = values.flatMap((value) => value.split(",")).map((name) => name.trim());
  return new Set(
    names.map((name) => {
      const gate = GATES.find((known) => known === name);
      if (gate === undefined) throw badOption(terminal, "--fail-on", name, GATES.join(", "));
      return gate;
    }),
  );
}
