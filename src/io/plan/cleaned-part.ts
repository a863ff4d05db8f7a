import { createHash } from "node:crypto";
import { closeSync, createReadStream, existsSync, fstatSync, fsyncSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { DocumentRecord } from "../../core/document.js";
import { CleanError } from "../../core/errors.js";
import { ledgerLine } from "../ledger.js";
import { writeAll } from "../write-all.js";
import { putInPlace } from "./durable.js";

const TOTALS = z.strictObject({
  files: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  adLines: z.number(),
  markers: z.number(),
  restorations: z.number(),
  suggestions: z.number(),
});

const SEAL = z.strictObject({
  /** SHA-256 of the plan. */
  plan: z.string(),
  /** From 1. */
  shard: z.number(),
  of: z.number(),
  /** Of the contents of the inputs. */
  content: z.string(),
  /** Which counts were used; null where none were asked for. */
  counts: z.string().nullable(),
  totals: TOTALS,
  /** Of the lines before the seal, and how many bytes they are. */
  sha256: z.string(),
  bytes: z.number(),
});

/** The last line of a cleaned part: it tells what the part is and proves that it is whole. */
export type Seal = Readonly<z.infer<typeof SEAL>>;

/** A seal is some 600 bytes. */
const TAIL_BYTES = 4096;
const BATCH_BYTES = 1024 * 1024;

/** Writes the ledger of one shard: lines as the ledger of one run has them, and a seal. */
export interface CleanedPartWriter {
  add(record: DocumentRecord): void;
  /** Seals the part and puts it in place. */
  finish(seal: Omit<Seal, "sha256" | "bytes">, path: string): void;
  /** Closes the file; it is safe to do so twice. */
  close(): void;
}

/** @param temporary an own folder on the file system of the output */
export function openCleanedPart(temporary: string): CleanedPartWriter {
  const part = join(temporary, "ledger.part");
  const file = openSync(part, "wx");
  const hash = createHash("sha256");
  let lines: string[] = [];
  let held = 0;
  let bytes = 0;
  let open = true;
  const flush = () => {
    const batch = Buffer.from(lines.join(""));
    lines = [];
    held = 0;
    bytes += batch.length;
    hash.update(batch);
    writeAll(file, batch);
  };
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    add(record) {
      const line = ledgerLine(record);
      lines.push(line);
      held += line.length;
      if (held >= BATCH_BYTES) flush();
    },
    finish(seal, path) {
      flush();
      const whole: Seal = { ...seal, sha256: hash.digest("hex"), bytes };
      writeAll(file, Buffer.from(`${JSON.stringify({ seal: whole })}\n`));
      fsyncSync(file);
      close();
      putInPlace(part, path);
    },
    close,
  };
}

/** The seal of a part; undefined where there is no part, or none that was finished. */
export function readSeal(path: string): Seal | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(file, tail, 0, tail.length, size - tail.length);
    const last = tail.toString("utf8").trimEnd().split("\n").at(-1) ?? "";
    const { data } = z.strictObject({ seal: SEAL }).safeParse(JSON.parse(last));
    return data !== undefined && data.seal.bytes + Buffer.byteLength(last) + 1 === size ? data.seal : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/**
 * The bytes of a part's ledger lines, whose hash is proven at their end.
 *
 * @param folder the output folder, for the message
 * @throws CleanError `part-damaged`
 */
export async function* readSealed(path: string, seal: Seal, folder: string): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  if (seal.bytes > 0) {
    for await (const chunk of createReadStream(path, { end: seal.bytes - 1, highWaterMark: BATCH_BYTES })) {
      hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
  }
  if (hash.digest("hex") !== seal.sha256) throw new CleanError("part-damaged", { path, folder });
}
