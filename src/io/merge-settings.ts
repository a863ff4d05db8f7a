import { OVER_REMOVAL } from "../core/pipeline.js";
import type { Config, Settings } from "./config-schema.js";

/** Settings and where they come from, for people: a file, or one of its overrides. */
export interface Layer {
  readonly settings: Settings;
  readonly origin: string;
}

export interface MergedSettings {
  readonly config: Config;
  /** Where each value comes from, by its path with `/` between the steps, such as `stages/ads` or `allow/0`. */
  readonly origins: ReadonlyMap<string, string>;
}

/** The origin of what nobody set. */
export const DEFAULT_ORIGIN = "default";

/** Puts settings together: later ones win over earlier ones, lists are added up. */
export function mergeSettings(layers: readonly Layer[]): MergedSettings {
  const origins = new Map<string, string>();
  const value = <T>(path: string, fallback: T, of: (settings: Settings) => T | undefined): T => {
    const layer = layers.findLast(({ settings }) => of(settings) !== undefined);
    origins.set(path, layer?.origin ?? DEFAULT_ORIGIN);
    return layer === undefined ? fallback : of(layer.settings)!;
  };
  const list = <T>(path: string, of: (settings: Settings) => readonly T[] | undefined): T[] => {
    const all: T[] = [];
    for (const { settings, origin } of layers) {
      for (const item of of(settings) ?? []) {
        if (all.some((known) => JSON.stringify(known) === JSON.stringify(item))) continue;
        origins.set(`${path}/${all.length}`, origin);
        all.push(item);
      }
    }
    return all;
  };
  const map: Record<string, string> = {};
  for (const { settings, origin } of layers) {
    for (const [mask, word] of Object.entries(settings.restore?.map ?? {})) {
      map[mask] = word;
      origins.set(`restore/map/${mask}`, origin);
    }
  }
  const stage = (id: keyof Config["stages"]) => value(`stages/${id}`, true, ({ stages }) => stages?.[id]);
  const config: Config = {
    stages: { markers: stage("markers"), ads: stage("ads"), restore: stage("restore"), normalize: stage("normalize") },
    packs: list("packs", ({ packs }) => packs),
    allow: list("allow", ({ allow }) =>
      allow?.map((entry) => (typeof entry === "string" ? { passage: entry } : entry)),
    ),
    deny: list("deny", ({ deny }) => deny),
    overRemoval: value("overRemoval", OVER_REMOVAL, ({ overRemoval }) => overRemoval),
    restore: { keep: list("restore/keep", ({ restore }) => restore?.keep), map },
    extract: {
      keep: list("extract/keep", ({ extract }) => extract?.keep),
      drop: list("extract/drop", ({ extract }) => extract?.drop),
    },
  };
  return { config, origins };
}
