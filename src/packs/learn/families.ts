/** A passage whose parts stand in several documents. */
export interface FamilyPassage {
  readonly value: string;
  /** The numbers of its repeated parts, ascending, each once. */
  readonly keys: readonly number[];
  /** Whether it is a whole line, or stands inside one. */
  readonly place: "line" | "inside";
}

/** Passages that are variations of one another. */
export interface Family {
  /** How many documents hold one of them. */
  readonly documents: number;
  /** Different wordings, at most `MOST_VARIANTS`, in a fixed order that has nothing to do with the documents'. */
  readonly variants: readonly string[];
  /** The names of a few documents. */
  readonly names: readonly string[];
  readonly place: FamilyPassage["place"];
}

/** Collects the repeated passages of a folder. */
export interface FamilyCollector {
  /** Adds the passages of a document; documents come in the order of their names. */
  add(name: string, passages: readonly FamilyPassage[]): void;
  /** The families, those in most documents first. */
  finish(): Family[];
}

const MOST_VARIANTS = 12;
const MOST_NAMES = 3;
const LONGEST_VARIANT = 300;
/** Parts are of one family if they stand together in this share of the documents of the rarer one. */
const TOGETHER = 0.5;

interface Part {
  documents: number;
  readonly names: string[];
  /** Wordings of the passages that this part is the leading one of. */
  readonly variants: string[];
  inside: number;
  lines: number;
}

/**
 * Makes a collector. Memory grows with the number of different repeated parts, which the caller bounds, and not with the
 * number of documents.
 */
export function createFamilyCollector(): FamilyCollector {
  const parts = new Map<number, Part>();
  const pairs = new Map<string, number>();
  const partOf = (key: number): Part => {
    let part = parts.get(key);
    if (part === undefined) {
      part = { documents: 0, names: [], variants: [], inside: 0, lines: 0 };
      parts.set(key, part);
    }
    return part;
  };
  return {
    add(name, passages) {
      const seen = new Set<number>();
      const together = new Set<string>();
      for (const { keys, value, place } of passages) {
        for (const key of keys) seen.add(key);
        for (let i = 1; i < keys.length; i++) together.add(`${keys[i - 1]} ${keys[i]}`);
        const lead = partOf(keys[0]!);
        addVariant(lead.variants, value.slice(0, LONGEST_VARIANT));
        if (place === "line") lead.lines++;
        else lead.inside++;
      }
      for (const key of seen) {
        const part = partOf(key);
        part.documents++;
        if (part.names.length < MOST_NAMES) part.names.push(name);
      }
      for (const pair of together) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    },
    finish() {
      const root = joinParts(parts, pairs);
      const groups = new Map<number, Part[]>();
      for (const key of [...parts.keys()].sort((a, b) => a - b)) {
        const group = groups.get(root(key)) ?? [];
        group.push(parts.get(key)!);
        groups.set(root(key), group);
      }
      return [...groups.values()]
        .map(toFamily)
        .filter(({ variants }) => variants.length > 0)
        .sort(byReach);
    },
  };
}

function toFamily(group: readonly Part[]): Family {
  const variants: string[] = [];
  for (const part of group) for (const variant of part.variants) addVariant(variants, variant);
  const names = [...new Set(group.flatMap((part) => part.names))].sort().slice(0, MOST_NAMES);
  const sum = (count: (part: Part) => number) => group.reduce((total, part) => total + count(part), 0);
  return {
    documents: Math.max(...group.map(({ documents }) => documents)),
    variants,
    names,
    place: sum(({ lines }) => lines) >= sum(({ inside }) => inside) ? "line" : "inside",
  };
}

/** Which family a part belongs to, by its smallest part. */
function joinParts(parts: ReadonlyMap<number, Part>, pairs: ReadonlyMap<string, number>): (key: number) => number {
  const parent = new Map<number, number>();
  const root = (key: number): number => {
    let at = key;
    while (parent.has(at)) at = parent.get(at)!;
    return at;
  };
  for (const [pair, documents] of pairs) {
    const [a, b] = pair.split(" ").map(Number) as [number, number];
    if (documents < TOGETHER * Math.min(parts.get(a)!.documents, parts.get(b)!.documents)) continue;
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y) as [number, number];
    if (low !== high) parent.set(high, low);
  }
  return root;
}

/** Keeps the wordings with the smallest hashes: a sample that does not depend on the order they came in. */
function addVariant(variants: string[], variant: string): void {
  if (variants.includes(variant)) return;
  variants.push(variant);
  variants.sort((a, b) => hash(a) - hash(b) || (a < b ? -1 : 1));
  if (variants.length > MOST_VARIANTS) variants.pop();
}

function byReach(a: Family, b: Family): number {
  return b.documents - a.documents || (a.variants[0]! < b.variants[0]! ? -1 : 1);
}

/** FNV-1a over code units. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
