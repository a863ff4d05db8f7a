import type { CleanedFile } from "./task.js";

/** The results of a batch with their lines in one piece: as single ones they cost more to hand over than they hold. */
export interface PackedResults {
  readonly lines: Uint8Array;
  readonly results: readonly (Omit<CleanedFile, "line"> & { readonly bytes: number })[];
}

export function packResults(results: readonly CleanedFile[]): PackedResults {
  return {
    lines: Buffer.concat(results.map(({ line }) => line)),
    results: results.map(({ line, ...rest }) => ({ ...rest, bytes: line.length })),
  };
}

export function unpackResults({ lines, results }: PackedResults): CleanedFile[] {
  let start = 0;
  return results.map(({ bytes, ...rest }) => {
    const line = lines.subarray(start, start + bytes);
    start += bytes;
    return { ...rest, line };
  });
}
