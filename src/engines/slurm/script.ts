import { rangesOf } from "../../io/plan/ranges.js";
import type { Remaining } from "../remaining.js";
import { shellQuote, shellWords } from "../shell-quote.js";

/** What a script for Slurm is made of. */
export interface SlurmScriptOptions {
  /** The output folder with the plan, absolute. */
  readonly output: string;
  readonly logs: string;
  /** Where a shard that is given up is noted. */
  readonly failed: string;
  /** The program's own command line. */
  readonly program: readonly string[];
  /** Options of sbatch that the user adds. */
  readonly options: readonly string[];
  /** The cluster's `MaxArraySize`: indices of arrays are below it. */
  readonly maxArraySize: number;
  /** What is noted of a shard whose process was killed again and again. */
  readonly killed: string;
}

/** Tries on one node, and how often another node is asked for. */
const TRIES = 3;
const REQUEUES = 2;

/**
 * The shell script that submits what a plan lacks: one or more job arrays for counting, a job that reduces, arrays that
 * clean, a job that merges, each waiting until all before it are done. A line with the step and its job ids is printed
 * for each.
 *
 * Slurm itself starts a task again when its node fails (`--requeue`), but not when its process does; so the task tries
 * three times in its place, then asks to be put in the queue again, twice. Failures that another try would meet again
 * (exit codes other than 75 and those of signals) end it at once, and with it what depends on it.
 */
export function slurmScript(remaining: Remaining, options: SlurmScriptOptions): string {
  const { output, logs } = options;
  const submit = shellWords([
    ...["sbatch", "--parsable", "--requeue", "--open-mode=append", "--kill-on-invalid-dep=yes"],
    ...[`--output=${logs}/%x.%j.log`, ...options.options],
  ]);
  return `#!/bin/sh
# Cleans ${output.replaceAll("\n", " ")} on Slurm, as far as it is not done.
set -eu
mkdir -p ${shellQuote(logs)} ${shellQuote(options.failed)}

submit() {
  ${submit} "$@" <<'TASK'
${taskScript(options)}TASK
}

${stepsOf(remaining, options.maxArraySize).join("\n")}
`;
}

function taskScript({ output, failed, program, killed }: SlurmScriptOptions): string {
  const run = shellWords(program);
  const out = shellQuote(output);
  return `#!/bin/sh
shard=$((\${SLURM_ARRAY_TASK_ID:-0} + \${QINGWEN_OFFSET:-0}))
note=${shellQuote(failed)}/$QINGWEN_STEP
part='"step":"'$QINGWEN_STEP'"'
case $QINGWEN_STEP in
  count | clean) note=$note-$shard part=$part',"shard":'$shard ;;
esac
try=1
while :; do
  code=0
  case $QINGWEN_STEP in
    count) ${run} count ${out} --shard "$shard" || code=$? ;;
    clean) ${run} clean -o ${out} --shard "$shard" || code=$? ;;
    *) ${run} "$QINGWEN_STEP" ${out} || code=$? ;;
  esac
  # merge ends with 3 when documents were refused: it is done. 75 and signals are worth another try, all else is not.
  if [ "$QINGWEN_STEP" = merge ] && [ "$code" -eq 3 ]; then exit 0; fi
  if [ "$code" -ne 75 ] && [ "$code" -lt 128 ]; then exit "$code"; fi
  [ "$try" -lt ${TRIES} ] || break
  sleep $((try * try))
  try=$((try + 1))
done
if [ "\${SLURM_RESTART_COUNT:-0}" -lt ${REQUEUES} ] && scontrol requeue "$SLURM_JOB_ID"; then
  sleep 60 # Slurm ends it within that time
fi
printf '{%s,"code":%s,"problem":"%s","dead":true}\\n' "$part" "$code" ${shellQuote(killed)} > "$note.json"
exit "$code"
`;
}

function stepsOf({ count, reduce, clean, merge }: Remaining, maxArraySize: number): string[] {
  const lines: string[] = [];
  let before: string | undefined;
  const add = (step: string, arrays: readonly { readonly offset: number; readonly indices?: string }[]) => {
    for (const [i, { offset, indices }] of arrays.entries()) {
      const options = [
        `--job-name=qingwen-${step}`,
        `--export=ALL,QINGWEN_STEP=${step},QINGWEN_OFFSET=${offset}`,
        ...(indices === undefined ? [] : [`--array=${indices}`]),
        ...(before === undefined ? [] : [`--dependency="afterok:$${before}"`]),
      ];
      const earlier = i === 0 ? "" : `$${step}:`;
      lines.push(`${step}=${earlier}$(submit ${options.join(" ")})`);
    }
    lines.push(`echo ${step} "$${step}"`);
    before = step;
  };
  if (count.length > 0) add("count", arraysOf(count, maxArraySize));
  if (reduce) add("reduce", [{ offset: 0 }]);
  if (clean.length > 0) add("clean", arraysOf(clean, maxArraySize));
  if (merge) add("merge", [{ offset: 0 }]);
  return lines;
}

/** Shards as arrays whose indices Slurm allows: 1 to `maxArraySize` - 1, each with what must be added. */
function arraysOf(shards: readonly number[], maxArraySize: number): { offset: number; indices: string }[] {
  const size = Math.max(1, maxArraySize - 1);
  const arrays = new Map<number, number[]>();
  for (const shard of shards) {
    const offset = Math.floor((shard - 1) / size) * size;
    arrays.set(offset, [...(arrays.get(offset) ?? []), shard - offset]);
  }
  return [...arrays].map(([offset, indices]) => ({ offset, indices: rangesOf(indices) }));
}
