import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { cacheFolder } from "./cache-folder.js";
import { openCodeCache } from "./code-cache.js";

/** What code gets for its imports: see `.scripts/cached-code.ts`, which makes files of such code. */
type Code = (
  modules: readonly unknown[],
  importModule: (specifier: string) => Promise<unknown>,
  url: string,
) => Readonly<Record<string, unknown>>;

/**
 * What runs longer, in seconds, has let go of the code that starts it: after 2.5 s all of it is there (1.9 MB), after 5.6 s
 * a third, with which every short run would begin from then on.
 */
const LONGEST_RUN = 4;

/**
 * Runs a file of code, all of it ASCII, and gives what it exports. What V8 compiled of it is kept for the next run, with the functions that
 * this one has called by its end: compiling takes longer than the work on a short text. `NODE_DISABLE_COMPILE_CACHE` keeps
 * it from that, as it does Node's own cache of the kind; so does `NODE_V8_COVERAGE`, whose counts would be less exact.
 *
 * @param url of the module that stands for the code
 * @param digest of the code as it was built: hashing its 2 MB anew takes as long as reading them. When the file was last
 *   written tells whether it was changed since
 */
export function loadCode(
  name: string,
  modules: readonly unknown[],
  importModule: (specifier: string) => Promise<unknown>,
  url: string,
  digest: string,
): Readonly<Record<string, unknown>> {
  const filename = fileURLToPath(new URL(name, url));
  const bytes = readFileSync(filename);
  const { NODE_DISABLE_COMPILE_CACHE: disabled, NODE_V8_COVERAGE: covered } = process.env;
  const folder = disabled || covered ? undefined : cacheFolder();
  const cache =
    folder === undefined ? undefined : openCodeCache(folder, basename(name), `${digest} ${statSync(filename).mtimeMs}`);
  const cachedData = cache?.read();
  const script = new Script(bytes.toString("latin1"), { filename, ...(cachedData && { cachedData }) });
  if (cache !== undefined && script.cachedDataRejected !== false) {
    process.once("exit", () => {
      if (process.uptime() < LONGEST_RUN) cache.write(script.createCachedData());
    });
  }
  return (script.runInThisContext() as Code)(modules, importModule, url);
}
