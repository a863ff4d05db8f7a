import type { AnyNode, Element } from "domhandler";
import { measure } from "./prose.js";
import { type DataScript, readStructuredData, type StructuredData } from "./structured-data.js";
import { BLOCK, CODE, PAID, SKIPPED } from "./tags.js";

/** Where a stretch of a text comes from: text offset → offset in the HTML source. */
export interface Origin {
  readonly at: number;
  readonly source: number;
}

/** An element that holds text, in document order. */
export interface Region {
  readonly node: Element;
  readonly tag: string;
  /** Index of the enclosing region; -1 for the outermost. */
  readonly parent: number;
  readonly index: number;
  /** The blocks inside it: half-open. */
  readonly first: number;
  end: number;
  /** Taken out of sight by the page itself, not for reasons of layout. */
  readonly hidden: boolean;
}

/** A paragraph, heading, list item, table cell or line of a `<br>` page: text without a break. */
export interface Block {
  readonly text: string;
  /** The same with Markdown for links, emphasis left out. */
  readonly markdown: string;
  readonly origins: readonly Origin[];
  /** Index of the innermost block-level region. */
  readonly region: number;
  readonly tokens: number;
  readonly linkTokens: number;
  readonly links: number;
  readonly stops: number;
  readonly source: number;
}

/** A marker of paid content that stood around text as a tag or a comment. */
export interface PaidMark {
  readonly before: number;
  readonly text: string;
  readonly selector: string;
}

/** What the page says of itself beside its text; empty strings for what it does not say. */
export interface Head {
  /** The title element. */
  readonly title: string;
  /** og:title or its like. */
  readonly openTitle: string;
  /** The program that made the page. */
  readonly generator: string;
  /** What the page says it is about: description, og:description and the like. */
  readonly descriptions: readonly string[];
}

export interface Outline {
  readonly head: Head;
  readonly regions: readonly Region[];
  readonly blocks: readonly Block[];
  readonly paid: readonly PaidMark[];
  /** Where radio buttons and check boxes stand: for each the number of blocks before it. */
  readonly choices: readonly number[];
  /** How many scripts, styles and templates the page has. */
  readonly code: number;
  /** What the page says of its article for machines. */
  readonly data: StructuredData;
}

const PAID_COMMENT = /^[\s#$]*(?:paid|pay|vip)[-_ ]?(?:begin|start|end|content)\b.{0,40}$/i;
const HIDDEN_STYLE = /display\s*:\s*none/i;
const HAN_BREAK =
  /(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])[ \t]{0,40}\r?\n[ \t]{0,40}(?=[\u3400-\u9fff\uff00-\uffef])/g;
const SPACE = /[ \t\r\n\f\u00a0]+/g;

/** Lists the regions and blocks of a parsed page. Linear, and without recursion, so that depth costs no stack. */
export function outlinePage(root: AnyNode): Outline {
  const regions: Region[] = [];
  const blocks: Block[] = [];
  const paid: PaidMark[] = [];
  const choices: number[] = [];
  const owners: number[] = [-1];
  const draft = newDraft();
  let current = -1;
  let anchors = 0;
  let preformatted = 0;
  let code = 0;
  const flush = () => finishBlock(draft, blocks, owners[owners.length - 1]!);

  const head = { title: "", openTitle: "", generator: "", descriptions: [] as string[] };
  const scripts: DataScript[] = [];

  const enter = (node: Element): boolean => {
    const tag = node.name;
    if (tag === "meta" || tag === "title") readHead(node, head);
    if (CODE.has(tag)) code++;
    if (tag === "input" && /^(?:radio|checkbox)$/i.test(node.attribs.type ?? "")) choices.push(blocks.length);
    if (tag === "script" && /^application\/ld\+json/i.test(node.attribs.type?.trim() ?? "")) {
      const text = node.firstChild;
      if (text?.type === "text") scripts.push({ text: text.data, source: text.startIndex ?? 0 });
    }
    if (SKIPPED.has(tag) || (tag === "noscript" && !holdsText(node))) return false;
    if (tag === "br" || tag === "hr") {
      if (preformatted > 0 && tag === "br") addText(draft, "\n", node.startIndex ?? 0, 0, true);
      else flush();
      return false;
    }
    if (tag === "img") {
      addImage(draft, node);
      return false;
    }
    if (PAID.has(tag)) paid.push({ before: blocks.length, text: `<${tag}>`, selector: tag });
    if (BLOCK.has(tag)) flush();
    const index = regions.length;
    const parent = regions[current];
    const hidden = parent?.hidden === true || isHidden(node);
    regions.push({ node, tag, parent: current, index, first: blocks.length, end: -1, hidden });
    current = index;
    if (BLOCK.has(tag)) owners.push(index);
    if (tag === "a") {
      anchors++;
      draft.links++;
      openLink(draft);
    }
    if (tag === "pre") preformatted++;
    return true;
  };
  const leave = (node: Element): void => {
    const tag = node.name;
    const region = regions[current]!;
    if (tag === "a") {
      anchors--;
      closeLink(draft, node.attribs.href);
    }
    if (BLOCK.has(tag) || blocks.length > region.first) flush();
    if (BLOCK.has(tag)) owners.pop();
    if (tag === "pre") preformatted--;
    region.end = blocks.length;
    current = region.parent;
  };

  let node: AnyNode | null = root;
  let down = true;
  while (node !== null) {
    if (down) {
      if (node.type === "text") {
        addText(draft, node.data, node.startIndex ?? 0, anchors, preformatted > 0);
      } else if (node.type === "comment") {
        if (PAID_COMMENT.test(node.data)) {
          paid.push({ before: blocks.length, text: `<!--${node.data}-->`, selector: "comment" });
        }
      } else if (node.type === "root" || node.type === "cdata") {
        if (node.firstChild !== null) {
          node = node.firstChild;
          continue;
        }
      } else if (node.type !== "directive" && enter(node)) {
        if (node.firstChild !== null) {
          node = node.firstChild;
          continue;
        }
        leave(node);
      }
    }
    if (node.next !== null) {
      node = node.next;
      down = true;
      continue;
    }
    node = node.parent;
    if (node !== null && (node.type === "tag" || node.type === "script" || node.type === "style")) leave(node);
    down = false;
  }
  flush();
  return { head, regions, blocks, paid, choices, code, data: readStructuredData(scripts) };
}

function readHead(
  node: Element,
  head: { title: string; openTitle: string; generator: string; descriptions: string[] },
): void {
  if (node.name === "title") {
    if (head.title === "" && node.firstChild?.type === "text") head.title = node.firstChild.data.trim();
    return;
  }
  const { name, property, content } = node.attribs;
  const key = (property ?? name ?? "").toLowerCase();
  if (content === undefined) return;
  if (key === "generator") head.generator = content;
  else if (key === "og:title" || (key === "twitter:title" && head.openTitle === "")) head.openTitle = content.trim();
  else if (/^(?:og:|twitter:)?description$/.test(key)) head.descriptions.push(content);
}

/** WeChat and others show the article late and set `visibility` or `opacity` until then: that is not hiding. */
function isHidden(node: Element): boolean {
  const style = node.attribs.style;
  return (style !== undefined && HIDDEN_STYLE.test(style)) || "hidden" in node.attribs || node.name === "noscript";
}

/** A copy of an image for readers without scripts stands in the middle of sentences and says nothing. */
function holdsText(node: Element): boolean {
  return node.children.some((child) =>
    child.type === "text" ? child.data.trim() !== "" : child.type === "tag" && child.children.length > 0,
  );
}

/** A block under way. What is added to it must not be read until it is done: each look would copy all of it. */
interface Draft {
  text: string;
  /** Whether the text ends with a space. */
  spaced: boolean;
  /** The text as Markdown, up to the link that is open. */
  markdown: string;
  /** What stands in the link that is open. */
  label: string | undefined;
  origins: Origin[];
  linkTokens: number;
  links: number;
  source: number;
}

function newDraft(): Draft {
  return {
    ...{ text: "", spaced: false, markdown: "", label: undefined },
    ...{ origins: [], linkTokens: 0, links: 0, source: 0 },
  };
}

function addText(draft: Draft, data: string, source: number, anchors: number, pre: boolean): void {
  let piece = pre ? data.replace(/\r\n?/g, "\n") : joinHan(data).replace(SPACE, " ");
  let skipped = 0;
  if (draft.text === "") {
    const trimmed = pre ? piece.replace(/^\n/, "") : piece.replace(/^[\s\u3000]+/, "");
    skipped = data.length - data.replace(/^[\s\u3000]+/, "").length;
    piece = trimmed;
  } else if (!pre && piece.startsWith(" ") && draft.spaced) {
    piece = piece.slice(1);
  }
  if (piece === "") return;
  if (draft.text === "") draft.source = source + skipped;
  draft.origins.push({ at: draft.text.length, source: source + skipped });
  if (anchors > 0) draft.linkTokens += measure(piece).tokens;
  draft.text += piece;
  draft.spaced = piece.endsWith(" ");
  addMarkdown(draft, piece);
}

function addMarkdown(draft: Draft, piece: string): void {
  if (draft.label === undefined) draft.markdown += piece;
  else draft.label += piece;
}

/** A line break in the source between two Han characters is no space to a reader. */
function joinHan(data: string): string {
  return data.includes("\n") ? data.replace(HAN_BREAK, "") : data;
}

function addImage(draft: Draft, node: Element): void {
  const { alt, src } = node.attribs;
  const address = node.attribs["data-src"] ?? node.attribs["data-original"] ?? src;
  if (alt !== undefined && alt.trim() !== "" && address !== undefined && !address.startsWith("data:")) {
    addMarkdown(draft, `![${alt.trim().replace(/[[\]\n]/g, " ")}](${address.trim()})`);
  }
}

/** A link that opens in another one ends it, without an address. */
function openLink(draft: Draft): void {
  draft.markdown += draft.label ?? "";
  draft.label = "";
}

function closeLink(draft: Draft, href: string | undefined): void {
  if (draft.label === undefined) return;
  const label = draft.label.trim();
  const leads = label !== "" && href !== undefined && !/^\s*(?:javascript:|#)/i.test(href);
  draft.markdown += leads ? `[${label}](${href.trim()})` : draft.label;
  draft.label = undefined;
}

function finishBlock(draft: Draft, blocks: Block[], region: number): void {
  const text = draft.text.trimEnd();
  if (text !== "") {
    const { tokens, stops } = measure(text);
    const { origins, links, source } = draft;
    const linkTokens = Math.min(tokens, draft.linkTokens);
    const markdown = (draft.markdown + (draft.label ?? "")).trim();
    blocks.push({ text, markdown, origins, region, tokens, linkTokens, links, stops, source });
  }
  Object.assign(draft, newDraft());
}
