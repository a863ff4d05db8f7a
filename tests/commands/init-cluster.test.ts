import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import fastGlob from "fast-glob";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { VERSION } from "../../src/version.js";
import { folderWith } from "../io/folder.js";
import { CLI, qingwen } from "./run.js";
import { treeOf } from "./tree.js";

const FILES = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [
    `docs/${i}.txt`,
    `第${i}篇，春天来了。\n全体D员要认真学习D章，发挥D支部的作用。\n`,
  ]),
);
const PATHS = {
  "github-matrix": ".github/workflows/qingwen-clean.yml",
  "gitlab-matrix": ".gitlab/qingwen-clean.yml",
  kubernetes: "ci/qingwen-kubernetes.sh",
} as const;

/** A folder with documents, what one run makes of them, the file of a kind, and programs of our own in `bin`. */
async function prepare(kind: keyof typeof PATHS, programs: Readonly<Record<string, string>> = {}) {
  // `npx` here runs this checkout, and no other version.
  const npx = `#!/bin/sh\n[ "$1 $2" = "--yes qingwen@${VERSION}" ] || exit 9\nshift 2\nexec ${process.execPath} ${CLI} "$@"\n`;
  const bin = Object.entries({ npx, ...programs }).map(([name, content]) => [`bin/${name}`, content]);
  const cwd = folderWith({ ...FILES, ...Object.fromEntries(bin) });
  for (const [name] of bin) chmodSync(join(cwd, name!), 0o755);
  expect((await qingwen(["clean", "docs", "-o", "one"], { cwd })).code).toBe(0);
  expect(await qingwen(["init", "--ci", kind], { cwd })).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(PATHS[kind]),
  });
  const run = (line: string, folder = cwd, env = {}) => {
    const path = `${join(cwd, "bin")}:${process.env.PATH}`;
    const ended = spawnSync("sh", ["-ec", line], {
      cwd: folder,
      encoding: "utf8",
      env: { LANG: "C.UTF-8", ...env, PATH: path },
    });
    expect(ended.status, `${line}\n${ended.stdout}${ended.stderr}`).toBe(0);
    return ended;
  };
  return { cwd, run, content: readFileSync(join(cwd, PATHS[kind]), "utf8") };
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

test("the GitHub workflow, run job by job with artifacts, makes what one run makes", async () => {
  const { cwd, run, content } = await prepare("github-matrix");
  const { jobs } = parse(content) as {
    jobs: Record<string, { needs?: string; strategy?: { matrix: { shard: number[] } }; steps: Step[] }>;
  };
  const artifacts = join(cwd, "artifacts");
  const done: string[] = [];
  for (const [name, { needs, strategy, steps }] of Object.entries(jobs)) {
    if (needs !== undefined) expect(done).toContain(needs);
    for (const shard of strategy?.matrix.shard ?? [0]) {
      const here = (value: string) => value.replaceAll(`\${{ matrix.shard }}`, `${shard}`);
      const workspace = join(cwd, `${name}-${shard}`);
      mkdirSync(workspace);
      for (const step of steps) {
        const given = step.with ?? {};
        if (step.uses?.startsWith("actions/checkout"))
          cpSync(join(cwd, "docs"), join(workspace, "docs"), { recursive: true });
        if (step.uses?.startsWith("actions/download-artifact")) {
          const held = fastGlob.sync(join(artifacts, given.pattern!), { onlyFiles: false });
          expect(held.length).toBeGreaterThan(0);
          for (const from of held) cpSync(from, join(workspace, given.path!), { recursive: true });
        }
        if (step.run !== undefined) run(here(step.run), workspace);
        if (step.uses?.startsWith("actions/upload-artifact")) {
          cpSync(join(workspace, given.path!), join(artifacts, here(given.name!)), { recursive: true });
        }
      }
    }
    done.push(name);
  }
  expect(treeOf(join(artifacts, "clean"))).toEqual(treeOf(join(cwd, "one")));
});

test("the GitLab jobs, run in their order with artifacts, make what one run makes", async () => {
  const { cwd, run, content } = await prepare("gitlab-matrix");
  const jobs = Object.entries(
    parse(content) as Record<
      string,
      { needs?: string[]; parallel?: number; script: string[]; artifacts: { paths: string[] } }
    >,
  );
  for (const [name, { needs, parallel = 1, script, artifacts }] of jobs.filter(([name]) => !name.startsWith("."))) {
    for (let index = 1; index <= parallel; index++) {
      const workspace = join(cwd, `${name}-${index}`);
      cpSync(join(cwd, "docs"), join(workspace, "docs"), { recursive: true });
      for (const from of (needs ?? []).flatMap((need) =>
        fastGlob.sync(join(cwd, "artifacts", `${need}-*`), { onlyFiles: false }),
      )) {
        cpSync(from, workspace, { recursive: true });
      }
      for (const line of script) run(line, workspace, { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${parallel}` });
      for (const path of artifacts.paths) {
        const to = join(cwd, "artifacts", `${name}-${index}`, path);
        mkdirSync(dirname(to), { recursive: true });
        cpSync(join(workspace, path), to, { recursive: true });
      }
    }
  }
  expect(treeOf(join(cwd, "artifacts/qingwen-merge-1/clean"))).toEqual(treeOf(join(cwd, "one")));
});

describe("the Kubernetes script", () => {
  /** Keeps what is applied, and says of every job that it is complete, or of one that it failed. */
  const kubectl = `#!/bin/sh
case $1 in
  apply) cat >> applied.yaml; echo --- >> applied.yaml ;;
  wait) case "$*" in *"condition=\${OUTCOME}"*) exit 0 ;; *) exit 1 ;; esac ;;
esac
`;
  test("applies four jobs that make what one run makes; the index is that of the pod", async () => {
    const { cwd, run } = await prepare("kubernetes", { kubectl });
    expect(statSync(join(cwd, PATHS.kubernetes)).mode & 0o111).not.toBe(0);
    run(`${PATHS.kubernetes}`, cwd, { SHARDS: "3", CLAIM: "texts", OUTCOME: "complete" });
    const jobs = readFileSync(join(cwd, "applied.yaml"), "utf8")
      .split("---\n")
      .slice(0, -1)
      .map((one) => parse(one));
    expect(jobs.map(({ metadata, spec }) => [metadata.name, spec.completions])).toEqual([
      ["qingwen-plan", 1],
      ["qingwen-count", 3],
      ["qingwen-reduce", 1],
      ["qingwen-clean", 3],
      ["qingwen-merge", 1],
    ]);
    for (const { spec } of jobs) {
      const { containers, volumes } = spec.template.spec;
      expect(volumes[0].persistentVolumeClaim.claimName).toBe("texts");
      const [shell, flag, line] = containers[0].command;
      expect([shell, flag]).toEqual(["sh", "-c"]);
      for (let index = 0; index < spec.completions; index++) run(line, cwd, { JOB_COMPLETION_INDEX: `${index}` });
    }
    run(`${process.execPath} ${CLI} merge clean --tidy --quiet`);
    expect(treeOf(join(cwd, "clean"))).toEqual(treeOf(join(cwd, "one")));
  });

  test("stops when a job fails", async () => {
    const { cwd } = await prepare("kubernetes", { kubectl });
    const env = { PATH: `${join(cwd, "bin")}:${process.env.PATH}`, OUTCOME: "failed" };
    expect(spawnSync(PATHS.kubernetes, { cwd, env }).status).toBe(1);
    expect(readFileSync(join(cwd, "applied.yaml"), "utf8").split("---\n")).toHaveLength(2);
  });
});
