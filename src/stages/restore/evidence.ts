import type { Text } from "../../core/text.js";
import { isIn, isOf, unitSet } from "../../core/unit-set.js";
import type { Masks } from "./compile-masks.js";
import { isHan } from "./occurrence.js";

/** What a document says about its masks, whatever stands around each of them. */
export interface Evidence {
  /** How thick the words of party and government prose stand: 1 is that of a plain report. */
  readonly kind: number;
  /** Characters that follow a single A, B, C or E: where 组 is one of them, D组 is one of a row. */
  readonly rowAfter: ReadonlySet<string>;
  readonly rowBefore: ReadonlySet<string>;
  /** Whether lines start with A, B or C as the options of a question do. */
  readonly options: boolean;
  /** Whether empty boxes stand before words, to be ticked. */
  readonly boxes: boolean;
  /** Whether the text teaches how characters are read and written: pinyin in it asks for them, or gives them. */
  readonly spelling: boolean;
}

/** Words of the kind that make one signal: as many as 100 characters of the bundled reports hold, and three for short ones. */
const PER_HUNDRED = 1;
const SHORT = 3;

/** What exercises in reading and writing characters are told by. */
const SPELLING =
  /拼音|注音|读音|字音|字词积累|(?<!学)生字|看拼写|(?:写出|填写|写)(?:汉字|词语)|加点[的字]|(?:词语|词|字形|字)书写/u;

/** Gathers the evidence of a text; each part when it is first asked for, since most texts need none. */
export function gatherEvidence(text: Text, masks: Masks): Evidence {
  return new TextEvidence(text, masks);
}

class TextEvidence implements Evidence {
  readonly #text: Text;
  readonly #masks: Masks;
  #kind: number | undefined;
  #rows: Rows | undefined;
  #boxes: boolean | undefined;
  #spelling: boolean | undefined;

  constructor(text: Text, masks: Masks) {
    this.#text = text;
    this.#masks = masks;
  }

  get kind(): number {
    const { value, units } = this.#text;
    this.#kind ??= this.#masks.kind.count(value, units) / ((PER_HUNDRED * value.length) / 100 + SHORT);
    return this.#kind;
  }

  get rowAfter(): ReadonlySet<string> {
    return this.#row.after;
  }

  get rowBefore(): ReadonlySet<string> {
    return this.#row.before;
  }

  get options(): boolean {
    return this.#row.options;
  }

  get boxes(): boolean {
    this.#boxes ??= hasBoxes(this.#text.value);
    return this.#boxes;
  }

  get spelling(): boolean {
    this.#spelling ??= SPELLING.test(this.#text.value);
    return this.#spelling;
  }

  get #row(): Rows {
    this.#rows ??= findRows(this.#text);
    return this.#rows;
  }
}

interface Rows {
  readonly after: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly options: boolean;
}

const ROW = unitSet("ABCEＡＢＣＥ");
const OPTION = unitSet("ABC");
const OPENING = unitSet("（(");
const WORD = unitSet("A-Za-z0-9");

/** One pass for single letters that stand in rows of their kind. */
function findRows({ value, units }: Text): Rows {
  const after = new Set<string>();
  const before = new Set<string>();
  let options = false;
  for (let at = 0; at < units.length; at++) {
    if (!isIn(ROW, units[at]!) || isOf(WORD, value, at + 1)) continue;
    options ||= isIn(OPTION, units[at]!) && beginsLine(value, isOf(OPENING, value, at - 1) ? at - 1 : at);
    if (isOf(WORD, value, at - 1)) continue;
    if (isHanScript(value, at + 1)) after.add(value.charAt(at + 1));
    if (isHanScript(value, at - 1)) before.add(value.charAt(at - 1));
  }
  return { after, before, options };
}

/** Whether nothing but white space stands between a place and the start of its line. */
function beginsLine(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const character = text.charAt(i);
    if (/[\n\r\u2028\u2029]/.test(character)) return true;
    if (!/\s/.test(character)) return false;
  }
  return true;
}

function isHanScript(text: string, at: number): boolean {
  return isHan(text.charCodeAt(at)) || /\p{Script=Han}/u.test(text.charAt(at));
}

function hasBoxes(text: string): boolean {
  return /[□■◻◼▢]/.test(text) && (text.match(/(?:^|[\s：:（(])[□■◻◼▢](?=\p{Script=Han})/gmu)?.length ?? 0) >= 2;
}
