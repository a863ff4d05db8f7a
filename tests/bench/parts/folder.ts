import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { inTurns, ratios, residentOf, secondsOf } from "../paired.js";
import { type Bench, digits, mebibytes, type Part, type Row, shown, withoutCache } from "../part.js";
import { utf8Locale } from "./locale.js";

const COPY = resolve("tests/bench/copy-folder.mjs");

/** `check` over the documents against counting their characters. */
export const check: Part = {
  name: "check",
  run: (bench) =>
    checkAgainstCounting(
      bench,
      bench.corpora.documents(),
      "10,000 × 18 KB, `check`, all text stages, by `wc -m` over the same files",
      "≤ 0.6",
    ),
};

/** The same over sentences of real articles: of what made documents have little of they have all. */
export const articles: Part = {
  name: "articles",
  async run(bench) {
    const folder = bench.corpora.articles();
    const work = "2,000 × 18 KB of sentences of real articles, `check`, by `wc -m`";
    if (folder === undefined) return [{ work, asked: "", measured: "not measured: no articles here" }];
    return checkAgainstCounting(bench, folder, work, "");
  },
};

async function checkAgainstCounting(bench: Bench, folder: string, work: string, asked: string): Promise<Row[]> {
  const comparison = await inTurns(
    [
      bench.qingwen("check", ["check", folder, "--quiet", ...withoutCache("check")]),
      {
        name: "wc -m",
        argv: ["sh", "-c", `find "$0" -type f -print0 | LC_ALL=${utf8Locale()} xargs -0 wc -m`, folder],
      },
    ],
    bench.rounds,
  );
  return [
    {
      ...{ work, asked },
      measured: `${shown(ratios(comparison, "check", "wc -m"))}; ${shown(secondsOf(comparison, "check"))} s, ${mebibytes(residentOf(comparison, "check"))}`,
    },
  ];
}

/** `clean` over the documents against copying them. */
export const clean: Part = {
  name: "clean",
  run: (bench) => cleanAgainstCopy(bench, bench.corpora.documents(), "10,000 × 18 KB", ""),
};

/** `clean` over very many very small texts against copying them. */
export const tiny: Part = {
  name: "tiny",
  run: (bench) => cleanAgainstCopy(bench, bench.corpora.tiny(), "100,000 tiny files", ", ≤ 400 MiB"),
};

async function cleanAgainstCopy(bench: Bench, folder: string, what: string, more: string): Promise<Row[]> {
  const out = (name: string) => join(bench.scratch, name);
  const comparison = await inTurns(
    [
      bench.writing(bench.qingwen("clean", ["clean", folder, "-o", out("clean"), "--quiet"], CLEANED), "clean"),
      bench.writing({ name: "copy", argv: [process.execPath, COPY, folder, out("copy")] }, "copy"),
      bench.writing({ name: "cp -r", argv: ["cp", "-r", folder, out("cp")] }, "cp"),
    ],
    bench.rounds,
  );
  return [
    {
      work: `${what}, \`clean\` with ledger, by a Node program that copies (two workers, temp + rename)`,
      asked: `≤ 2${more}`,
      measured: `${shown(ratios(comparison, "clean", "copy"))}; ${shown(secondsOf(comparison, "clean"))} s, ${mebibytes(residentOf(comparison, "clean"))}`,
    },
    { work: `${what}, \`clean\`, by \`cp -r\``, asked: "", measured: shown(ratios(comparison, "clean", "cp -r")) },
  ];
}

/** A document may be refused for losing too much; that is a 3. */
const CLEANED = { codes: [0, 3] };

/** A second run over the same folder with nothing changed. */
export const again: Part = {
  name: "again",
  async run(bench) {
    const folder = bench.corpora.documents();
    const rows: Row[] = [];
    const out = join(bench.scratch, "again");
    const args = ["clean", folder, "-o", out, "--quiet"];
    const comparison = await inTurns(
      [
        bench.writing(bench.qingwen("first", args, CLEANED), "again"),
        // In a round that runs backwards it is the third run over the output of the round before.
        bench.qingwen("again", args, CLEANED),
      ],
      bench.rounds,
    );
    rows.push({
      work: "the same again, nothing changed, by the first run",
      asked: "≤ 0.25",
      measured: `${shown(ratios(comparison, "again", "first"))}; ${shown(secondsOf(comparison, "again"))} s`,
    });
    return rows;
  },
};

/** `check` over pages. */
export const pages: Part = {
  name: "pages",
  async run(bench) {
    const folder = bench.corpora.pages();
    const comparison = await inTurns(
      [
        bench.qingwen("check", ["check", folder, "--quiet", ...withoutCache("check")]),
        { name: "cat", argv: ["sh", "-c", 'find "$0" -type f -print0 | xargs -0 cat', folder] },
      ],
      bench.rounds,
    );
    const { median } = secondsOf(comparison, "check");
    return [
      {
        work: "2,000 pages, `check`",
        asked: "",
        measured: `${shown(secondsOf(comparison, "check"))} s, ${digits((2000 * bench.scale) / median)} pages/s on ${cpus().length} cores, ${mebibytes(residentOf(comparison, "check"))}`,
      },
    ];
  },
};
