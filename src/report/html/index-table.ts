/** Values that many entries share, each kept once and named by its index. */
export interface IndexTable<T> {
  readonly values: readonly T[];
  indexOf(value: T): number;
}

/** @param keyOf what makes two values the same */
export function indexTable<T>(keyOf: (value: T) => string): IndexTable<T> {
  const values: T[] = [];
  const known = new Map<string, number>();
  return {
    values,
    indexOf(value) {
      const key = keyOf(value);
      let index = known.get(key);
      if (index === undefined) {
        index = values.push(value) - 1;
        known.set(key, index);
      }
      return index;
    },
  };
}
