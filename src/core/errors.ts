/**
 * What may go wrong by the user's doing, as a code with arguments. The sentence is made in `messages/`, in English or
 * Chinese, where it is shown.
 */
export type ErrorCode =
  | "binary"
  | "encoding-undecidable"
  | "too-many-broken-bytes"
  | "encoding-unsupported"
  | "edit-out-of-range"
  | "edits-overlap"
  | "pack-invalid"
  | "pattern-unsafe"
  | "config-invalid"
  | "no-input"
  | "name-collision"
  | "locked"
  | "target-changed"
  | "write-protected"
  | "path-missing"
  | "input-is-output"
  | "input-inside-output"
  | "not-a-folder"
  | "target-is-input"
  | "unreadable"
  | "unwritable"
  | "vanished"
  | "dead-link"
  | "name-not-utf8"
  | "not-a-file"
  | "is-folder"
  | "not-utf8"
  | "too-large"
  | "worker-died"
  | "ledger-missing"
  | "ledger-invalid"
  | "ledger-name"
  | "ledger-version"
  | "edited-since"
  | "run-unfinished"
  | "source-mismatch"
  | "clean-file-missing"
  | "usage"
  | "exists"
  | "over-removal"
  | "page-is-error"
  | "archive-broken"
  | "archive-encrypted"
  | "archive-bomb"
  | "package-missing"
  | "counts-invalid"
  | "counts-version"
  | "import-invalid"
  | "record-invalid"
  | "record-not-utf8"
  | "record-no-object"
  | "record-no-field"
  | "record-no-text"
  | "config-key"
  | "config-circle"
  | "shards-differ"
  | "shards-overlap"
  | "shards-missing"
  | "shard-file-differs"
  | "no-shards"
  | "git-failed"
  | "baseline-invalid"
  | "plan-missing"
  | "plan-invalid"
  | "plan-differs"
  | "plan-exists"
  | "input-changed"
  | "output-in-use"
  | "part-damaged"
  | "parts-missing"
  | "parts-foreign"
  | "counts-stale"
  | "counted-other"
  | "engine-missing"
  | "engine-failed"
  | "redis-unreachable"
  | "internal";

/** The values a sentence is made of. */
export type Args = Readonly<Record<string, string | number>>;

/** A misuse or an expected failure that ends one file or the run. `message` is for developers; users see `messages/`. */
export class CleanError extends Error {
  readonly code: ErrorCode;
  readonly args: Args;

  constructor(code: ErrorCode, args: Args = {}, options?: { readonly cause?: unknown }) {
    const detail = Object.entries(args)
      .map(([name, value]) => `${name}=${value}`)
      .join(" ");
    super(detail === "" ? code : `${code}: ${detail}`, options);
    this.name = "CleanError";
    this.code = code;
    this.args = args;
  }
}
