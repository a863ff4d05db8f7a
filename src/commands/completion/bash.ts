import { allCommands, type CommandShape, quoted } from "./shape.js";

/** The script for bash: `eval "$(qingwen completion bash)"`. Written for bash 3.2, which macOS has. */
export function bashCompletion(program: CommandShape): string {
  const commands = allCommands(program);
  const steps = commands.filter(({ path }) => path.length > 0).map(({ path }) => quoted(path.join(" ")));
  const cases = commands.map(({ path, options, commands: below, values = [] }) => {
    const words = below.length > 0 ? below.map(({ name }) => name) : values;
    const names = options.flatMap(({ names }) => names).join(" ");
    return `    ${quoted(path.join(" "))}) options=${quoted(names)}; words=${quoted(words.join(" "))} ;;`;
  });
  const choices = new Map(
    commands.flatMap(({ options }) =>
      options.flatMap(({ names, values = [] }) => names.map((name) => [name, values.join(" ")] as const)),
    ),
  );
  const values = [...choices]
    .filter(([, words]) => words !== "")
    .map(([name, words]) => `    ${name}) COMPREPLY=($(compgen -W ${quoted(words)} -- "$current")); return ;;`);
  return `_qingwen() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" options="" words="" i next
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${command:+$command }\${COMP_WORDS[i]}"
    case "$next" in
      ${steps.join("|")}) command="$next" ;;
    esac
  done
  case "$before" in
${values.join("\n")}
  esac
  case "$command" in
${cases.join("\n")}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -n "$words" ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -o default -F _qingwen qingwen
`;
}
