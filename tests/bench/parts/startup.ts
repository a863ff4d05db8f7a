import { inTurns, ratios, secondsOf } from "../paired.js";
import { type Part, shown } from "../part.js";

/** What is run so often that the machine's noise has less of a say. */
const MORE_ROUNDS = 4;

/** Starting, by starting Node alone. */
export const startup: Part = {
  name: "startup",
  async run(bench) {
    const small = bench.corpora.small();
    const commands = [
      bench.qingwen("--version", ["--version"]),
      bench.qingwen("--help", ["--help"]),
      bench.qingwen("check, one small text", ["check", small, "--quiet"]),
      bench.qingwen("filter, one small text", ["filter"], { input: small }),
    ];
    const node = { name: "node -e 0", argv: [process.execPath, "-e", "0"] };
    const comparison = await inTurns([...commands, node], bench.rounds * MORE_ROUNDS);
    return commands.map(({ name }) => ({
      work: `${name}, by \`node -e 0\``,
      asked: name.startsWith("--") ? "≤ 1.6" : "≤ 3",
      measured: `${shown(ratios(comparison, name, node.name))}; ${shown(secondsOf(comparison, name))} s`,
    }));
  },
};
