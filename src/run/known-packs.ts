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
 * @param prove reads and proves one pack
 * @throws CleanError what `prove` throws; a pack with an error is not kept
 */
export function rulesOfPacks(
  packs: readonly PackSource[],
  prove: (pack: PackSource) => readonly CompiledRule[],
  compile: PatternCompiler,
): CompiledRule[] {
  const folder = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheFolder();
  if (folder === undefined) return packs.flatMap(prove);
  const build = buildId();
  return packs.flatMap((pack) => {
    const kept = openCodeCache(folder, "rules", Buffer.from(`${build}\n${pack.file}\n${pack.source}`));
    const specs = kept.read();
    if (specs !== undefined) return compiled(JSON.parse(specs.toString("utf8")) as RuleSpec[], compile);
    const rules = prove(pack);
    kept.write(Buffer.from(JSON.stringify(rules.map(({ matcher: _, ...spec }) => spec))));
    return rules;
  });
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
