import { basename } from "node:path";
import { formatOf } from "../io/output-names.js";
import { nodePlatform } from "../io/platform.js";
import { readNamed } from "../io/read-named.js";
import { explainDocument } from "../report/explain.js";
import { cleanDocument } from "../stages/clean-document.js";
import { FAILED } from "./exit-codes.js";
import { type CommonFlags, openSetups } from "./options.js";
import { sayFailed } from "./say-error.js";
import type { Terminal } from "./terminal.js";

export interface ExplainFlags extends CommonFlags {
  readonly json?: boolean;
}

/** `explain`: every edit of one file in its context. Returns the exit code: 0, or 3 when the file is refused. */
export async function explainCommand(path: string, flags: ExplainFlags, terminal: Terminal): Promise<number> {
  const setup = await openSetups(flags, terminal).for(path);
  const { record } = await cleanDocument(
    { path, name: basename(path), output: basename(path), format: formatOf(path), bytes: readNamed(path) },
    { cleaner: setup.cleaner, extract: setup.extract, ...nodePlatform },
  );
  if (flags.json) terminal.out(`${JSON.stringify(record, null, 2)}\n`);
  else if (record.status === "refused") sayFailed(path, record.error!, terminal);
  else terminal.out(explainDocument(record, terminal.language, terminal.colors));
  return record.error === undefined ? 0 : FAILED;
}
