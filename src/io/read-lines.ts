/** A line of input without its line end. */
export interface InputLine {
  /** From 1. */
  readonly number: number;
  /** Undefined for a line that is longer than allowed: it is passed over, not held. */
  readonly bytes: Buffer | undefined;
}

const NEWLINE = 10;

/**
 * Splits a stream of bytes at line feeds; a carriage return is part of its line. What the stream gives is asked for only
 * when the lines before are taken, and no more than one line is held.
 *
 * @param longest bytes of the longest line that is given
 */
export async function* readLines(input: AsyncIterable<Buffer>, longest: number): AsyncGenerator<InputLine[]> {
  let held: Buffer[] = [];
  let size = 0;
  let number = 0;
  const take = (rest: Buffer): InputLine => {
    number += 1;
    const long = size + rest.length > longest;
    const bytes = long ? undefined : held.length === 0 ? rest : Buffer.concat([...held, rest]);
    held = [];
    size = 0;
    return { number, bytes };
  };
  for await (const chunk of input) {
    const lines: InputLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      lines.push(take(chunk.subarray(start, end)));
      start = end + 1;
    }
    if (start < chunk.length) {
      size += chunk.length - start;
      if (size <= longest) held.push(chunk.subarray(start));
      else held = [];
    }
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [take(Buffer.alloc(0))];
}
