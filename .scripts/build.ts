/** Compiles src to dist, with the YAML of the packs beside the code for those who want to read it. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], { stdio: "inherit" });
cpSync("src/packs/data", "dist/packs/data", { recursive: true });
chmodSync("dist/cli.js", 0o755);
