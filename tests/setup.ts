import { execFileSync } from "node:child_process";
import { isBuilt } from "../.scripts/built.js";

/** Builds the program where it is not what the sources make, so that tests of the command see the sources as they are. */
export default function setup(): void {
  if (!isBuilt()) execFileSync("npm", ["run", "build", "--silent"], { stdio: "inherit" });
}
