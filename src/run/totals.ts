import type { DocumentRecord } from "../core/document.js";

/** Counts what a run did, for the summary and the exit code. */
export interface Totals {
  files: number;
  changed: number;
  unchanged: number;
  refused: number;
  adLines: number;
  markers: number;
  restorations: number;
  suggestions: number;
}

export function noTotals(): Totals {
  return { files: 0, changed: 0, unchanged: 0, refused: 0, adLines: 0, markers: 0, restorations: 0, suggestions: 0 };
}

/** What one document adds to the totals: of one that would lose too much, from which nothing is taken, no removals. */
export function totalsOf(record: DocumentRecord): Totals {
  const totals = { ...noTotals(), files: 1 };
  if (record.status === "changed") totals.changed = 1;
  else if (record.status === "unchanged") totals.unchanged = 1;
  else totals.refused = 1;
  for (const { stage, band, found, suppressed } of record.findings) {
    if (suppressed !== undefined) continue;
    if (band === "reported") totals.suggestions += 1;
    else if (totals.refused === 1) continue;
    else if (stage === "ads") totals.adLines += found.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "").length;
    else if (stage === "markers") totals.markers += 1;
    else if (stage === "restore") totals.restorations += 1;
  }
  return totals;
}

/** Adds to totals. */
export function addTotals(totals: Totals, more: Readonly<Totals>): void {
  for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += more[key];
}
