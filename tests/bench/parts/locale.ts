import { execFileSync } from "node:child_process";

const CANDIDATES = ["C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8"];

/** A locale of this machine in which `wc -m` counts characters of UTF-8. */
export function utf8Locale(): string {
  const counts = (locale: string) =>
    execFileSync("wc", ["-m"], { env: { ...process.env, LC_ALL: locale }, input: "文", encoding: "utf8" }).trim() ===
    "1";
  const found = CANDIDATES.find(counts);
  if (found === undefined) throw new Error(`found no UTF-8 locale, expected one of ${CANDIDATES.join(", ")}`);
  return found;
}
