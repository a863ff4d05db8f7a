import { Argument, Command, CommanderError, Option } from "commander";
import { CleanError } from "../core/errors.js";
import { STAGE_IDS } from "../core/stage.js";
import { CI_KINDS } from "../messages/ci-templates.js";
import { LANGUAGES, pickLanguage } from "../messages/language.js";
import { type TextCode, text } from "../messages/texts.js";
import { usageText, usageTitle } from "../messages/usage.js";
import { VERSION } from "../version.js";
import type { CommandShape } from "./completion/shape.js";
import { exitCodeOf } from "./exit-codes.js";
import { sayError } from "./say-error.js";
import type { ShardFlags } from "./shard-flags.js";
import { processTerminal, type Terminal } from "./terminal.js";

// The command loads one module at its start, which has what begins a run and what ends it.
export { endProcess } from "./terminal.js";

/** Runs the command that a process was started with. Returns the exit code; wrong usage is 2. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const terminal = processTerminal(pickLanguage(languageFlag(argv), process.env), undefined);
  let code = 0;
  const program = defineCommands(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const known = error instanceof CleanError ? error : (await import("../io/errors.js")).unforeseenError(error);
    sayError(known, terminal);
    return exitCodeOf(known);
  }
}

function defineCommands(terminal: Terminal, done: (code: number) => void): Command {
  const say = (code: TextCode, args = {}) => text(terminal.language, code, args);
  const program = new Command("qingwen")
    .description(say("program"))
    .version(VERSION, "-v, --version", say("option-version"))
    .helpOption("-h, --help", say("option-help"))
    .helpCommand(false)
    .showHelpAfterError()
    .exitOverride()
    .configureHelp({ styleTitle: (title) => usageTitle(title, terminal.language) })
    .configureOutput({
      writeOut: (part) => terminal.out(part),
      writeErr: (part) => process.stderr.write(part),
      outputError: (said, write) => write(usageText(said, terminal.language)),
    });
  const add = (name: string, description: TextCode, parent = program) =>
    parent
      .command(name)
      .description(say(description))
      .addOption(new Option("--lang <zh|en>", say("option-lang")).choices(LANGUAGES));
  const withStages = (command: Command) => {
    command.option("--config <file>", say("option-config")).option("--stages <names>", say("option-stages"));
    for (const stage of STAGE_IDS) command.option(`--no-${stage}`, say("option-no-stage", { stage }));
    return command.option("--packs <files...>", say("option-packs"));
  };
  const withRun = (command: Command) =>
    withStages(command)
      .option("--jobs <n>", say("option-jobs"))
      .option("--format <text|md>", say("option-format"))
      .option("--counts <files...>", say("option-counts-read"))
      .option("--no-corpus", say("option-no-corpus"))
      .option("--report <format[=file]>", say("option-report"), collect)
      .option("--files-from <file>", say("option-files-from"))
      .option("--changed [ref]", say("option-changed"))
      .option("--shard <i/n>", say("option-shard"))
      .option("--shard-index <i>", say("option-shard-index"))
      .option("--shard-count <n>", say("option-shard-count"))
      .option("--state <dir>", say("option-state"))
      .option("-q, --quiet", say("option-quiet"));

  const withShard = async <F extends ShardFlags>(flags: F): Promise<F> => {
    const { shardFlag } = await import("./shard-flags.js");
    const shard = shardFlag(flags, terminal);
    return shard === undefined ? flags : { ...flags, shard };
  };
  const withPart = (command: Command) =>
    command
      .option("--shard <i/n>", say("option-shard-planned"))
      .option("--shard-index <i>", say("option-shard-index"))
      .option("--shard-count <n>", say("option-shard-count"))
      .option("--jobs <n>", say("option-jobs"))
      .option("-q, --quiet", say("option-quiet"));

  withRun(add("clean [paths...]", "command-clean"))
    .option("-o, --output <dir>", say("option-output"), "output")
    .option("--dry-run", say("option-dry-run"))
    .option("--prune", say("option-prune"))
    .option("--watch", say("option-watch"))
    .option("--no-cache", say("option-no-cache"))
    .option("--force", say("option-force"))
    .action(async (paths, flags) => {
      const { isPlanned, plannedFlags } = await import("./planned-clean.js");
      if (isPlanned(paths, flags)) {
        const { cleanPartCommand } = await import("./clean-part.js");
        return done(await cleanPartCommand(flags.output, plannedFlags(flags, terminal), terminal));
      }
      const { cleanCommand } = await import("./clean.js");
      done(await cleanCommand(paths, await withShard(flags), terminal));
    });
  withRun(add("check [paths...]", "command-check"))
    .option("--dry-run", say("option-check-dry-run"))
    .option("--cache <dir>", say("option-cache"))
    .option("--no-cache", say("option-no-cache"))
    .option("--fail-on <kinds>", say("option-fail-on"), collect)
    .option("--max-findings <n>", say("option-max-findings"))
    .option("--baseline [file]", say("option-baseline"))
    .option("--write-baseline [file]", say("option-write-baseline"))
    .option("--prune-baseline", say("option-prune-baseline"))
    .action(async (paths, flags) => {
      const { checkCommand } = await import("./check.js");
      done(await checkCommand(paths, await withShard(flags), terminal));
    });
  withStages(add("explain <file>", "command-explain"))
    .option("--json", say("option-json"))
    .action(async (path, flags) => {
      const { explainCommand } = await import("./explain.js");
      done(await explainCommand(path, flags, terminal));
    });
  add("undo <dir>", "command-undo")
    .option("-o, --output <dir>", say("option-undo-output"))
    .option("--state <dir>", say("option-state"))
    .option("-q, --quiet", say("option-quiet"))
    .option("--force", say("option-undo-force"))
    .action(async (folder, flags) => {
      const { undoCommand } = await import("./undo.js");
      done(await undoCommand(folder, flags, terminal));
    });
  withStages(add("filter", "command-filter"))
    .option("--jsonl", say("option-jsonl"))
    .option("--field <name>", say("option-field"))
    .option("--strict", say("option-strict"))
    .option("--jobs <n>", say("option-jobs-records"))
    .option("--lenient", say("option-lenient"))
    .option("--ascii", say("option-ascii"))
    .option("--counters <hadoop>", say("option-counters"))
    .action(async (flags) => {
      const { filterCommand } = await import("./filter.js");
      done(await filterCommand(flags, terminal));
    });
  add("learn [paths...]", "command-learn")
    .option("-o, --output <file>", say("option-pack-output"))
    .option("--counts <file>", say("option-counts-write"))
    .option("--merge <files...>", say("option-merge"))
    .option("--min <n>", say("option-min"))
    .option("--config <file>", say("option-config"))
    .option("--jobs <n>", say("option-jobs"))
    .option("-q, --quiet", say("option-quiet"))
    .action(async (paths, flags) => {
      const { learnCommand } = await import("./learn.js");
      done(await learnCommand(paths, flags, terminal));
    });
  const rules = add("rules", "command-rules");
  withStages(add("list", "command-rules-list", rules))
    .option("--json", say("option-json"))
    .action(async (flags) => {
      const { rulesListCommand } = await import("./rules.js");
      done(await rulesListCommand(flags, terminal));
    });
  add("test [packs...]", "command-rules-test", rules)
    .option("--config <file>", say("option-config"))
    .action(async (files, flags) => {
      const { rulesTestCommand } = await import("./rules.js");
      done(await rulesTestCommand(files, flags, terminal));
    });
  add("import <file>", "command-rules-import", rules)
    .option("-o, --output <file>", say("option-pack-output"))
    .option("-q, --quiet", say("option-quiet"))
    .action(async (file, flags) => {
      const { rulesImportCommand } = await import("./rules-import.js");
      done(await rulesImportCommand(file, flags, terminal));
    });
  add("merge <dirs...>", "command-merge")
    .option("-o, --output <dir>", say("option-merge-output"))
    .option("--report <format[=file]>", say("option-report"), collect)
    .option("--tidy", say("option-tidy"))
    .option("-q, --quiet", say("option-quiet"))
    .action(async (folders, flags) => {
      if (flags.output === undefined && folders.length === 1) {
        const { mergePartsCommand } = await import("./merge-parts.js");
        return done(await mergePartsCommand(folders[0], flags, terminal));
      }
      const { mergeCommand } = await import("./merge.js");
      done(await mergeCommand(folders, flags, terminal));
    });
  withStages(add("plan [paths...]", "command-plan"))
    .option("-o, --output <dir>", say("option-output"), "output")
    .option("--slots <n>", say("option-slots"))
    .option("--shards <n>", say("option-shards"))
    .option("--format <text|md>", say("option-format"))
    .option("--no-corpus", say("option-no-corpus"))
    .option("--report <format[=file]>", say("option-report"), collect)
    .option("--files-from <file>", say("option-files-from"))
    .option("--force", say("option-plan-force"))
    .option("-q, --quiet", say("option-quiet"))
    .action(async (paths, flags) => {
      const { planCommand } = await import("./plan.js");
      done(await planCommand(paths, flags, terminal));
    });
  withPart(add("count [dir]", "command-count")).action(async (folder = "output", flags) => {
    const { countCommand } = await import("./count.js");
    done(await countCommand(folder, flags, terminal));
  });
  add("reduce [dir]", "command-reduce")
    .option("-q, --quiet", say("option-quiet"))
    .action(async (folder = "output", flags) => {
      const { reduceCommand } = await import("./reduce.js");
      done(await reduceCommand(folder, flags, terminal));
    });
  add("status [dir]", "command-status")
    .option("--json", say("option-json"))
    .action(async (folder = "output", flags) => {
      const { statusCommand } = await import("./status.js");
      done(statusCommand(folder, flags, terminal));
    });
  add("resume [dir]", "command-resume")
    .option("--jobs <n>", say("option-jobs"))
    .option("-q, --quiet", say("option-quiet"))
    .action(async (folder = "output", flags) => {
      const { resumeCommand } = await import("./resume.js");
      done(await resumeCommand(folder, flags, terminal));
    });
  const submit = add("submit", "command-submit");
  add("slurm [dir] [options...]", "command-submit-slurm", submit)
    .option("--dry-run", say("option-submit-dry-run"))
    .option("-q, --quiet", say("option-quiet"))
    .action(async (folder = "output", options, flags) => {
      const { submitSlurmCommand } = await import("./submit-slurm.js");
      done(await submitSlurmCommand(folder, options, flags, terminal));
    });
  const withRedis = (command: Command) =>
    command
      .requiredOption("--redis <url>", say("option-redis"))
      .option("--queue <name>", say("option-queue"))
      .option("-q, --quiet", say("option-quiet"));
  withRedis(add("bullmq [dir]", "command-submit-bullmq", submit))
    .option("--attempts <n>", say("option-attempts"))
    .action(async (folder = "output", flags) => {
      const { submitBullmqCommand } = await import("./submit-bullmq.js");
      done(await submitBullmqCommand(folder, flags, terminal));
    });
  withRedis(add("worker", "command-worker"))
    .option("--slots <n>", say("option-worker-slots"))
    .option("--lock <seconds>", say("option-lock"))
    .option("--drain", say("option-drain"))
    .action(async (flags) => {
      const { workerCommand } = await import("./worker.js");
      done(await workerCommand(flags, terminal));
    });
  const config = add("config", "command-config");
  add("print [file]", "command-config-print", config)
    .option("--config <file>", say("option-config"))
    .option("--json", say("option-json"))
    .action(async (path, flags) => {
      const { configPrintCommand } = await import("./config-print.js");
      done(await configPrintCommand(path, flags, terminal));
    });
  add("init", "command-init")
    .addOption(new Option("--ci <kind>", say("option-ci")).choices(CI_KINDS))
    .action(async (flags) => {
      const { initCommand } = await import("./init.js");
      done(await initCommand(flags, terminal));
    });
  add("completion", "command-completion")
    .addArgument(new Argument("<shell>").choices(["bash", "zsh", "fish"]))
    .action(async (shell) => {
      const { completionCommand } = await import("./completion.js");
      done(completionCommand(shell, shapeOf(program), terminal));
    });
  return program;
}

/** What completion needs to know of a command. */
function shapeOf(command: Command): CommandShape {
  const values = command.registeredArguments[0]?.argChoices;
  return {
    name: command.name(),
    description: command.description(),
    options: command.options.map(({ short, long, description, required, optional, argChoices }) => ({
      names: [short, long].filter((name) => name !== undefined),
      description,
      argument: required ? "required" : optional ? "optional" : "none",
      ...(argChoices && { values: argChoices }),
    })),
    commands: command.commands.map(shapeOf),
    ...(values && { values }),
  };
}

/** The language is needed before the options are read: help is in it, too. */
function languageFlag(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  return at < 0 ? undefined : argv[at]!.includes("=") ? argv[at]!.slice(7) : argv[at + 1];
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
