/**
 * Loaded into the program by NODE_OPTIONS=--import: makes a step meet with a misfortune at an exact place. The rules stand
 * in the file that QINGWEN_MISFORTUNE names, as JSON: `{ name, step, shard?, call, match, nth?, when, act, until? }`. At
 * the nth call of a function of node:fs whose path holds `match`, before or after it is carried out, the process kills
 * itself, or waits until the file `until` is there. Each rule strikes once: the file `<rules>.<name>` tells that it did.
 */
import fs, { existsSync, readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const file = process.env.QINGWEN_MISFORTUNE;
const [, script, step, ...args] = process.argv;
const shard = Number(args[args.indexOf("--shard") + 1]?.split("/")[0]);

if (file !== undefined && script?.endsWith("cli.js") && existsSync(file)) {
  const rules = JSON.parse(readFileSync(file, "utf8")).filter(
    (rule) => rule.step === step && (rule.shard === undefined || rule.shard === shard),
  );
  for (const rule of rules) watch(rule);
  syncBuiltinESMExports();
}

function watch({ name, call, match, nth = 1, when, act, until }) {
  const original = fs[call];
  let times = 0;
  fs[call] = (...given) => {
    const isIt = given.some((value) => typeof value === "string" && value.includes(match)) && ++times === nth;
    if (isIt && when === "before") strike(name, act, until);
    const result = original(...given);
    if (isIt && when === "after") strike(name, act, until);
    return result;
  };
}

function strike(name, act, until) {
  try {
    writeFileSync(`${file}.${name}`, `${process.pid} ${process.env.SLURMD_NODENAME ?? ""}`, { flag: "wx" });
  } catch {
    return;
  }
  if (act === "kill") process.kill(process.pid, "SIGKILL");
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(until)) Atomics.wait(clock, 0, 0, 50);
}
