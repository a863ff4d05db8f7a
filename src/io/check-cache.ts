import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { peekIndex, readLedgerIndex } from "./ledger-index.js";
import { type LedgerWriter, openLedgerWriter } from "./ledger-writer.js";
import { type OldLedger, openOldLedger } from "./old-ledger.js";

/** What a check keeps of itself for the next one: records in the form of a ledger, and their index. */
export interface CheckCache {
  readonly old: OldLedger;
  readonly about?: unknown;
  /** Begins what takes its place; entries of files that are not part of this run stay as long as the files do. */
  write(): LedgerWriter;
  close(): void;
}

/** Where a check keeps it when it is not told: in the working folder, as linters and type checkers do. */
export const CHECK_CACHE = ".qingwen/cache";

const indexIn = (folder: string) => join(folder, "check.index");

/** What the cache in a folder says of its setups, at a glance. */
export function peekCheckCache(folder: string): unknown {
  return peekIndex(indexIn(folder));
}

/** Opens the cache in a folder. Whatever is wrong with it, there is none; the folder need not exist. */
export async function openCheckCache(folder: string): Promise<CheckCache> {
  const records = join(folder, "check.jsonl");
  const index = readLedgerIndex(indexIn(folder), records);
  // Without an index that fits, what the records hold is of no use.
  const old = index === undefined ? NONE : await openOldLedger(records, index);
  return {
    old,
    ...(index && { about: index.about }),
    write() {
      mkdirSync(folder, { recursive: true });
      const ignore = join(folder, ".gitignore");
      // Nobody wants it in a repository.
      if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
      const next = join(folder, `${process.pid}.next`);
      return openLedgerWriter({ ledger: records, index: indexIn(folder), next }, old, {
        stays: ({ path }) => existsSync(path),
        outlasts: () => false,
      });
    },
    close: () => old.close(),
  };
}

const NONE: OldLedger = { entries: [], line: () => new Uint8Array(), close() {} };
