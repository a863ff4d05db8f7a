import { CleanError } from "../core/errors.js";
import { findStringField } from "../core/json-field.js";
import type { Context } from "../core/stage.js";
import type { Cleaner, CleanResult } from "../stages/cleaner.js";

const DECODER = new TextDecoder("utf-8", { fatal: true });

/**
 * Cleans one field of a record and leaves every other character of it as it is, so that long numbers and the order of
 * fields survive. White space around the record goes: engines put tabs and carriage returns there. Carriage returns between
 * the parts of a record become spaces, since Java reads each as the end of a line; in a string they are no JSON.
 *
 * @param line a line of JSON Lines, as text or in UTF-8
 * @returns the record as one line without line end; undefined for a line of white space
 * @throws CleanError `record-invalid` and its kin, `over-removal`
 */
export function filterRecord(line: Buffer | string, field: string, cleaner: Pick<Cleaner, "run">): string | undefined {
  const record = (typeof line === "string" ? line : decode(line)).trim();
  if (record === "") return undefined;
  const value = stringField(record, field);
  const source = record.replaceAll("\r", " ");
  // Most texts of records do not end in the newline that a file has. They are lent one: to be given one is a change, for
  // which all stages go over a text again.
  const isLent = !value.endsWith("\n");
  const text = cleanText(isLent ? `${value}\n` : value, cleaner);
  const clean = isLent ? text.replace(/\n$/, "") : text;
  if (clean === value) return source;
  const { start, end } = findStringField(source, field)!;
  return source.slice(0, start) + JSON.stringify(clean) + source.slice(end);
}

/**
 * Cleans a text.
 *
 * @throws CleanError `over-removal`
 */
export function cleanText(value: string, cleaner: Pick<Cleaner, "run">): string {
  return textOf(cleaner.run(value, NAMELESS));
}

/** Of a text from standard input. */
export const NAMELESS: Context = { name: "", format: "text" };

/**
 * The clean text of a result.
 *
 * @throws CleanError `over-removal`
 */
export function textOf({ text, overRemoval }: Pick<CleanResult, "text" | "overRemoval">): string {
  if (overRemoval === undefined) return text;
  const { share, limit } = overRemoval;
  throw new CleanError("over-removal", { share: Math.round(share * 100), limit: Math.round(limit * 100) });
}

/** The record with nothing but ASCII in it, for engines that garble the rest: all else stands in JSON's strings. */
export function toAscii(record: string): string {
  return record.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function decode(line: Buffer): string {
  try {
    return DECODER.decode(line);
  } catch {
    throw new CleanError("record-not-utf8");
  }
}

function stringField(source: string, field: string): string {
  let record: unknown;
  try {
    record = JSON.parse(source);
  } catch (error) {
    throw new CleanError("record-invalid", { problem: (error as Error).message });
  }
  const found = kindOf(record);
  if (found !== "object") throw new CleanError("record-no-object", { found });
  if (!Object.hasOwn(record as object, field)) throw new CleanError("record-no-field", { field });
  const value = (record as Record<string, unknown>)[field];
  if (typeof value === "string") return value;
  throw new CleanError("record-no-text", { field, found: kindOf(value) });
}

/** What a value is called in JSON. */
function kindOf(value: unknown): string {
  return Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
}
