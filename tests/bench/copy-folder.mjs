/*
 * Copies a folder as a program in Node would that does nothing else: two workers, synchronous reads and writes, a temporary
 * file and a rename for each. `node copy-folder.mjs FROM TO`.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, Worker, workerData } from "node:worker_threads";

const WORKERS = 2;

if (isMainThread) {
  const [from, to] = process.argv.slice(2);
  const names = [];
  const open = [""];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    for (const entry of readdirSync(join(from, below), { withFileTypes: true })) {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) open.push(name);
      else names.push(name);
    }
  }
  names.sort();
  mkdirSync(to, { recursive: true });
  for (let part = 0; part < WORKERS; part++) {
    const mine = names.filter((_, i) => i % WORKERS === part);
    new Worker(fileURLToPath(import.meta.url), { workerData: { from, to, names: mine, part } });
  }
} else {
  const { from, to, names, part } = workerData;
  const made = new Set();
  names.forEach((name, i) => {
    const bytes = readFileSync(join(from, name));
    const target = join(to, name);
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    const temporary = join(to, `.${part}-${i}.part`);
    writeFileSync(temporary, bytes);
    renameSync(temporary, target);
  });
}
