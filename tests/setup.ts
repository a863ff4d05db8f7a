import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Makes the bundled packs from their YAML, so that tests see the rules as they are now. */
export default function setup(): void {
  if (existsSync(".scripts/generate.ts")) execFileSync("npx", ["tsx", ".scripts/generate.ts"], { stdio: "inherit" });
}
