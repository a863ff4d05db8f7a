import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isBuilt, noteBuild } from "../.scripts/built.js";

/** A project is built again where anything differs of what a build reads, or of what it made. */
describe("what a build made stands for", () => {
  let project: string;
  const write = (name: string, text: string) => {
    const file = join(project, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "qingwen-built-"));
    for (const name of ["src/cli.ts", "src/core/fold.ts", "tests/keep/essay.txt", "package.json", "dist/cli.js"])
      write(name, "one");
    write("src/packs/bundled.ts", "generated");
    write("README.md", "one");
    noteBuild(project);
  });
  afterEach(() => rmSync(project, { recursive: true }));

  test("the sources it was made of, written again or not", () => {
    write("src/cli.ts", "one");
    expect(isBuilt(project)).toBe(true);
  });

  test("not for a project that was never built", () => {
    rmSync(join(project, "node_modules"), { recursive: true });
    expect(isBuilt(project)).toBe(false);
  });

  const changes: readonly [what: string, isBuilt: boolean, change: () => void][] = [
    ["a source", false, () => write("src/core/fold.ts", "two")],
    ["a source more", false, () => write("src/core/more.ts", "one")],
    ["a source less", false, () => rmSync(join(project, "src/core/fold.ts"))],
    ["a text that literals are counted in", false, () => write("tests/keep/essay.txt", "two")],
    ["a package", false, () => write("package.json", "two")],
    ["what stands in dist", false, () => write("dist/cli.js", "two")],
    ["nothing in dist", false, () => rmSync(join(project, "dist"), { recursive: true })],
    ["a generated source", false, () => write("src/packs/bundled.ts", "two")],
    ["no generated source", false, () => rmSync(join(project, "src/packs/bundled.ts"))],
    ["what is no part of it", true, () => write("README.md", "two")],
  ];
  test.each(changes)("%s: %s", (_what, wanted, change) => {
    change();
    expect(isBuilt(project)).toBe(wanted);
  });
});
