import { createRandom, type Random } from "./random.js";
import { DIRT, SENTENCES, WORDS } from "./words.js";

const GENRES = Object.keys(SENTENCES);
const LISTS = new Map(Object.entries(WORDS).map(([slot, words]) => [slot, words.split(" ")]));
const NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  month: [1, 12],
  day: [1, 28],
  percent: [41, 58],
  few: [2, 18],
  n: [21, 9000],
};

/** Every template as plain parts and slots in turn. */
const TEMPLATES = new Map([...Object.values(SENTENCES).flat(), ...DIRT].map((line) => [line, line.split(/[{}]/)]));

/** What a document is like. */
export interface DocumentKind {
  /** Bytes of UTF-8, about. */
  readonly bytes: number;
  readonly dirt: "clean" | "dirty";
}

/** A document in paragraphs: prose of one genre by turns of phrase, and dirt between and behind if wanted. */
export function makeDocument(seed: number, { bytes, dirt }: DocumentKind): string {
  const random = createRandom(seed);
  const genre = random.pick(GENRES);
  const paragraphs = [`${fill("{town}：{matter}", random)}`];
  // Han characters are three bytes.
  for (let length = 0; length * 3 < bytes; ) {
    const paragraph = makeParagraph(genre, random);
    paragraphs.push(paragraph);
    length += paragraph.length + 1;
  }
  if (dirt === "dirty") {
    for (let i = 1 + random.below(3); i > 0; i--) {
      const at = random.below(4) === 0 ? 1 + random.below(paragraphs.length) : paragraphs.length;
      paragraphs.splice(at, 0, fill(random.pick(DIRT), random));
    }
  }
  return `${paragraphs.join("\n")}\n`;
}

function makeParagraph(genre: string, random: Random): string {
  let text = "";
  for (let i = 1 + random.below(5); i >= 0; i--) {
    // One sentence in ten is of another kind, as in real texts.
    const from = random.below(10) === 0 ? random.pick(GENRES) : genre;
    const sentence = fill(random.pick(SENTENCES[from]!), random);
    text += /[。”]$/.test(sentence) ? sentence : `${sentence}。`;
  }
  return text;
}

function fill(template: string, random: Random): string {
  const parts = TEMPLATES.get(template) ?? template.split(/[{}]/);
  let text = "";
  for (let i = 0; i < parts.length; i++) text += i % 2 === 0 ? parts[i]! : valueIn(parts[i]!, random);
  return text;
}

function valueIn(slot: string, random: Random): string {
  const range = NUMBERS[slot];
  if (range !== undefined) return String(range[0] + random.below(range[1] - range[0] + 1));
  return random.pick(LISTS.get(slot)!);
}
