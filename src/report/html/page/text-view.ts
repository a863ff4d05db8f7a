import type { PageText } from "../page-data.js";
import type { App } from "./app.js";
import { element } from "./element.js";
import type { Finding } from "./model.js";
import { shownPassage, shownText } from "./shown-text.js";
import { inSlices } from "./slices.js";
import { type Line, lastBefore, markedSpans, type Span, splitLines } from "./spans.js";

/** Lines built at once; some 20 such blocks take less than a frame. */
const LINES_OF_A_BLOCK = 40;

export interface TextView {
  readonly element: HTMLElement;
  /** The marks of a finding, or of what covers it; built if they were not yet. */
  marksOf(finding: Finding): readonly HTMLElement[];
  stop(): void;
}

/** A document's text: what was removed struck out, what came beside it, suggestions outlined. */
export function createTextView(
  app: App,
  { text, layout }: PageText,
  findings: readonly Finding[],
  numbered: boolean,
  choose: (number: number) => void,
): TextView {
  const lines = splitLines(text);
  const spans = markedSpans(findings, layout);
  const marks = new Map<Span, HTMLElement[]>();
  const blocks = makeBlocks();
  const root = element("div", { class: numbered ? "text numbered" : "text" }, ...blocks);
  root.addEventListener("click", ({ target }) => {
    const number = (target as Element).closest("[data-finding]")?.getAttribute("data-finding");
    if (number != null) choose(Number(number));
  });
  const slices = inSlices(blocks.length, build);
  return {
    element: root,
    stop: slices.stop,
    marksOf(finding) {
      build(Math.floor(lastBefore(lines, finding.start) / LINES_OF_A_BLOCK));
      const at = lastBefore(spans, finding.start);
      const own = spans.find((span) => span.finding === finding) ?? spans[at];
      return (own && marks.get(own)) ?? [];
    },
  };

  function makeBlocks(): HTMLElement[] {
    const count = Math.ceil(lines.length / LINES_OF_A_BLOCK);
    return Array.from({ length: count }, () => element("div", { class: "block" }));
  }

  function build(block: number): void {
    const place = blocks[block];
    if (place === undefined || place.childNodes.length > 0) return;
    const from = block * LINES_OF_A_BLOCK;
    const part = lines.slice(from, from + LINES_OF_A_BLOCK);
    let at = part[0]!.start === 0 ? 0 : firstReaching(part[0]!.start);
    place.append(
      ...part.map((line, i) => {
        const made = element("div", { class: "line", "data-line": from + i + 1 });
        at = fillLine(made, line, at);
        return made;
      }),
    );
  }

  /** The first span that ends behind the offset, or stands at it. */
  function firstReaching(offset: number): number {
    let at = spans.length === 0 ? 0 : lastBefore(spans, offset);
    while (at > 0 && spans[at - 1]!.start === offset) at -= 1;
    while (at < spans.length && spans[at]!.end <= offset && spans[at]!.start < offset) at += 1;
    return at;
  }

  /** Returns the index of the first span that may reach into the next line. */
  function fillLine(place: HTMLElement, line: Line, first: number): number {
    let offset = line.start;
    let at = first;
    for (; at < spans.length; at++) {
      const span = spans[at]!;
      if (span.start >= line.next && line.next < text.length) break;
      const start = Math.max(span.start, line.start);
      const end = Math.min(span.end, line.next);
      if (start > offset) place.append(shownText(text.slice(offset, Math.min(start, line.end))));
      place.append(...remember(span, marksFor(span, text.slice(start, end), span.end <= line.next)));
      offset = end;
      if (span.end > line.next) break;
    }
    if (offset < line.end) place.append(shownText(text.slice(offset, line.end)));
    return at;
  }

  function remember(span: Span, made: readonly HTMLElement[]): readonly HTMLElement[] {
    const known = marks.get(span);
    if (known === undefined) marks.set(span, [...made]);
    else known.push(...made);
    return made;
  }

  function marksFor(span: Span, found: string, isLast: boolean): HTMLElement[] {
    const { finding } = span;
    if (finding === undefined) return layoutMarks(span, found, isLast);
    const title = `${app.sentence(finding.reason)} – ${app.model.index.rules[finding.rule]}`;
    const attributes = { "data-finding": finding.number, title: shownPassage(title) };
    const isNote = finding.replacement === text.slice(span.start, span.end);
    const come = isLast && !isNote ? shownPassage(finding.replacement) : "";
    const shown = shownPassage(found);
    if (finding.suggested) {
      const maybe = come === "" ? [] : [element("span", { class: "may" }, ` → ${come}`)];
      return [element("mark", { ...attributes, class: finding.stage }, shown, ...maybe)];
    }
    return [
      ...(shown === "" ? [] : [element("del", { ...attributes, class: finding.stage }, shown)]),
      ...(come === "" ? [] : [element("ins", { ...attributes, class: finding.stage }, come)]),
    ];
  }

  function layoutMarks({ layout }: Span, found: string, isLast: boolean): HTMLElement[] {
    const title = app.sentence(layout![3]);
    const shown = shownPassage(found).replaceAll(" ", "·").replaceAll("\u3000", "□").replaceAll("\t", "⇥");
    const come = isLast ? layout![2].replace(/[\r\n]/g, "") : "";
    const marks = shown === "" ? [] : [element("del", { class: "layout", title }, shown)];
    return come === "" ? marks : [...marks, element("ins", { class: "layout", title }, shownPassage(come))];
  }
}
