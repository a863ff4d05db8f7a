import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { CLI, qingwen } from "./run.js";

/** Prose without anything that an ad, a marker or a mask would look like: most of a large text is that. */
const BODY = "春天来了，院子里的梨树开满了白花，老人坐在门口晒太阳，远处有孩子在笑。\n";
const dirty = (i: number) => `第${i}次会议\n全体D员要认真学习，加强D的建设。\n${BODY.repeat(20)}`;
const clean = (i: number) => `第${i}次会议\n全体党员要认真学习，加强党的建设。\n${BODY.repeat(20)}`;
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`in/${i % 7}/${i % 5}/${i}.txt`, dirty(i)]));

/** Every file below the output must be a whole one. Returns how many there are. */
function expectWhole(cwd: string): number {
  const out = join(cwd, "out");
  if (!existsSync(out)) return 0;
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.filter((entry) => !entry.parentPath.includes(".qingwen"));
  for (const { parentPath, name } of texts) {
    expect(readFileSync(join(parentPath, name), "utf8")).toBe(clean(Number.parseInt(name, 10)));
  }
  return texts.length;
}

describe("a run that is ended", () => {
  test("by a kill at any moment leaves only whole files, and the next one completes", async () => {
    const cwd = folderWith(many(200));
    const reference = folderWith(many(200));
    await qingwen(["clean", "in", "-o", "out"], { cwd: reference });
    const points = fc.sample(fc.nat(600), { numRuns: 20, seed: 20 });
    let cut = 0;
    for (const delay of points) {
      const { signal } = await qingwen(["clean", "in", "-o", "out"], {
        cwd,
        started: (child) => setTimeout(() => child.kill("SIGKILL"), delay),
      });
      if (signal === "SIGKILL") cut += 1;
      expectWhole(cwd);
    }
    expect(cut, "no run was still going when it was to be killed").toBeGreaterThan(0);
    const last = await qingwen(["clean", "in", "-o", "out"], { cwd });
    expect(last.code).toBe(0);
    expect(expectWhole(cwd)).toBe(200);
    const files = (folder: string) => (readdirSync(folder, { recursive: true }) as string[]).sort();
    expect(files(join(cwd, "out"))).toEqual(files(join(reference, "out")));
    const ledger = "out/.qingwen/ledger.jsonl";
    expect(readFileSync(join(cwd, ledger), "utf8")).toBe(readFileSync(join(reference, ledger), "utf8"));
  }, 120_000);

  // So many are cleaned by the main thread alone, and by two.
  test.each([
    ["SIGINT", 1500],
    ["SIGTERM", 1500],
    ["SIGINT", 3000],
    ["SIGTERM", 3000],
  ] as const)(
    "by %s says so, ends with 130 and can go on: %i files",
    async (signal, count) => {
      const cwd = folderWith(many(count));
      const { code, stderr } = await qingwen(["clean", "in", "-o", "out"], {
        cwd,
        started: (child) => {
          const timer = setInterval(() => {
            if (!existsSync(join(cwd, "out/0"))) return;
            clearInterval(timer);
            child.kill(signal);
          }, 2);
        },
      });
      expect(stderr).toMatch(/interrupted; every file written so far is whole/);
      expect(code).toBe(130);
      const written = expectWhole(cwd);
      expect(written).toBeGreaterThan(0);
      expect(written).toBeLessThan(count);
      expect(existsSync(join(cwd, "out/.qingwen/lock"))).toBe(false);
      const undone = await qingwen(["undo", "out", "-o", "back"], { cwd });
      expect(undone.code).toBe(0);
      expect(undone.stderr).toMatch(new RegExp(`^${written} originals? `));
      expect((await qingwen(["clean", "in", "-o", "out"], { cwd })).code).toBe(0);
      expect(expectWhole(cwd)).toBe(count);
    },
    60_000,
  );
});

test("a reader that closes standard output early does no harm", async () => {
  const cwd = folderWith(many(300));
  const shell = spawn("bash", ["-c", `"${process.execPath}" "${CLI}" check in | head -1; echo "\${PIPESTATUS[0]}"`], {
    cwd,
  });
  let stdout = "";
  let stderr = "";
  shell.stdout.on("data", (part) => {
    stdout += part;
  });
  shell.stderr.on("data", (part) => {
    stderr += part;
  });
  await new Promise((done) => shell.on("close", done));
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n").at(-1)).toBe("1");
});

describe.skipIf(!existsSync("/dev/full"))("standard output that takes nothing is an error like that of a file", () => {
  test.each(["check in", "rules list", "--help", "config print in", "clean in -o out --report json"])(
    "%s",
    async (args) => {
      const full = openSync("/dev/full", "w");
      const cwd = folderWith(many(3));
      const { code, stderr } = await qingwen(args.split(" "), { cwd, outputFile: full });
      closeSync(full);
      expect(stderr).toContain("qingwen: - cannot be written (ENOSPC); check permissions and free space\n");
      expect(stderr).not.toContain("node:");
      expect(code).toBe(3);
      if (args.startsWith("clean")) expect(readdirSync(join(cwd, "out/.qingwen"))).toContain("manifest.json");
    },
  );

  test.each([
    ["filter", "全体D员"],
    ["filter --jsonl", '{"text":"全体D员"}\n'],
  ])("%s", async (args, input) => {
    const full = openSync("/dev/full", "w");
    const { code, stderr } = await qingwen(args.split(" "), { input, outputFile: full });
    closeSync(full);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "qingwen: - cannot be written (ENOSPC); check permissions and free space\n",
    });
  });
});

test("a link that leads to itself is named, and the others go on", async () => {
  const cwd = folderWith({ "in/a.txt": dirty(0) });
  symlinkSync("loop.txt", join(cwd, "in/loop.txt"));
  const { code, stderr } = await qingwen(["clean", "in", "-o", "out"], { cwd });
  expect(stderr).toContain("in/loop.txt: cannot be read (ELOOP)");
  expect(code).toBe(3);
  expect(readFileSync(join(cwd, "out/a.txt"), "utf8")).toBe(clean(0));
  expect((await qingwen(["learn", "in", "-q"], { cwd })).stderr).toContain("in/loop.txt: cannot be read (ELOOP)");
  expect((await qingwen(["plan", "in", "-o", "plan"], { cwd })).code).toBe(0);
});

test("a reader that takes its time gets all of the output", async () => {
  const cwd = folderWith(many(300));
  const args = ["check", "in", "--report", "json", "--no-cache"];
  const slow = await qingwen(args, {
    cwd,
    started({ stdout }) {
      stdout!.pause();
      setTimeout(() => stdout!.resume(), 500);
    },
  });
  expect(slow.stdout.length).toBeGreaterThan(1 << 16); // a pipe holds less
  expect(await qingwen(args, { cwd })).toEqual(slow);
});

test("two thousand files, bad ones among them, in a small heap", async () => {
  const cwd = folderWith({
    ...many(2000),
    "in/binary.txt": Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]),
    "in/large.txt": dirty(1) + BODY.repeat(Math.ceil((100 << 20) / Buffer.byteLength(BODY))) + dirty(2),
    "out/protected.txt": "mine",
    "in/protected.txt": dirty(0),
  });
  symlinkSync("nowhere.txt", join(cwd, "in/vanished.txt"));
  execFileSync("chmod", ["444", join(cwd, "out/protected.txt")]);
  const { code, stderr } = await qingwen(["clean", "in", "-o", "out"], {
    cwd,
    env: { NODE_OPTIONS: "--max-old-space-size=1024" },
  });
  expect(stderr).toMatch(/in\/binary\.txt: not a text file/);
  expect(stderr).toMatch(/in\/vanished\.txt: a link that leads nowhere/);
  expect(stderr).toMatch(/in\/protected\.txt: /);
  expect(stderr).toMatch(/2004 files: 2001 changed, 0 already clean, 3 refused/);
  expect(code).toBe(3);
  expect(readFileSync(join(cwd, "out/0/0/0.txt"), "utf8")).toBe(clean(0));
  expect(readFileSync(join(cwd, "out/protected.txt"), "utf8")).toBe("mine");
  const large = readFileSync(join(cwd, "out/large.txt"), "utf8");
  expect(large.length).toBeGreaterThan(30 << 20);
  expect(large.startsWith(clean(1))).toBe(true);
  expect(large.endsWith(BODY + clean(2))).toBe(true);
}, 120_000);

test("a full disk is an error of the files it hits", async () => {
  const cwd = folderWith({ "in/a.txt": dirty(1) });
  writeFileSync(join(cwd, "report"), "");
  const { code, stderr } = await qingwen(["check", "in", "--report", "json=/dev/full"], { cwd });
  expect(stderr).toMatch(/\/dev\/full cannot be written \(ENOSPC\)/);
  expect(code).toBe(3);
});
