import { execFileSync } from "node:child_process";

/** Builds the program where it is not what the sources make, so that tests of the command see the sources as they are. */
export default function setup(): void {
  execFileSync("npm", ["run", "build", "--silent"], { stdio: "inherit" });
}
