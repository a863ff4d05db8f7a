import { WORST } from "../corpus/worst.js";
import { inTurns, ratios, residentOf, secondsOf } from "../paired.js";
import { digits, mebibytes, type Part, type Row, shown, withoutCache } from "../part.js";

/** Characters of the longer text: 10 MB of Han. */
const LENGTH = 3_300_000;
const TIMES = 4;

/** Hard texts and pages, and a quarter of each: what is linear takes four times as long at most. */
export const worst: Part = {
  name: "worst",
  async run(bench) {
    const rows: Row[] = [];
    const length = Math.round(LENGTH * bench.scale);
    const { qingwen } = bench;
    for (const [name, { format }] of Object.entries(WORST)) {
      const paths = [length, Math.round(length / TIMES)].map((size) => bench.corpora.worst(name, size));
      const [long = "", short = ""] = paths;
      const commands = paths.map((path) =>
        format === "text"
          ? qingwen(path, ["filter"], { input: path, codes: [0, 3] })
          : qingwen(path, ["check", path, "--quiet", ...withoutCache("check")], { codes: [0, 1, 3] }),
      );
      const comparison = await inTurns(commands, Math.max(1, Math.ceil(bench.rounds / 3)));
      const growth = ratios(comparison, long, short);
      const { median } = secondsOf(comparison, long);
      rows.push({
        work: `worst case: ${name}, ${digits(length / 1e6)} million characters, by a quarter of it`,
        asked: `≤ ${TIMES}`,
        measured: `${shown(growth)}; ${digits(median)} s, ${mebibytes(residentOf(comparison, long))}`,
      });
    }
    return rows;
  },
};
