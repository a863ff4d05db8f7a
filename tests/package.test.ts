import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { VERSION } from "../src/version.js";
import { folderWith } from "./io/folder.js";

const run = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

test("the version of the program is that of the package", () => {
  expect(VERSION).toBe(JSON.parse(readFileSync("package.json", "utf8")).version);
});

test("what npm pack makes can be installed into an empty folder, run and imported", () => {
  const packed = folderWith({});
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", packed], ".");
  const [tarball] = readdirSync(packed) as [string];
  const cwd = folderWith({ "package.json": '{"type":"module"}', "docs/a.txt": "全体D员要认真学习，加强D的建设。\n" });
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", join(packed, tarball)], cwd);
  expect(run("npx", ["qingwen", "--version"], cwd).trim()).toBe(VERSION);
  run("npx", ["qingwen", "clean", "docs", "-o", "out", "--quiet"], cwd);
  expect(readFileSync(join(cwd, "out/a.txt"), "utf8")).toBe("全体党员要认真学习，加强党的建设。\n");
  expect(() => run("npx", ["qingwen", "worker", "--redis", "redis://127.0.0.1"], cwd)).toThrow(
    "npm install bullmq ioredis",
  );
  writeFileSync(join(cwd, "use.js"), 'import { clean } from "qingwen"; console.log(clean("强D性").text);');
  expect(run("node", ["use.js"], cwd)).toBe("强党性\n\n");
  expect(readdirSync(join(cwd, "node_modules/qingwen")).sort()).toEqual(
    ["CHANGELOG.md", "LICENSE", "README.md", "README.zh-CN.md", "dist", "package.json"].sort(),
  );
}, 180_000);
