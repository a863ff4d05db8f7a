import type { CiTemplate } from "./ci-templates.js";
import type { Language } from "./language.js";

export const CLUSTER_KINDS = ["github-matrix", "gitlab-matrix", "kubernetes"] as const;
export type ClusterKind = (typeof CLUSTER_KINDS)[number];

/** The file that `init --ci` writes for a run in shards: it cleans the folder `docs` into `clean` with this version. */
export function clusterTemplate(kind: ClusterKind, version: string, language: Language): CiTemplate {
  const say = (en: string, zh: string) => (language === "zh" ? zh : en);
  const run = `npx --yes qingwen@${version}`;
  const shards = say(
    "As many shards as the matrix has: change 4 in all places. merge ends with 3 when documents were refused.",
    "份数与矩阵一致：改动时各处的 4 都要改。有文档被拒绝时 merge 以 3 结束。",
  );
  const templates: Readonly<Record<ClusterKind, () => CiTemplate>> = {
    "github-matrix": () => ({
      path: ".github/workflows/qingwen-clean.yml",
      mode: 0o644,
      hint: say("commit it, and start it under Actions", "提交后，在 Actions 里启动"),
      content: githubMatrix(run, shards),
    }),
    "gitlab-matrix": () => ({
      path: ".gitlab/qingwen-clean.yml",
      mode: 0o644,
      hint: say(
        "add to .gitlab-ci.yml: include: /.gitlab/qingwen-clean.yml",
        "在 .gitlab-ci.yml 中加上：include: /.gitlab/qingwen-clean.yml",
      ),
      content: gitlabMatrix(run, shards),
    }),
    kubernetes: () => ({
      path: "ci/qingwen-kubernetes.sh",
      mode: 0o755,
      hint: say(
        "run it where kubectl reaches the cluster: CLAIM=corpus SHARDS=16 ci/qingwen-kubernetes.sh",
        "在 kubectl 能连上集群的地方运行：CLAIM=corpus SHARDS=16 ci/qingwen-kubernetes.sh",
      ),
      content: kubernetes(run, say),
    }),
  };
  return templates[kind]();
}

function githubMatrix(run: string, shards: string): string {
  const setUp = `      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
`;
  const take = (what: string, path: string) => `      - uses: actions/download-artifact@v4
        with:
          ${what}
          merge-multiple: true
          path: ${path}
`;
  const give = (name: string, path: string) => `      - uses: actions/upload-artifact@v4
        with:
          name: ${name}
          path: ${path}
          include-hidden-files: true
`;
  const matrix = `    strategy:
      fail-fast: false
      matrix:
        shard: [1, 2, 3, 4]
`;
  const here = `\${{ matrix.shard }}`;
  return `name: qingwen clean
on: workflow_dispatch
permissions:
  contents: read
# ${shards}
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
${setUp}      - run: ${run} plan docs -o clean --shards 4
${give("plan", "clean")}  count:
    needs: plan
    runs-on: ubuntu-latest
${matrix}    steps:
${setUp}${take("pattern: plan", "clean")}      - run: ${run} count clean --shard ${here}/4
${give(`count-${here}`, "clean/.qingwen/plan/counted")}  reduce:
    needs: count
    runs-on: ubuntu-latest
    steps:
${setUp}${take("pattern: plan", "clean")}${take("pattern: count-*", "clean/.qingwen/plan/counted")}      - run: ${run} reduce clean
${give("reduced", "clean")}  clean:
    needs: reduce
    runs-on: ubuntu-latest
${matrix}    steps:
${setUp}${take("pattern: reduced", "clean")}      - run: ${run} clean -o clean --shard ${here}/4
${give(`clean-${here}`, "clean")}  merge:
    needs: clean
    runs-on: ubuntu-latest
    steps:
${setUp}${take("pattern: clean-*", "clean")}      - run: ${run} merge clean --tidy || [ $? -eq 3 ]
${give("clean", "clean")}`;
}

function gitlabMatrix(run: string, shards: string): string {
  const job = (
    name: string,
    needs: string | undefined,
    script: string,
    path: string,
    parallel = "",
  ) => `qingwen-${name}:
  extends: .qingwen
${needs === undefined ? "" : `  needs: [${needs}]\n`}${parallel}  script:
    - ${script}
  artifacts:
    paths: [${path}]
`;
  const four = "  parallel: 4\n";
  const here = "$CI_NODE_INDEX/$CI_NODE_TOTAL";
  const home = "clean/.qingwen/plan";
  return `# ${shards}
.qingwen:
  image: node:22
  rules:
    - when: manual
      allow_failure: true
${job("plan", undefined, `${run} plan docs -o clean --shards 4`, "clean")}${job("count", "qingwen-plan", `${run} count clean --shard ${here}`, `${home}/counted`, four)}${job("reduce", "qingwen-plan, qingwen-count", `${run} reduce clean`, `${home}/repeated.counts`)}${job("clean", "qingwen-plan, qingwen-count, qingwen-reduce", `${run} clean -o clean --shard ${here}`, "clean", four)}${job("merge", "qingwen-plan, qingwen-count, qingwen-reduce, qingwen-clean", `${run} merge clean --tidy || [ $? -eq 3 ]`, "clean")}`;
}

function kubernetes(run: string, say: (en: string, zh: string) => string): string {
  return `#!/bin/sh
# ${say(
    "Cleans the folder docs of a volume claim into clean beside it: one Job a step, counting and cleaning as Indexed Jobs.",
    "把存储卷里的 docs 清理到旁边的 clean：每一步一个 Job，统计和清理用 Indexed Job。",
  )}
# ${say(
    "The claim must be ReadWriteMany; needs Kubernetes 1.29 or newer. Steps that are done are done in no time when run again.",
    "存储卷须可多点读写（ReadWriteMany）；需要 Kubernetes 1.29 以上。重新运行时，已完成的步骤会立即跳过。",
  )}
set -eu
CLAIM=\${CLAIM:-corpus} SHARDS=\${SHARDS:-16} PARALLEL=\${PARALLEL:-$SHARDS} IMAGE=\${IMAGE:-node:22}

step() { # NAME COMPLETIONS COMMAND
  kubectl delete job "qingwen-$1" --ignore-not-found
  kubectl apply -f - <<JOB
apiVersion: batch/v1
kind: Job
metadata:
  name: qingwen-$1
spec:
  completionMode: Indexed
  completions: $2
  parallelism: $PARALLEL
  backoffLimitPerIndex: 3
  podFailurePolicy:
    rules:
      # ${say("A node that goes away costs no try.", "节点消失不算一次尝试。")}
      - action: Ignore
        onPodConditions:
          - type: DisruptionTarget
      # ${say("These would fail again; 75 and signals are tried again.", "这些再试也会失败；75 和信号会再试。")}
      - action: FailIndex
        onExitCodes:
          containerName: qingwen
          operator: In
          values: [1, 2, 3]
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: qingwen
          image: $IMAGE
          workingDir: /corpus
          command: [sh, -c, '$3']
          volumeMounts:
            - name: corpus
              mountPath: /corpus
      volumes:
        - name: corpus
          persistentVolumeClaim:
            claimName: $CLAIM
JOB
  until kubectl wait --for=condition=complete --timeout=10s "job/qingwen-$1"; do
    if kubectl wait --for=condition=failed --timeout=1s "job/qingwen-$1"; then exit 1; fi
  done
}

shard="--shard-index \\$JOB_COMPLETION_INDEX --shard-count $SHARDS"
step plan 1 "${run} plan docs -o clean --shards $SHARDS"
step count "$SHARDS" "${run} count clean $shard"
step reduce 1 "${run} reduce clean"
step clean "$SHARDS" "${run} clean -o clean $shard"
# ${say("3: documents were refused, all others are done.", "3：有文档被拒绝，其余都已完成。")}
step merge 1 "${run} merge clean || [ \\$? -eq 3 ]"
`;
}
