import { createHash } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { holdsPassage } from "../../core/allowed.js";
import { CleanError } from "../../core/errors.js";
import { lostShare } from "../../core/prose.js";
import { type CorpusCounts, isText } from "../../core/stage.js";
import { type CleanedDocument, type DocumentInput, emptyRecord, withReason } from "../../stages/clean-document.js";
import type { Cleaner } from "../../stages/cleaner.js";
import { brokenNote } from "../../stages/decode/broken-note.js";
import type { FileTask } from "../task.js";
import { openLargeSource } from "./large-source.js";
import { cleanLongFile } from "./passes.js";

/**
 * Files of text of so many bytes and more are cleaned without being held in memory. Such a text is longer than
 * `WINDOWS.whole` in any encoding (three bytes a unit at most in UTF-8, four in GB18030), so that it is cleaned in windows
 * either way.
 */
export const LARGE = 16 << 20;

/** Whether a file is one to be cleaned without being held in memory. What cannot be looked at is not. */
export function isLarge({ path, format, size }: Pick<FileTask, "path" | "format" | "size">): boolean {
  if (!isText({ format })) return false;
  try {
    return (size ?? statSync(path).size) >= LARGE;
  } catch {
    return false;
  }
}

/** A larger text is refused: its offsets and edits would not fit in memory. */
const LARGEST = 4 * 1024 ** 3;

export interface LargeTools {
  readonly cleaner: Cleaner;
  readonly corpus?: CorpusCounts;
  /** The passages of the allow list, to tell which are used. */
  readonly allow: readonly string[];
  /** A folder for the clean text, on the file system of the output if there is one. */
  readonly temporary: string;
}

/** A large document after it was cleaned. */
export interface CleanedLarge extends Pick<CleanedDocument, "record" | "unusedDirectives"> {
  /** The file that holds the clean text; undefined when the document would lose too much. */
  readonly cleanPath?: string;
  /** The allowed passages that stand in it, by their places in the list. */
  readonly usedPassages: readonly number[];
}

/**
 * Cleans a large file of text.
 *
 * @throws CleanError `too-large`, and what reading, decoding and writing throw
 */
export function cleanLarge(input: Omit<DocumentInput, "bytes" | "read">, tools: LargeTools): CleanedLarge {
  const { cleaner, corpus, allow, temporary } = tools;
  const size = statSync(input.path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST) throw new CleanError("too-large", { path: input.path, bytes: size });
  const source = openLargeSource(input.path);
  const hash = createHash("sha256");
  const used = new Set<number>();
  const { path, clean, edits, findings, prose, lost, unusedDirectives } = cleanLongFile(source.pieces, {
    ...{ cleaner, temporary },
    context: { name: input.name, format: input.format, ...(corpus && { corpus }) },
    look({ own, before }) {
      hash.update(own);
      allow.forEach((passage, i) => {
        if (!used.has(i) && holdsPassage(before + own, passage)) used.add(i);
      });
    },
  });
  const { bytes, length } = source.facts();
  const shared = { unusedDirectives, usedPassages: [...used].sort((a, b) => a - b) };
  const common = {
    ...emptyRecord(input),
    notes: brokenNote(bytes.broken),
    source: bytes,
    text: { sha256: hash.digest("hex"), length },
    edits,
    findings: findings.map((finding) => withReason(finding, input.path)),
  };
  const share = lostShare(lost, prose);
  if (share > cleaner.overRemoval) {
    rmSync(path, { force: true });
    const args = { share: Math.round(share * 100), limit: Math.round(cleaner.overRemoval * 100) };
    return { record: { ...common, status: "over-removal", error: { code: "over-removal", args } }, ...shared };
  }
  const status = clean.sha256 === bytes.sha256 ? "unchanged" : "changed";
  return { record: { ...common, status, clean }, cleanPath: path, ...shared };
}
