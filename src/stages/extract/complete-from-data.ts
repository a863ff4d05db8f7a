import type { Evidence } from "./evidence.js";
import type { Outline } from "./outline.js";
import { measure } from "./prose.js";
import type { Title } from "./title.js";
import { squeeze } from "./title.js";
import { Witness } from "./witness.js";

/** An article in the structured data with fewer tokens than this is a teaser. */
const FEWEST_TOKENS = 60;
/** So many times longer than what the page shows it must be, to be what the page breaks off. */
const LONGER = 1.5;
/** So much of what was taken must be in it: else the page and its data speak of different things. */
const SHARED = 0.6;
/** Less than this taken is no article that the data could contradict. */
const LITTLE = 40;
/** Prose has a stop at least every so many tokens. */
const TOKENS_A_STOP = 60;

/**
 * The paragraphs of the article in the structured data, if the page shows no more than its beginning, or nothing: pages
 * that scripts fill in, and texts behind a wall. They are believed only when they are prose, longer than what was taken,
 * hold what was taken, and are about the same thing as the page's headline.
 *
 * @param convinced whether what was taken is known to be main text
 */
export function completeFromData(
  { blocks, data, head }: Outline,
  { witnesses }: Evidence,
  taken: Uint8Array,
  title: Title,
  convinced: boolean,
): readonly string[] | undefined {
  let told = 0;
  let stops = 0;
  for (const paragraph of data.paragraphs) {
    const size = measure(paragraph);
    told += size.tokens;
    stops += size.stops;
  }
  if (told < FEWEST_TOKENS || stops * TOKENS_A_STOP < told) return undefined;
  let shown = 0;
  let shared = 0;
  blocks.forEach(({ tokens }, at) => {
    if (taken[at] !== 1 || at === title.block) return;
    shown += tokens;
    if (witnesses[at] === Witness.InBody) shared += tokens;
  });
  if (convinced && (told < shown * LONGER || (shown >= LITTLE && shared < shown * SHARED))) return undefined;
  if (shared === 0 && !isAbout(data.headline, title, head.title)) return undefined;
  return data.paragraphs;
}

/** Whether a headline is that of the page. */
function isAbout(headline: string, title: Title, named: string): boolean {
  const told = squeeze(headline);
  const shown = squeeze(title.text);
  return (
    told !== "" && ((shown !== "" && (told.includes(shown) || shown.includes(told))) || squeeze(named).includes(told))
  );
}
