import { describe, expect, test } from "vitest";
import { read } from "../../../src/stages/restore/lattice.js";
import { costOf, createLexicon } from "../../../src/stages/restore/lexicon.js";

const lexicon = createLexicon(new Map([["从严治党", costOf(600)]]));

describe("reading", () => {
  test.each([
    ["群众代表讲话", ["群众", "代表", "讲话"]],
    ["从严治党", ["从严治党"]],
    ["", []],
  ])("%s", (text, words) => {
    expect(read(text, lexicon).words).toEqual(words);
  });

  test("the words add up to the text, whatever it holds", () => {
    for (const text of ["維D員", "𠮷野家", "a支部b"]) expect(read(text, lexicon).words.join("")).toBe(text);
  });

  test("extra words count in one place only", () => {
    const extra = new Map([["维生素D", 3]]);
    expect(read("维生素D", lexicon, extra).words).toEqual(["维生素D"]);
    expect(read("维生素D", lexicon).words).toEqual(["维生素", "D"]);
  });
});

describe("lexicon", () => {
  test("the more frequent a word, the less it costs", () => {
    expect(lexicon.cost("政府")!).toBeLessThan(lexicon.cost("府")!);
    expect(lexicon.cost("党员")!).toBeLessThan(lexicon.cost("死党")!);
    expect(lexicon.cost("字字字")).toBeUndefined();
  });

  test("syllables and characters agree", () => {
    expect(lexicon.characters("shu")).toContain("书");
    expect(lexicon.syllables("书")).toEqual(["shu"]);
    expect(lexicon.characters("toString")).toBe("");
  });
});
