import { text } from "../messages/texts.js";
import type { Terminal } from "./terminal.js";

/** A bar on standard error, or nothing. */
export interface Progress {
  step(): void;
  stop(): void;
}

/** Below this number of files a bar would only flicker. */
const WORTH_A_BAR = 20;

/** Shows a bar when standard error is a terminal and there is enough to do. */
export async function showProgress(total: number, quiet: boolean, terminal: Terminal): Promise<Progress> {
  if (quiet || total < WORTH_A_BAR || !process.stderr.isTTY) return { step() {}, stop() {} };
  const { SingleBar, Presets } = (await import("cli-progress")).default;
  const bar = new SingleBar(
    {
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      format: `{bar} {value}/{total} ${text(terminal.language, "progress")}`,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}
