import { loadConfig } from "../io/config.js";
import { reasonText } from "../messages/reasons.js";
import { text } from "../messages/texts.js";
import { loadRules } from "../run/setup.js";
import { createCleaner } from "../stages/cleaner.js";
import { type CommonFlags, setUp } from "./options.js";
import type { Terminal } from "./terminal.js";

export interface RulesFlags extends CommonFlags {
  readonly json?: boolean;
}

/** `rules list`: the rules in force, bundled ones and those of packs. */
export async function rulesListCommand(flags: RulesFlags, terminal: Terminal): Promise<number> {
  const { cleaner, stages } = await setUp(flags, terminal);
  const rules = cleaner.rules.filter(({ stage }) => stages.includes(stage));
  if (flags.json) {
    const data = rules.map(({ matcher: _, ...spec }) => spec);
    terminal.out(`${JSON.stringify(data, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rules.map(({ id }) => id.length), 0);
  for (const { id, action, confidence, reason } of rules) {
    const sentence = reasonText({ code: reason, args: {} }, terminal.language);
    terminal.out(`${id.padEnd(width)}  ${action.padEnd(15)}  ${confidence.toFixed(2)}  ${sentence}\n`);
  }
  return 0;
}

/**
 * `rules test`: proves packs. Beside what loading proves, no keep of a pack may be touched by any rule in force.
 *
 * @throws CleanError `pack-invalid` for the first problem
 */
export async function rulesTestCommand(
  files: readonly string[],
  flags: CommonFlags,
  terminal: Terminal,
): Promise<number> {
  const packs = files.length > 0 ? files : (await loadConfig(flags.config, process.cwd())).config.packs;
  if (packs.length === 0) {
    terminal.say(text(terminal.language, "no-packs"));
    return 2;
  }
  for (const file of packs) {
    const rules = await loadRules([file]);
    await checkKeeps(file);
    terminal.out(`${text(terminal.language, "pack-good", { file, rules: rules.length })}\n`);
  }
  return 0;
}

/** Runs all rules over the keeps of a pack. */
async function checkKeeps(file: string): Promise<void> {
  const { readNamedText } = await import("../io/read-named.js");
  const { loadPack } = await import("../packs/load.js");
  const { CleanError } = await import("../core/errors.js");
  const loaded = loadPack(readNamedText(file), file);
  const cleaner = createCleaner({ rules: await loadRules([file]), stages: { normalize: false } });
  for (const [index, rule] of loaded.pack.rules.entries()) {
    for (const [i, keep] of rule.keep.entries()) {
      const touched = cleaner.clean(keep).findings.find(({ band }) => band === "applied");
      if (touched === undefined) continue;
      const at = loaded.placeOf(["rules", index, "keep", i]);
      const problem = `${rule.id}: ${touched.rule} fires on ${JSON.stringify(keep)}`;
      throw new CleanError("pack-invalid", { file, at, problem });
    }
  }
}
