import type { Cursor, Emit } from "./cursor.js";

/** Merges ascending cursors into one ascending sequence; the counts of a passage are added up. Closes the cursors. */
export function mergeCursors(cursors: readonly Cursor[], emit: Emit): void {
  try {
    const heap = cursors.filter((cursor) => cursor.advance());
    for (let i = heap.length >> 1; i >= 0; i--) sink(heap, i);
    while (heap.length > 0) {
      const { key } = heap[0]!;
      let count = 0;
      while (heap.length > 0 && heap[0]!.key === key) {
        count += heap[0]!.count;
        if (!heap[0]!.advance()) {
          const last = heap.pop()!;
          if (heap.length === 0) break;
          heap[0] = last;
        }
        sink(heap, 0);
      }
      emit(key, count);
    }
  } finally {
    for (const cursor of cursors) cursor.close();
  }
}

/** Lets the cursor at a place of the heap sink to where it belongs. */
function sink(heap: Cursor[], from: number): void {
  const cursor = heap[from];
  if (cursor === undefined) return;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.key < heap[child]!.key) child++;
    if (heap[child]!.key >= cursor.key) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = cursor;
}
