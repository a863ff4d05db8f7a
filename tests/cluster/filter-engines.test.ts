import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLI } from "../commands/run.js";
import { keptFolderWith } from "../io/folder.js";
import { missing, nameOf } from "./rig.js";

const RECORDS = Array.from({ length: 1500 }, (_, id) =>
  JSON.stringify({
    id,
    text: `第${id}篇，春天来了。\n${id % 3 ? "" : "全体D员要认真学习D章，发挥D支部的作用。"}`,
    n: id * 7,
  }),
);
const FILTER = `${process.execPath} ${CLI} filter --jsonl`;

/** Runs a shell line with an input. */
function shell(line: string, input: string, cwd?: string) {
  return spawnSync("bash", ["-o", "pipefail", "-c", line], { cwd, input, encoding: "utf8", maxBuffer: 1e9 });
}

const wanted = shell(FILTER, `${RECORDS.join("\n")}\n`);

test("the filter gives every record, in order", () => {
  expect(wanted).toMatchObject({ status: 0, stderr: "" });
  const ids = wanted.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).id);
  expect(ids).toEqual(RECORDS.map((_, id) => id));
  expect(wanted.stdout).toContain("全体党员");
});

const lacking = missing("parallel");

describe.skipIf(lacking.length > 0)(nameOf("GNU parallel --pipe", lacking), () => {
  let cwd: string;
  beforeAll(() => {
    cwd = keptFolderWith({ "docs.jsonl": `${RECORDS.join("\n")}\n` });
  });
  afterAll(() => void spawnSync("rm", ["-rf", cwd]));
  const parallel = `parallel --will-cite --pipe --keep-order --block 50k`;

  test("gives what one process gives, in order", () => {
    const ended = shell(`${parallel} '${FILTER}' < docs.jsonl`, "", cwd);
    expect({ status: ended.status, stderr: ended.stderr }).toEqual({ status: 0, stderr: "" });
    expect(ended.stdout === wanted.stdout).toBe(true);
  });

  test("a part whose process is killed is done again", () => {
    // The first process that comes kills itself after its first record.
    const once = join(cwd, "once.sh");
    writeFileSync(
      once,
      `#!/bin/bash\nif mkdir "${cwd}/struck" 2>/dev/null; then ${FILTER} | head -1; kill -9 $$; fi\nexec ${FILTER}\n`,
    );
    chmodSync(once, 0o755);
    const ended = shell(`${parallel} --retries 3 ${once} < docs.jsonl`, "", cwd);
    expect(ended.status).toBe(0);
    expect(ended.stdout === wanted.stdout).toBe(true);
  });

  test("nothing in, nothing out; a bad record makes it fail, unless that is tolerated", () => {
    expect(shell(`${parallel} '${FILTER}'`, "")).toMatchObject({ status: 0, stdout: "" });
    const bad = `${RECORDS[0]}\nnot json\n${RECORDS[1]}\n`;
    expect(shell(`${parallel} '${FILTER}'`, bad).status).not.toBe(0);
    expect(shell(`${parallel} '${FILTER} --lenient'`, bad)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("line 2"),
    });
  });
});

/**
 * What Hadoop Streaming does with a mapper without reducers, from its documentation: each line of the input goes in, what
 * stands before the first tab of a line that comes out is its key, and key and value are written with a tab between them,
 * even when the value is empty.
 */
test("records that went through the framing of Hadoop Streaming twice are the same", () => {
  const framed = (out: string) =>
    out
      .split("\n")
      .slice(0, -1)
      .map((line) => `${line.split("\t")[0]}\t${line.split("\t").slice(1).join("\t")}\n`)
      .join("");
  const first = framed(wanted.stdout);
  expect(first).toContain("}\t\n");
  const second = shell(`${FILTER} --counters hadoop`, first);
  expect(second).toMatchObject({ status: 0, stderr: `reporter:counter:qingwen,cleaned,${RECORDS.length}\n` });
  expect(second.stdout === wanted.stdout).toBe(true);
});

test("what Spark's pipe reads with a charset of ASCII means the same", () => {
  const ascii = shell(`LC_ALL=C ${FILTER} --ascii`, `${RECORDS.join("\n")}\n`);
  expect(ascii.stdout).toMatch(/^[\n\x20-\x7e]*$/);
  const parse = (lines: string) =>
    lines
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  expect(parse(ascii.stdout)).toEqual(parse(wanted.stdout));
});
