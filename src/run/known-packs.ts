import { buildId } from "../io/build-id.js";
import { cacheFolder } from "../io/code/cache-folder.js";
import { openCodeCache } from "../io/code/code-cache.js";
import type { Pattern, PatternCompiler } from "../match/pattern.js";
import type { CompiledRule, RuleSpec } from "../match/rule.js";
import type { PackSource } from "./setup.js";

/**
 * The rules of packs. Reading a pack and proving its rules takes a second for some two thousand of them; so what came of it
 * is kept in the user's cache folder, under the hash of the pack and of this program, and a pack that was proved once is
 * not proved again. `NODE_DISABLE_COMPILE_CACHE` keeps it from that, as it does for code.
 *
 * @param prove reads and proves one pack; loads what that takes
 * @throws CleanError what `prove` throws; a pack with an error is not kept
 */
export async function rulesOfPacks(
  packs: readonly PackSource[],
  prove: (pack: PackSource) => Promise<readonly CompiledRule[]>,
  compile: PatternCompiler,
): Promise<CompiledRule[]> {
  const folder = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheFolder();
  const build = folder === undefined ? "" : buildId();
  const rulesOf = async (pack: PackSource) => {
    if (folder === undefined) return prove(pack);
    const kept = openCodeCache(folder, "rules", `${build}\n${pack.file}\n${pack.source}`);
    const specs = kept.read();
    if (specs !== undefined) return compiled(JSON.parse(specs.toString("utf8")) as RuleSpec[], compile);
    const rules = await prove(pack);
    kept.write(Buffer.from(JSON.stringify(rules.map(({ matcher: _, ...spec }) => spec))));
    return rules;
  };
  const rules: CompiledRule[] = [];
  // One after the other: the first error is that of the first pack.
  for (const pack of packs) for (const rule of await rulesOf(pack)) rules.push(rule);
  return rules;
}

/** Rules whose patterns are compiled when they are first run: of thousands a text asks for few. */
function compiled(specs: readonly RuleSpec[], compile: PatternCompiler): CompiledRule[] {
  return specs.map((spec) => {
    let pattern: Pattern | undefined;
    return {
      ...spec,
      matcher: {
        matchAll(text) {
          pattern ??= compile(spec.pattern);
          return pattern.matchAll(text);
        },
      },
    };
  });
}
