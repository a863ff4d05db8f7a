import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePack } from "../corpus/rules.js";
import { inTurns, ratios, secondsOf } from "../paired.js";
import { type Part, shown, withoutCache } from "../part.js";

const FEW = 100;
const MANY = 5000;

/** The same work with few and with many rules of a user's pack. */
export const rules: Part = {
  name: "rules",
  async run(bench) {
    const folder = bench.corpora.documents();
    const commands = [FEW, MANY].map((count) => {
      const pack = join(bench.scratch, `rules-${count}.yaml`);
      writeFileSync(pack, makePack(count));
      return bench.qingwen(`${count}`, ["check", folder, "--quiet", "--packs", pack, ...withoutCache("check")]);
    });
    const comparison = await inTurns(commands, bench.rounds);
    return [
      {
        work: `10,000 × 18 KB, \`check\` with ${MANY} rules of a generated pack, by ${FEW}`,
        asked: "≤ 1.4",
        measured: `${shown(ratios(comparison, `${MANY}`, `${FEW}`))}; ${shown(secondsOf(comparison, `${MANY}`))} s`,
      },
    ];
  },
};
