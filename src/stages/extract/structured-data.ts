import { outlinePage } from "./outline.js";
import { parsePage } from "./parse-page.js";

/** What a page says of its article in JSON-LD (schema.org): a claim, to be checked against what the page shows. */
export interface StructuredData {
  /** The headline, or "". */
  readonly headline: string;
  /** The paragraphs of the article or of the thread's posts, markup taken out; empty if the page gives none. */
  readonly paragraphs: readonly string[];
  /** Where in the HTML source they are. */
  readonly source: number;
}

/** A script of type application/ld+json. */
export interface DataScript {
  readonly text: string;
  readonly source: number;
}

const NONE: StructuredData = { headline: "", paragraphs: [], source: 0 };

/** So much of it is read, in UTF-16 units: the longest of 51 labelled pages with JSON-LD has 60,000. */
const LONGEST = 500_000;
/** So many objects of it are looked at. */
const MOST_NODES = 5_000;

const ARTICLE = /(?:Article|BlogPosting|Report|Review)$/;
const THREAD = /^(?:DiscussionForumPosting|SocialMediaPosting|Question)$/;

/**
 * Reads the JSON-LD scripts of a page. Broken JSON, other types and what is too large are passed over.
 */
export function readStructuredData(scripts: readonly DataScript[]): StructuredData {
  let best = NONE;
  let most = 0;
  for (const { text, source } of scripts) {
    if (text.length > LONGEST) continue;
    for (const { headline, bodies } of entitiesOf(parse(text))) {
      const size = bodies.reduce((sum, body) => sum + body.length, 0);
      if (size < most || (size === 0 && best !== NONE)) continue;
      most = size;
      best = { headline, paragraphs: bodies.flatMap(paragraphsOf), source };
    }
  }
  return best;
}

interface Entity {
  readonly headline: string;
  readonly bodies: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** Sites write line ends into the strings, which JSON does not allow. */
function parse(script: string): unknown {
  for (const text of [script, script.replace(/[\0-\x1f]+/g, " ")]) {
    try {
      return JSON.parse(text.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/)|(?:-->|\/\*\s*\]\]>\s*\*\/)\s*$/g, ""));
    } catch {
      // the next reading, or none
    }
  }
  return undefined;
}

function entitiesOf(root: unknown): readonly Entity[] {
  const found: Entity[] = [];
  const open: unknown[] = [root];
  for (let seen = 0; open.length > 0 && seen < MOST_NODES; seen++) {
    const node = open.pop();
    if (Array.isArray(node)) open.push(...node.slice(0, MOST_NODES));
    else if (isNode(node)) {
      const type = [node["@type"]].flat().find((name) => typeof name === "string") as string | undefined;
      const headline = textOf(node.headline) || textOf(node.name);
      if (type !== undefined && ARTICLE.test(type)) found.push({ headline, bodies: [textOf(node.articleBody)] });
      else if (type !== undefined && THREAD.test(type)) found.push({ headline, bodies: postsOf(node) });
      else open.push(...Object.values(node));
    }
  }
  return found;
}

/** The posts of a thread in the order of its object: the first one, then answers or comments. */
function postsOf(thread: Node): readonly string[] {
  const posts = [textOf(thread.articleBody) || textOf(thread.text)];
  for (const replies of [thread.acceptedAnswer, thread.suggestedAnswer, thread.comment]) {
    for (const reply of [replies].flat().slice(0, MOST_NODES)) if (isNode(reply)) posts.push(textOf(reply.text));
  }
  return posts;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

const BLOCK_MARKUP = /<(?:p|div|br|li|h[1-6])\b/i;

function paragraphsOf(body: string): readonly string[] {
  if (!/[<&]/.test(body)) return body.split(/[\r\n]+/).flatMap((line) => line.trim() || []);
  const html = BLOCK_MARKUP.test(body) ? body : body.replace(/[\r\n]+/g, "<br>");
  return outlinePage(parsePage(html).root()[0]!).blocks.map(({ text }) => text);
}
