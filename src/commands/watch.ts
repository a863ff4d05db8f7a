import { existsSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { CleanError } from "../core/errors.js";
import { CONFIG_PLACES } from "../io/config.js";
import { IGNORE_FILE } from "../io/ignore-files.js";
import { baseOf } from "../io/path-base.js";
import { errorTextAlone } from "../messages/language.js";
import { text } from "../messages/texts.js";
import { listenForInterrupt } from "./interrupt.js";
import type { Terminal } from "./terminal.js";

export interface WatchOptions {
  /** What is cleaned: files, folders or globs. */
  readonly paths: readonly string[];
  /** What the runs write, which is not watched. */
  readonly written: readonly string[];
  /** Files beside the inputs that decide what comes out: a config that was named, packs. */
  readonly also: readonly string[];
}

/** So long, in milliseconds, it must be quiet before a run begins: editors write a file in several steps. */
const QUIET = 200;
/** So long a run is put off at most while changes keep coming. */
const LATEST = 2000;
/** So often, in milliseconds, is looked for what cannot be watched as it is not there: a folder moved away, a new config. */
const POLL = 1000;

/**
 * Runs once, and again whenever inputs, configs, ignore files or packs change, until Ctrl-C. What changed is found by the
 * run itself, so nothing is cleaned twice and the ledger is that of one run over what is there.
 *
 * @returns the exit code: that of a run that was cut short (130), else 0
 * @throws CleanError what the first run throws
 */
export async function watchOver(
  { paths, written, also }: WatchOptions,
  run: () => Promise<number>,
  terminal: Terminal,
): Promise<number> {
  const { watch } = await import("chokidar");
  const { language } = terminal;
  const interrupt = listenForInterrupt();
  const ended = new Promise<void>((end) => interrupt.signal.addEventListener("abort", () => end(), { once: true }));
  const bases = await Promise.all(paths.map(async (path) => resolve(await baseOf(path))));
  const named = [...bases, ...also.map((file) => resolve(file))];
  const there = () => [...named.filter((path) => existsSync(path)), ...configsAbove(bases)];
  let seen = new Set(there());
  const watched = new Set([...named, ...seen]);
  const own = written.map((path) => resolve(path));
  const watcher = watch([...watched], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => isLeftOut(path, own, watched),
  });
  let changed: string[] = [];
  let wake = () => {};
  let lastChange = 0;
  const note = (path: string) => {
    changed.push(path);
    lastChange = performance.now();
    wake();
  };
  watcher.on("all", (event, path) => {
    if (event === "unlink" || event === "unlinkDir") seen.delete(path);
    if (event !== "addDir" && event !== "unlinkDir") note(path);
  });
  const poll = setInterval(() => {
    const now = there();
    for (const path of now.filter((path) => !seen.has(path))) {
      watched.add(path);
      watcher.add(path);
      note(path);
    }
    seen = new Set(now);
  }, POLL);
  watcher.on("error", (error) => {
    terminal.say(text(language, "error", { problem: String(error) }));
  });
  try {
    await new Promise<void>((ready) => watcher.once("ready", () => ready()));
    let code = await run();
    if (!interrupt.stopped) terminal.say(text(language, "watching", { paths: paths.join(", ") }));
    while (!interrupt.stopped) {
      if (changed.length === 0) await Promise.race([ended, new Promise<void>((done) => (wake = done))]);
      const first = performance.now();
      while (!interrupt.stopped && performance.now() - lastChange < QUIET && performance.now() - first < LATEST) {
        await new Promise((done) => setTimeout(done, QUIET / 4));
      }
      if (interrupt.stopped) break;
      const names = [...new Set(changed)];
      changed = [];
      terminal.say(text(language, "watch-changed", { path: names[0]!, more: names.length - 1 }));
      code = await attempt(run, terminal);
    }
    return code === 130 ? 130 : 0;
  } finally {
    clearInterval(poll);
    interrupt.release();
    await watcher.close();
  }
}

/** A config that is wrong for a moment ends nothing: the next change may mend it. */
async function attempt(run: () => Promise<number>, { language, say }: Terminal): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CleanError)) throw error;
    say(text(language, "error", { problem: errorTextAlone(error, language) }));
    return 2;
  }
}

/** The configs and ignore files that hold for what lies below from above. */
function configsAbove(bases: readonly string[]): string[] {
  const found = new Set<string>();
  for (const base of bases) {
    for (let folder = dirname(base); ; folder = dirname(folder)) {
      for (const name of [...CONFIG_PLACES, IGNORE_FILE]) {
        const file = join(folder, name);
        if (existsSync(file)) found.add(file);
      }
      if (folder === dirname(folder)) break;
    }
  }
  return [...found];
}

/** What the runs write, and files and folders whose names start with a dot, as far as they are no configs. */
function isLeftOut(path: string, own: readonly string[], watched: ReadonlySet<string>): boolean {
  if (watched.has(path)) return false;
  if (own.some((place) => path === place || path.startsWith(place + sep))) return true;
  const name = basename(path);
  return name.startsWith(".") && name !== IGNORE_FILE && !CONFIG_PLACES.includes(name);
}
