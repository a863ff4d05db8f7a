import { allCommands, type CommandShape, quoted } from "./shape.js";

/** The script for zsh: to a file `_qingwen` in a folder of `$fpath`, or `source <(qingwen completion zsh)`. */
export function zshCompletion(program: CommandShape): string {
  const commands = allCommands(program);
  const steps = commands.filter(({ path }) => path.length > 0).map(({ path }) => quoted(path.join(" ")));
  const cases = commands.map(({ path, options, commands: below, values = [] }) => {
    const words = below.length > 0 ? below.map(described) : values.map((value) => quoted(value));
    const names = options.flatMap(({ names, description }) => names.map((name) => described({ name, description })));
    return `    ${quoted(path.join(" "))}) options=(${names.join(" ")}); entries=(${words.join(" ")}) ;;`;
  });
  const values = commands
    .flatMap(({ options }) => options)
    .filter(({ values }) => values !== undefined)
    .map(({ names, values }) => [names.join("|"), values!.map(quoted).join(" ")] as const);
  const distinct = [...new Map(values)].map(([names, words]) => `    ${names}) compadd -- ${words}; return ;;`);
  return `#compdef qingwen
_qingwen() {
  local command="" next word
  local -a options entries
  for word in "\${(@)words[2,CURRENT-1]}"; do
    next="\${command:+$command }$word"
    case "$next" in
      ${steps.join("|")}) command="$next" ;;
    esac
  done
  case "\${words[CURRENT-1]}" in
${distinct.join("\n")}
  esac
  case "$command" in
${cases.join("\n")}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe 'option' options
  elif (( \${#entries} )); then
    _describe 'command' entries
  else
    _files
  fi
}
if [[ "\${funcstack[1]}" == _qingwen ]]; then _qingwen "$@"; else compdef _qingwen qingwen; fi
`;
}

/** `name:description`, as `_describe` takes it. */
function described({ name, description }: { readonly name: string; readonly description: string }): string {
  return quoted(`${name.replaceAll(":", "\\:")}:${description.replaceAll(":", "\\:")}`);
}
