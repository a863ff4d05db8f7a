import { statSync } from "node:fs";
import { inTurns, residentOf, secondsOf } from "../paired.js";
import { digits, mebibytes, type Part, shown } from "../part.js";

/** Records, one a line: all stages, and one stage alone for what streaming itself costs. */
export const records: Part = {
  name: "records",
  async run(bench) {
    const input = bench.corpora.records();
    const comparison = await inTurns(
      [
        bench.qingwen("all stages", ["filter", "--jsonl"], { input, codes: [0, 3] }),
        bench.qingwen("normalize only", ["filter", "--jsonl", "--stages", "normalize"], { input }),
        { name: "cat", argv: ["cat"], input },
      ],
      Math.max(1, Math.ceil(bench.rounds / 2)),
    );
    const megabytes = statSync(input).size / 1e6;
    return ["all stages", "normalize only"].map((name) => ({
      work: `\`filter --jsonl\`, 1,000,000 records of 1 KB, ${name}`,
      asked: name === "all stages" ? "≥ 60 MB/s, ≤ 250 MiB" : "",
      measured: `${digits(megabytes / secondsOf(comparison, name).median)} MB/s, ${shown(secondsOf(comparison, name))} s, ${mebibytes(residentOf(comparison, name))}`,
    }));
  },
};
