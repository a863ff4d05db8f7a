import { WORST } from "../corpus/worst.js";
import { inTurns, ratios, secondsOf } from "../paired.js";
import { digits, type Part, type Row, shown } from "../part.js";

/** Characters of the longer text: 10 MB of Han. */
const LENGTH = 3_300_000;
const TIMES = 4;

/** Hard texts, and a quarter of each: what is linear takes four times as long at most. */
export const worst: Part = {
  name: "worst",
  async run(bench) {
    const rows: Row[] = [];
    const length = Math.round(LENGTH * bench.scale);
    for (const name of Object.keys(WORST)) {
      const paths = [length, Math.round(length / TIMES)].map((size) => bench.corpora.worst(name, size));
      const [long = "", short = ""] = paths;
      const commands = paths.map((path) => bench.qingwen(path, ["filter"], { input: path, codes: [0, 3] }));
      const comparison = await inTurns(commands, Math.max(1, Math.ceil(bench.rounds / 3)));
      const growth = ratios(comparison, long, short);
      rows.push({
        work: `worst case: ${name}, ${digits(length / 1e6)} million characters, by a quarter of it`,
        asked: `≤ ${TIMES}`,
        measured: `${shown(growth)}; ${digits(secondsOf(comparison, long).median)} s`,
      });
    }
    return rows;
  },
};
