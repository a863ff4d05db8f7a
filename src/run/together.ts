import type { Done } from "./crew.js";
import type { CleanedFile, FileTask } from "./task.js";

/**
 * Puts what is known of files and what comes of cleaning the others in order.
 *
 * @param known the result of a file, if it need not be cleaned
 * @param cleaned results for the other files, in order; after a stop some are missing
 */
export async function* together(
  files: readonly FileTask[],
  known: (file: FileTask) => CleanedFile | Promise<CleanedFile> | undefined,
  cleaned: AsyncIterator<Done<CleanedFile>>,
): AsyncGenerator<Done<CleanedFile>> {
  let next = await cleaned.next();
  for (const file of files) {
    const result = await known(file);
    if (result !== undefined) yield { file, result };
    else if (next.done !== true && next.value.file === file) {
      yield next.value;
      next = await cleaned.next();
    }
  }
}
