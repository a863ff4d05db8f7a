import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/core/edit.js";
import { CHANGED, keptLines } from "../../src/core/kept-lines.js";
import { splitLines, Text } from "../../src/core/text.js";
import { change, randomEdits } from "./random-edits.js";

describe("kept lines", () => {
  test.each<[string, string, Change[], number[]]>([
    ["甲\n乙\n丙", "nothing", [], [0, 1, 2]],
    ["甲\n乙\n丙", "a line with its line end", [change(2, 4, "")], [0, 2]],
    ["甲\n乙\n丙", "a line with the line end before it", [change(3, 5, "")], [0, 1]],
    ["甲\n乙子\n丙", "a part of a line", [change(3, 4, "")], [0, CHANGED, 2]],
    ["甲\n乙\n丙", "a line for the same line", [change(2, 3, "乙")], [0, CHANGED, 2]],
    ["甲\n乙\n丙", "a line end: two lines are one", [change(1, 2, "")], [CHANGED, 2]],
    ["甲\n乙丙", "an insertion of a line end", [change(3, 3, "\n")], [0, CHANGED, CHANGED]],
    ["甲\n乙", "an insertion before a line", [change(2, 2, "子")], [0, CHANGED]],
    ["甲\n乙", "an insertion behind a line", [change(1, 1, "子")], [CHANGED, 1]],
    ["甲\n乙", "the last line end", [change(3, 3, "\n")], [0, 1]],
    ["甲\r\n乙\r\n", "line ends for other ones", [change(1, 3, "\n"), change(4, 6, "\n")], [0, 1]],
    ["甲\r\n乙", "half of a line end", [change(1, 2, "")], [0, 1]],
    ["甲\n\n\n乙", "blank lines", [change(1, 4, "\n")], [0, 3]],
    ["甲", "all", [change(0, 1, "")], [CHANGED]],
  ])("of %j without %s", (text, _, edits, expected) => {
    const before = new Text(text);
    expect([...keptLines(before.lines, edits, before.edited(edits).lines)]).toEqual(expected);
  });
});

const line = fc.string({ unit: fc.constantFrom("甲", "乙", " ", "\u{1f600}"), maxLength: 4 });
const ends = fc.constantFrom("\n", "\r\n", "\r", "\n\n");
const texts = fc.array(fc.tuple(line, ends), { maxLength: 8 }).map((lines) => lines.flat().join(""));

const editsOn = (text: string) => randomEdits(text, fc.constantFrom("", "\n", "\r", "甲", "乙\n甲"), 6);

const edited = (text: Text) => editsOn(text.value).map((edits) => text.edited(edits));
const families = texts.chain((value) => {
  const first = new Text(value);
  return edited(first).chain((second) =>
    fc.tuple(fc.constant(first), fc.constant(second), edited(second), edited(first)),
  );
});
const contents = (text: Text) => text.lines.map(({ start, end }) => text.value.slice(start, end));

test("lines that are the same have the same text, and keep their order", () => {
  fc.assert(
    fc.property(families, (family) => {
      for (const text of family) {
        for (const other of family) {
          const lines = [...text.sameLines(other)!];
          const theirs = contents(other);
          contents(text).forEach((content, i) => {
            if (lines[i] !== CHANGED) expect(theirs[lines[i]!]).toBe(content);
          });
          const same = lines.filter((index) => index !== CHANGED);
          expect(same).toEqual([...new Set(same)].sort((a, b) => a - b));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("a line that lies apart from all edits is the same", () => {
  const pair = texts.chain((value) => fc.tuple(fc.constant(value), editsOn(value)));
  fc.assert(
    fc.property(pair, ([value, edits]) => {
      const before = splitLines(value);
      const text = new Text(value);
      const same = new Set(text.edited(edits).sameLines(text));
      before.forEach(({ start, next }, index) => {
        const isApart = edits.every((edit) => edit.end < start || edit.start > next);
        if (isApart && start < next) expect(same).toContain(index);
      });
    }),
    { numRuns: 1000 },
  );
});

test("a text has the lines of itself, and none of a text that it has nothing to do with", () => {
  const text = new Text("甲\n乙\n");
  expect([...text.sameLines(text)!]).toEqual([0, 1]);
  expect(text.isKin(text.edited([change(0, 1, "")]))).toBe(true);
  const other = new Text("甲\n乙\n");
  expect(text.isKin(other)).toBe(false);
  expect(text.sameLines(other)).toBeUndefined();
});

test("a view is found in the latest text that has it", () => {
  const first = new Text("甲乙丙");
  const second = first.edited([change(0, 1, "")]);
  const third = second.edited([change(0, 1, "")]);
  expect(third.earlier("length")).toBeUndefined();
  first.view("length", ({ length }) => length);
  expect(third.earlier("length")).toEqual({ text: first, view: 3 });
  second.view("length", ({ length }) => length);
  expect(third.earlier("length")).toEqual({ text: second, view: 2 });
  expect(first.earlier("length")).toBeUndefined();
});

test("edits that make the same again give the text that was made, in steps or at once", () => {
  const text = new Text("甲乙丙丁");
  const [first, second] = [change(1, 2, ""), change(2, 3, "")];
  const last = text.edited([first]).edited([change(1, 2, "")]);
  expect(last.value).toBe("甲丁");
  expect(text.edited([first, second])).toBe(last);
  expect(text.edited([change(1, 3, "")])).toBe(last);
  const other = text.edited([second]);
  expect(other.value).toBe("甲乙丁");
  expect(text.edited([second])).toBe(other);
  expect(text.edited([first, second]).value).toBe("甲丁");
});
