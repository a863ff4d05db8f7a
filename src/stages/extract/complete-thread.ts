import { COMMENTS_NAME } from "./drop-furniture.js";
import type { Evidence } from "./evidence.js";
import { isFurniture } from "./furniture-lines.js";
import { NAME_FAMILIES, type NameFamily } from "./names.js";
import type { Outline } from "./outline.js";
import { PHRASE_FAMILIES } from "./phrases.js";
import { FLOOR } from "./rank-regions.js";

/** What forum programs and question sites call the parts of a thread; `post` alone is a word of blogs. */
const FORUM_NAME =
  /thread|topic|bbs|forum|question|answer|postmessage|postlist|plhin|floor|tieba|wenda|(?:^|[\s_-])(?:t_f|faq|discussion)(?:[\s_-]|$)/i;
/** Flarum's name for a post; WordPress calls every article `post-123`. */
const FLARUM_NAME = /(?:^|\s)Post-(?!\d)/;
const FORUM_PROGRAM = /discuz|phpwind|flarum|discourse|phpbb|vbulletin|xenforo|nodebb/i;

/** A page with fewer likely tokens than this outside of its posts has no article of its own. */
const ARTICLE_TOKENS = 40;
/** From so many posts on they are a thread. */
const POSTS = 3;

/**
 * Whether the page is a thread: its program is one for forums, the headline or the likeliest text stands in a part that
 * only threads have, or there is hardly anything but what several people wrote.
 */
export function isThread(outline: Outline, evidence: Evidence, likely: Float64Array, titleAt: number): boolean {
  return (
    FORUM_PROGRAM.test(outline.head.generator) ||
    isInThread(outline, likely, titleAt) ||
    isTalk(outline, evidence, likely)
  );
}

function isInThread({ regions, blocks }: Outline, likely: Float64Array, titleAt: number): boolean {
  let best = -1;
  let most = 0;
  blocks.forEach(({ tokens }, at) => {
    if (tokens * likely[at]! > most) {
      most = tokens * likely[at]!;
      best = at;
    }
  });
  return [best, titleAt].some((at) => {
    let named = false;
    for (let up = blocks[at]?.region ?? -1; up >= 0; up = regions[up]!.parent) {
      const { tag, node } = regions[up]!;
      if (tag === "body" || tag === "html") return named;
      const name = `${node.attribs.id ?? ""} ${node.attribs.class ?? ""}`;
      if (/^h[1-6]$/.test(tag)) continue; // news sites call a headline a topic, too
      if (COMMENTS_NAME.test(name)) return false; // the comments below an article, `thread-odd` or not
      named ||= FORUM_NAME.test(name) || FLARUM_NAME.test(name);
    }
    return named;
  });
}

/** Whether the posts hold twice as much as all that is likely beside them, and that is no article. */
function isTalk(outline: Outline, evidence: Evidence, likely: Float64Array): boolean {
  const posts = new Set<number>();
  let said = 0;
  let beside = 0;
  outline.blocks.forEach(({ tokens, stops, region }, at) => {
    if (outline.regions[region]?.hidden === true) return;
    const post = stops > 0 || likely[at]! >= 0.5 ? postOf(outline, evidence, at) : -1;
    if (post >= 0 && isComment(evidence, post)) {
      posts.add(post);
      said += tokens;
    } else if (likely[at]! >= 0.5) beside += tokens;
  });
  return posts.size >= POSTS && beside < ARTICLE_TOKENS && said > beside * 2;
}

const bits = (families: readonly NameFamily[]) =>
  families.reduce((sum, family) => sum | (1 << NAME_FAMILIES.indexOf(family)), 0);
const SPEECH = bits(["post", "comment", "content", "article", "known"]);
const TEXT = bits(["content", "article", "known"]);
const POST = bits(["post", "comment", "known"]);
const COMMENT = bits(["comment"]);
const KNOWN = bits(["known"]);
const ASIDE = bits(["nav", "foot", "related", "ad", "login", "side", "share"]);
const ELSEWHERE = bits(["related", "ad", "side"]);
const BESIDE_TEXT = ASIDE | bits(["author", "meta", "action"]);

/** So far up from its text a post begins; the deepest of 22 forum programs have six levels between. */
const POST_DEPTH = 7;

/**
 * Takes the other posts of a thread: one region holds only one of them on many sites. A block is a post's when no link,
 * and the nearest named element around it is one for what people write. Inside the element for the text of a post it need
 * not be likely: replies are short and unpunctuated.
 *
 * @returns how many posts are known by their names
 */
export function completeThread(
  outline: Outline,
  evidence: Evidence,
  likely: Float64Array,
  titleAt: number,
  taken: Uint8Array,
): number {
  const { regions, blocks } = outline;
  const posts = blocks.map((_, at) => postOf(outline, evidence, at));
  const count = new Set(posts.filter((post) => post >= 0)).size;
  blocks.forEach(({ region, tokens, linkTokens, stops }, at) => {
    const label = count >= POSTS && posts[at]! < 0 && at > titleAt && tokens <= LABEL_TOKENS && stops === 0;
    const beside = label && (likely[at]! < SURE || isBeside(outline, evidence, region));
    if (beside || taken[at] === 1) {
      if (beside) taken[at] = 0;
      return;
    }
    if (regions[region]?.hidden === true || isFurniture(outline, evidence, at)) return;
    const spoken = likely[at]! >= FLOOR && linkTokens <= tokens / 2 && isSpoken(outline, evidence, region);
    if (spoken || posts[at]! >= 0) taken[at] = 1;
  });
  return count;
}

/** Whether the nearest named element is one for authors, dates or buttons. */
function isBeside({ regions }: Outline, { names }: Evidence, region: number): boolean {
  for (let up = region; up >= 0; up = regions[up]!.parent) {
    const name = names[up]!;
    if ((name & BESIDE_TEXT) !== 0) return (name & KNOWN) === 0;
    if ((name & SPEECH) !== 0) return false;
  }
  return false;
}

/** The names, places and times beside posts have no more tokens than this; they go where the posts themselves are known. */
const LABEL_TOKENS = 12;
/** What is so likely stays beside a post, too. */
const SURE = 0.7;

function isSpoken({ regions }: Outline, { names }: Evidence, region: number): boolean {
  for (let up = region, steps = 0; up >= 0 && steps < 3; up = regions[up]!.parent, steps++) {
    if ((names[up]! & ASIDE) !== 0) return false;
    if ((names[up]! & SPEECH) !== 0) return true;
  }
  return false;
}

/** Shorter blocks that speak of answering or sharing are buttons. */
const BUTTON_TOKENS = 4;
const BUTTON_WORDS = (["share", "comment", "login"] as const).reduce(
  (all, family) => all | (1 << PHRASE_FAMILIES.indexOf(family)),
  0,
);

/**
 * The region of the post whose text a block is part of, or -1: the nearest named element is one for text, stands in one
 * for a post, and nothing but the page's frame around that is called an aside.
 */
function postOf({ regions, blocks }: Outline, { names, phrases, sums }: Evidence, at: number): number {
  const { region, tokens } = blocks[at]!;
  if (tokens <= BUTTON_TOKENS && (tokens === 0 || (phrases[at]! & BUTTON_WORDS) !== 0)) return -1;
  const half = sums.tokens[blocks.length]! / 2;
  let text = false;
  let post = -1;
  for (let up = region, steps = 0; up >= 0; up = regions[up]!.parent, steps++) {
    const name = names[up]!;
    const { first, end, tag } = regions[up]!;
    if (tag === "body" || tag === "html") break;
    if (!text && (name & BESIDE_TEXT) !== 0 && (name & KNOWN) === 0) return -1;
    if (
      post >= 0 &&
      ((name & ELSEWHERE) !== 0 || tag === "footer" || tag === "nav") &&
      sums.tokens[end]! - sums.tokens[first]! < half
    )
      return -1;
    text ||= (name & TEXT) !== 0;
    if (text && post < 0 && steps < POST_DEPTH && (name & POST) !== 0) post = up;
  }
  return post;
}

function isComment({ names }: Evidence, post: number): boolean {
  return (names[post]! & COMMENT) !== 0;
}
