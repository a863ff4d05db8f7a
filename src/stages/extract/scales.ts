import type { Region } from "./outline.js";

/** Indices of a small, a middle and a large region around a block. */
export type Scale = readonly [number, number, number];

/** For each region the enclosing ones at three sizes: of 2 blocks or more, and then each time three times as many. */
export function findScales(regions: readonly Region[]): readonly Scale[] {
  const scales: [number, number, number][] = [];
  for (const region of regions) {
    const up = region.parent < 0 ? undefined : scales[region.parent];
    const size = region.end - region.first;
    scales.push(up === undefined ? [region.index, region.index, region.index] : climb(regions, region, size, up));
  }
  return scales;
}

function climb(
  regions: readonly Region[],
  region: Region,
  size: number,
  up: readonly [number, number, number],
): [number, number, number] {
  if (size < 2) return [...up];
  const chain = [region.index];
  let last = size;
  for (let at = region.parent; at >= 0 && chain.length < 3; at = regions[at]!.parent) {
    const around = regions[at]!;
    if (around.end - around.first >= last * 3) {
      chain.push(at);
      last = around.end - around.first;
    }
  }
  while (chain.length < 3) chain.push(chain[chain.length - 1]!);
  return chain as [number, number, number];
}
