import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { proposed } from "./restored.js";

const base = new URL("../../../../shared/eval/text/", import.meta.url);

interface Label {
  readonly start: number;
  readonly end: number;
}

/** The labelled stretches of a document as offsets, and where the body stands. */
function load(url: URL) {
  const text = readFileSync(new URL(url.href.replace(/\.labels\.json$/, ".txt")), "utf8");
  const labels = JSON.parse(readFileSync(url, "utf8"));
  const starts = [0];
  for (const match of text.matchAll(/\n/g)) starts.push(match.index + 1);
  const censored: Label[] = (labels.censored ?? []).map(([line, start, end]: number[]) => ({
    start: starts[line!]! + start!,
    end: starts[line!]! + end!,
  }));
  const lineAt = (offset: number) => starts.findLastIndex((start) => start <= offset);
  return { text, censored, inBody: (offset: number) => labels.lines[lineAt(offset)] === "body" };
}

function documents(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return documents(new URL(`${entry.name}/`, folder));
    return entry.name.endsWith(".labels.json") ? [new URL(entry.name, folder)] : [];
  });
}

function measure(folder: string) {
  let [labels, found, wrong, characters] = [0, 0, 0, 0];
  for (const url of documents(new URL(`${folder}/`, base))) {
    const { text, censored, inBody } = load(url);
    const edits = proposed(text).filter(
      (edit) => edit.confidence >= 0.8 && edit.replacement !== text.slice(edit.start, edit.end),
    );
    const touches = (a: Label, b: Label) => a.start < b.end + 1 && b.start < a.end + 1;
    characters += text.length;
    labels += censored.length;
    found += censored.filter((label) => edits.some((edit) => touches(edit, label))).length;
    wrong += edits.filter((edit) => inBody(edit.start) && !censored.some((label) => touches(edit, label))).length;
  }
  return { recall: found / Math.max(1, labels), wrong, perHundredThousand: (wrong * 100_000) / characters };
}

describe.skipIf(!existsSync(base))("labelled texts", () => {
  test.each([
    ["masked/d", 0.995],
    ["masked/mix", 0.97],
    ["made", 0.97],
    ["real", 0.9], // of 46 labels two are words nobody can know, one is a name, one has neither words nor company
  ])("%s: at least %d restored", (folder, floor) => {
    const { recall, perHundredThousand } = measure(folder);
    expect(recall).toBeGreaterThanOrEqual(floor);
    expect(perHundredThousand).toBeLessThanOrEqual(2);
  });

  test.each(["made/lookalike", "real"])("%s: no edit where nothing is masked", (folder) => {
    expect(measure(folder).wrong).toBe(0);
  });
});
