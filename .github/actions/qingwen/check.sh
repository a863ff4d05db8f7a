#!/usr/bin/env bash
# The step of the action: makes a command of the inputs and runs it. QINGWEN_CLI, for tests, is a built cli.js to run
# instead of the package.
set -euo pipefail

args=(check)
while IFS= read -r path; do
  [[ -n "$path" ]] && args+=("$path")
done <<<"${INPUT_PATHS:-}"

option() { [[ -z "$2" ]] || args+=("$1=$2"); }
baseline="${INPUT_BASELINE:-}"
[[ -n "$baseline" || ! -f .qingwen-baseline.json ]] || baseline=.qingwen-baseline.json
option --config "${INPUT_CONFIG:-}"
option --baseline "$baseline"
option --changed "${INPUT_CHANGED:-}"
option --fail-on "${INPUT_FAIL_ON:-}"
option --max-findings "${INPUT_MAX_FINDINGS:-}"
option --shard "${INPUT_SHARD:-}"
option --report github
while IFS= read -r report; do
  option --report "$report"
done <<<"${INPUT_REPORTS:-}"

if [[ -n "${QINGWEN_CLI:-}" ]]; then
  command=(node "$QINGWEN_CLI")
else
  version="${INPUT_VERSION:-}"
  if [[ -z "$version" ]]; then
    package="$(dirname "${BASH_SOURCE[0]}")/../../../package.json"
    version="$(node -p 'require(require("path").resolve(process.argv[1])).version' "$package")"
  fi
  command=(npx --yes "qingwen@$version")
fi

code=0
"${command[@]}" "${args[@]}" || code=$?
[[ -z "${GITHUB_OUTPUT:-}" ]] || echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
