import { describe, expect, test } from "vitest";
import { formatOf, nameOutputs } from "../../src/io/output-names.js";

const outputs = (...names: string[]) =>
  nameOutputs(names.map((name) => ({ path: name, name }))).map(({ output }) => output);

describe("outputs are named", () => {
  test.each<[string[], string[]]>([
    [["a.txt"], ["a.txt"]],
    [["speech.raw.txt"], ["speech.raw.txt"]],
    [["a/b.html"], ["a/b.txt"]],
    [
      ["a.HTM", "b.Markdown"],
      ["a.txt", "b.txt"],
    ],
    [["notes"], ["notes.txt"]],
    [["2023.12.讲话"], ["2023.12.讲话.txt"]],
    [["v1.2/readme"], ["v1.2/readme.txt"]],
    [
      ["a.html", "a.md", "b.md"],
      ["a.html.txt", "a.md.txt", "b.txt"],
    ],
    [
      ["a.txt", "a.html"],
      ["a.txt.txt", "a.html.txt"],
    ],
    [
      ["x/a.html", "y/a.md"],
      ["x/a.txt", "y/a.txt"],
    ],
    [["😀\n.txt"], ["😀\n.txt"]],
  ])("%j → %j", (names, expected) => {
    expect(outputs(...names)).toEqual(expected);
  });

  test("two files that cannot be told apart are refused", () => {
    expect(() => outputs("a.txt", "a.txt")).toThrow(expect.objectContaining({ code: "name-collision" }));
    expect(() => outputs("a.html", "a.md", "a.html.txt")).toThrow(expect.objectContaining({ code: "name-collision" }));
  });
});

test.each([
  ["a.txt", "text"],
  ["a.MD", "markdown"],
  ["a.shtml", "html"],
  ["a.mht", "mhtml"],
  ["a.docx", "docx"],
  ["a.epub", "epub"],
  ["html", "text"],
  ["a.html/readme", "text"],
])("%s is %s", (name, format) => {
  expect(formatOf(name)).toBe(format);
});
