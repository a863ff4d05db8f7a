import { CLUSTER_KINDS, type ClusterKind, clusterTemplate } from "./cluster-templates.js";
import type { Language } from "./language.js";

/** A file for a build server. */
export interface CiTemplate {
  readonly path: string;
  readonly content: string;
  readonly mode: number;
  /** What is left to do, in one sentence. */
  readonly hint: string;
}

export const CI_KINDS = ["github", "gitlab", "shell", ...CLUSTER_KINDS] as const;
export type CiKind = (typeof CI_KINDS)[number];

/** The file that `init --ci` writes; it checks or cleans the folder `docs` with this version of the program. */
export function ciTemplate(kind: CiKind, version: string, language: Language): CiTemplate {
  return isCluster(kind) ? clusterTemplate(kind, version, language) : checkTemplate(kind, version, language);
}

function isCluster(kind: CiKind): kind is ClusterKind {
  return CLUSTER_KINDS.some((known) => known === kind);
}

type CheckKind = Exclude<CiKind, ClusterKind>;

function checkTemplate(kind: CheckKind, version: string, language: Language): CiTemplate {
  const say = (en: string, zh: string) => (language === "zh" ? zh : en);
  const baseline = say(
    "Old dirt that may stay: qingwen check docs --write-baseline, then add --baseline here.",
    "要容忍已有的问题：先 qingwen check docs --write-baseline，再在这里加 --baseline。",
  );
  const run = `npx --yes qingwen@${version} check docs`;
  const templates: Readonly<Record<CheckKind, CiTemplate>> = {
    github: {
      path: ".github/workflows/qingwen.yml",
      mode: 0o644,
      hint: say("commit it, and it runs with the next push", "提交后，下次推送时就会运行"),
      content: `name: qingwen
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # ${baseline}
      - run: ${run} --report github
`,
    },
    gitlab: {
      path: ".gitlab/qingwen.yml",
      mode: 0o644,
      hint: say(
        "add to .gitlab-ci.yml: include: /.gitlab/qingwen.yml",
        "在 .gitlab-ci.yml 中加上：include: /.gitlab/qingwen.yml",
      ),
      content: `qingwen:
  image: node:22
  script:
    # ${baseline}
    - ${run} --report terminal --report gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`,
    },
    shell: {
      path: "ci/qingwen.sh",
      mode: 0o755,
      hint: say(
        "call it from the build, in Jenkins as sh 'ci/qingwen.sh'",
        "在构建中调用它；Jenkins 里写 sh 'ci/qingwen.sh'",
      ),
      content: `#!/bin/sh
# ${say("Exit codes: 0 clean, 1 dirt got in, 2 wrong usage or config, 3 a file could not be read.", "退出码：0 干净，1 有脏内容，2 用法或配置有误，3 有文件读不了。")}
# ${baseline}
set -eu
cd "$(dirname "$0")/.."
exec ${run} --report terminal --report junit=qingwen-junit.xml "$@"
`,
    },
  };
  return templates[kind];
}
