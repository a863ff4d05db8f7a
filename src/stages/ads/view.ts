import { FOLD_KINDS, type FoldKind, fold } from "../../core/fold.js";

/** A passage in the forms in which evidence is looked for. */
export interface PassageView {
  readonly raw: string;
  /** Compatibility forms and case folded, everything else in place. */
  readonly plain: string;
  /** Folded by all kinds, spaces kept. */
  readonly folded: string;
  /** `folded` without any white space, halves of split characters joined. */
  readonly tight: string;
}

/** Makes the views of a passage, each when it is first asked for. */
export function viewOf(raw: string): PassageView {
  if (last?.raw !== raw) last = new Views(raw);
  return last;
}

/** A line is often asked for twice in a row: for itself, and for what its parts may have. */
let last: PassageView | undefined;

class Views implements PassageView {
  #plain: string | undefined;
  #folded: string | undefined;
  #tight: string | undefined;

  constructor(readonly raw: string) {}

  get plain(): string {
    this.#plain ??= latin(fold(this.raw, PLAIN).text);
    return this.#plain;
  }

  get folded(): string {
    this.#folded ??= latin(fold(this.raw, FOLD_KINDS).text);
    return this.#folded;
  }

  get tight(): string {
    this.#tight ??= this.folded.replace(/\s+/gu, "").replace(HALF, (halves) => HALVES[halves]!);
    return this.#tight;
  }
}

const PLAIN: readonly FoldKind[] = ["zero-width", "nfkc", "case"];

/** Pictures and the targets of links say nothing: a document's own stand on the same hosts as an ad's. */
export function withoutTargets(raw: string): string {
  return raw.includes("](")
    ? raw.replace(/!\[[^\]]{0,200}\]\([^)]{0,800}\)/gu, " ").replace(/\]\([^)]{0,800}\)/gu, "]")
    : raw;
}

/** Letters of other scripts that look like Latin ones, in lower case (from Unicode's confusables). */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("авсеһіјкмнорѕтуѵхѡαεικνορτυχωɡıᴡᴏ", (letter, i) => [letter, "abcehijkmhopstyvxwaeikvoptuxwgiwo"[i]!]),
);
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join("")}]`, "gu");

/** Whether a unit may be taken for a Latin letter that it only looks like. */
export function isLookAlike(unit: number): boolean {
  return String.fromCharCode(unit) in LOOK_ALIKES;
}

/** Only beside a Latin letter, digit or dot: Greek and Russian words stay what they are. */
function latin(text: string): string {
  return text.replace(LOOK_ALIKE, (letter, at: number) =>
    /[a-z0-9.]/.test(text.slice(Math.max(0, at - 2), at + 3)) ? LOOK_ALIKES[letter]! : letter,
  );
}

/** Characters written as their two halves. */
const HALVES: Readonly<Record<string, string>> = {
  亻言: "信",
  彳言: "信",
  木娄: "楼",
  讠卖: "读",
  氵肖: "消",
  亻尔: "你",
  力口: "加",
};
const HALF = new RegExp(Object.keys(HALVES).join("|"), "gu");

/** The character that two units are the halves of, as units; 0 if they are not. */
export function joinedHalves(first: number, second: number): number {
  return HALF_UNITS.get(first * 0x10000 + second) ?? 0;
}

const HALF_UNITS = new Map(
  Object.entries(HALVES).map(([halves, whole]) => [
    halves.charCodeAt(0) * 0x10000 + halves.charCodeAt(1),
    whole.charCodeAt(0),
  ]),
);

/** Whether a unit may be the second half of a character. */
export function isSecondHalf(unit: number): boolean {
  return SECOND_HALVES.includes(String.fromCharCode(unit));
}

/** Whether a character may be either half of another one. */
export function isHalf(character: string): boolean {
  return Object.keys(HALVES).some((halves) => halves.includes(character));
}

const SECOND_HALVES = Object.keys(HALVES)
  .map((halves) => halves[1]!)
  .join("");
