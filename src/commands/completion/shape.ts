/** A command with what may follow it. */
export interface CommandShape {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
  /** The values of its first argument, if they are few. */
  readonly values?: readonly string[];
}

export interface OptionShape {
  /** Such as `--report`, or `-q` and `--quiet`. */
  readonly names: readonly string[];
  readonly description: string;
  readonly argument: "none" | "optional" | "required";
  /** The values it takes, if they are few. */
  readonly values?: readonly string[];
}

/** A command with the words that lead to it, behind the program's name. */
export interface PlacedCommand extends CommandShape {
  readonly path: readonly string[];
}

/** The program and all its commands, outer ones first. */
export function allCommands(program: CommandShape, path: readonly string[] = []): PlacedCommand[] {
  const below = program.commands.flatMap((command) => allCommands(command, [...path, command.name]));
  return [{ ...program, path }, ...below];
}

/** Text in single quotes for bash and zsh. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
