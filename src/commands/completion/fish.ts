import { allCommands, type CommandShape, type OptionShape, type PlacedCommand } from "./shape.js";

/** The script for fish: `qingwen completion fish > ~/.config/fish/completions/qingwen.fish`. */
export function fishCompletion(program: CommandShape): string {
  const lines = allCommands(program).flatMap((command) => {
    const where = condition(command);
    const words = command.commands.map(
      ({ name, description }) => `complete -c qingwen -n ${where} -f -a ${quoted(name)} -d ${quoted(description)}`,
    );
    const values = (command.values ?? []).map((value) => `complete -c qingwen -n ${where} -f -a ${quoted(value)}`);
    return [
      ...words,
      ...values,
      ...command.options.map((option) => `complete -c qingwen -n ${where} ${flags(option)}`),
    ];
  });
  return `${lines.join("\n")}\n`;
}

/** Where a command's own words may come: behind all words of its path and none of the commands below it. */
function condition({ path, commands }: PlacedCommand): string {
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const below = commands.map(({ name }) => name);
  const none = below.length === 0 ? [] : [`not __fish_seen_subcommand_from ${below.join(" ")}`];
  return quoted([...seen, ...none].join("; and "));
}

function flags({ names, description, argument, values }: OptionShape): string {
  const named = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const taken = argument === "required" ? ["-r"] : [];
  const choices = values === undefined ? [] : ["-f", `-a ${quoted(values.join(" "))}`];
  return [...named, ...taken, ...choices, `-d ${quoted(description)}`].join(" ");
}

/** In single quotes fish knows two escapes. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
