import { statSync } from "node:fs";
import { join } from "node:path";
import { inTurns, ratios, residentOf, secondsOf } from "../paired.js";
import { digits, mebibytes, type Part, type Row, shown, withoutCache } from "../part.js";

const WHOLE = 200;
const PART = 50;

/** One large text, and a quarter of it: four times the text may take four times as long, in the same memory. */
export const large: Part = {
  name: "large",
  async run(bench) {
    const rows: Row[] = [];
    const [whole, part] = [bench.corpora.large(WHOLE), bench.corpora.large(PART)];
    const out = join(bench.scratch, "large");
    const commands = {
      clean: (path: string) =>
        bench.writing(bench.qingwen(path, ["clean", path, "-o", out, "--quiet"], { codes: [0, 3] }), "large"),
      check: (path: string) => bench.qingwen(path, ["check", path, "--quiet", ...withoutCache("check")]),
      filter: (path: string) => bench.qingwen(path, ["filter"], { input: path }),
    };
    for (const [name, of] of Object.entries(commands)) {
      const comparison = await inTurns([of(whole), of(part)], Math.max(1, Math.ceil(bench.rounds / 3)));
      const times = statSync(whole).size / statSync(part).size;
      const growth = ratios(comparison, whole, part);
      const { median } = secondsOf(comparison, whole);
      rows.push({
        work: `one ${WHOLE} MB text, \`${name}\`, by ${digits(times)} × one of ${PART} MB`,
        asked: "about 1, ≤ 400 MiB",
        measured: `${shown({ median: growth.median / times, least: growth.least / times, most: growth.most / times })}; ${digits(median)} s, ${digits(statSync(whole).size / 1e6 / median)} MB/s, ${mebibytes(residentOf(comparison, whole))}`,
      });
    }
    return rows;
  },
};
