import { markdownMarks } from "./markdown-marks.js";
import type { Origin, Outline, Region } from "./outline.js";

export interface Rendered {
  readonly text: string;
  readonly origins: readonly Origin[];
}

/** A line of the output: its text, where it comes from, and what must stand between it and the one before. */
interface Line {
  parts: string[];
  length: number;
  origins: Origin[];
  /** Table the line is a row of; -1 for none. */
  readonly table: number;
  /** List it begins an item of; -1 for none. */
  readonly list: number;
}

const CELL_SEPARATOR = " | ";

/**
 * Writes blocks in reading order: a line for each, the cells of a table row on one line, code as it stands. Markdown
 * has headings, list marks, quotations, tables and links besides, and an empty line between paragraphs.
 *
 * @param chosen indices of blocks in document order
 * @param title a headline to put before them
 */
export function render(outline: Outline, chosen: readonly number[], format: "text" | "md", title?: string): Rendered {
  const lines: Line[] = [];
  if (title !== undefined) lines.push(newLine(format === "md" ? `# ${title}` : title, []));
  const rows = rowOfRegions(outline.regions);
  const markOf = format === "md" ? markdownMarks(outline.regions) : undefined;
  let row = -1;
  let cell = -1;
  for (const at of chosen) {
    const block = outline.blocks[at]!;
    const place = rows[block.region] ?? NOWHERE;
    const body =
      format === "text" ? block.text : place.row < 0 ? block.markdown : block.markdown.replaceAll("|", "\\|");
    if (place.row >= 0 && place.row === row) {
      append(lines[lines.length - 1]!, place.cell === cell ? " " : CELL_SEPARATOR, body, block.origins);
    } else {
      const table = place.row >= 0 ? place.table : -1;
      const mark = table < 0 ? markOf?.(block.region) : undefined;
      if (mark === undefined) lines.push(newLine(body, block.origins, table));
      else {
        const fence = mark.code ? fenceOf(body) : "";
        const before = mark.code ? `${fence}\n` : mark.before;
        const text = mark.code ? `${before}${body}\n${fence}` : before + body;
        lines.push(newLine(text, shifted(block.origins, before.length), table, mark.first ? mark.list : -1));
      }
    }
    ({ row, cell } = place);
  }
  return format === "md" ? joinMarkdown(lines) : join(lines, () => "\n");
}

/** Writes paragraphs that are no blocks of the page, all from one place of its source. */
export function renderParagraphs(
  paragraphs: readonly string[],
  format: "text" | "md",
  title: string,
  source: number,
): Rendered {
  const origins = [{ at: 0, source }];
  const lines = paragraphs.map((text) => newLine(text, origins));
  if (title !== "") lines.unshift(newLine(format === "md" ? `# ${title}` : title, origins));
  return join(lines, () => (format === "md" ? "\n\n" : "\n"));
}

function newLine(text: string, origins: readonly Origin[], table = -1, list = -1): Line {
  return { parts: [text], length: text.length, origins: [...origins], table, list };
}

function append(line: Line, between: string, text: string, origins: readonly Origin[]): void {
  line.parts.push(between, text);
  line.origins.push(...shifted(origins, line.length + between.length));
  line.length += between.length + text.length;
}

function shifted(origins: readonly Origin[], by: number): Origin[] {
  return origins.map(({ at, source }) => ({ at: at + by, source }));
}

function joinMarkdown(lines: readonly Line[]): Rendered {
  const withRules: Line[] = [];
  for (const line of lines) {
    if (line.table < 0) {
      withRules.push(line);
      continue;
    }
    const cells = line.parts.filter((part) => part === CELL_SEPARATOR).length + 1;
    const first = withRules[withRules.length - 1]?.table !== line.table;
    withRules.push({
      ...line,
      parts: ["| ", ...line.parts, " |"],
      origins: shifted(line.origins, 2),
      length: line.length + 4,
    });
    if (first) withRules.push(newLine(`|${" --- |".repeat(cells)}`, [], line.table));
  }
  return join(withRules, (before, after) =>
    (before.table >= 0 && before.table === after.table) || (before.list >= 0 && before.list === after.list)
      ? "\n"
      : "\n\n",
  );
}

function join(lines: readonly Line[], between: (before: Line, after: Line) => string): Rendered {
  const parts: string[] = [];
  const origins: Origin[] = [];
  let length = 0;
  lines.forEach((line, index) => {
    const gap = index === 0 ? "" : between(lines[index - 1]!, line);
    parts.push(gap, ...line.parts);
    length += gap.length;
    for (const { at, source } of line.origins) origins.push({ at: at + length, source });
    length += line.length;
  });
  return { text: length === 0 ? "" : `${parts.join("")}\n`, origins };
}

interface Place {
  readonly row: number;
  readonly cell: number;
  readonly table: number;
}
const NOWHERE: Place = { row: -1, cell: -1, table: -1 };

/** A row with more blocks than this for each cell lays out the page and is no table row. */
const BLOCKS_A_CELL = 2;

/** For each region the table row that it is part of, if that row holds data. */
function rowOfRegions(regions: readonly Region[]): readonly Place[] {
  const cells = new Map<number, number>();
  for (const { tag, parent } of regions) {
    if ((tag === "td" || tag === "th") && regions[parent]?.tag === "tr")
      cells.set(parent, (cells.get(parent) ?? 0) + 1);
  }
  const places: Place[] = [];
  for (const { tag, index, parent, first, end } of regions) {
    const up = places[parent] ?? NOWHERE;
    const width = cells.get(index) ?? 0;
    if (tag === "table") places.push({ row: -1, cell: -1, table: index });
    else if (tag === "tr") places.push({ ...up, row: width > 1 && end - first <= width * BLOCKS_A_CELL ? index : -1 });
    else if (tag === "td" || tag === "th") places.push({ ...up, cell: index });
    else places.push(up);
  }
  return places;
}

/** A fence longer than any run of backticks in the code. */
function fenceOf(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  return "`".repeat(longest + 1);
}
