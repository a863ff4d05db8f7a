import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownProtection } from "../../../src/stages/extract/markdown-protection.js";

const protectedParts = (text: string) => markdownProtection(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["front matter", "---\ntitle: 雨\n---\n正文。\n", ["---\ntitle: 雨\n---"]],
  ["a rule that is no front matter", "---\n正文。\n", []],
  ["a fence", "正文。\n```js\nlet a;\n```\n再来。\n", ["```js\nlet a;\n```"]],
  ["a fence left open", "正文。\n~~~\nlet a;\n", ["~~~\nlet a;"]],
  ["indented code after an empty line", "正文。\n\n    let a;\n正文。", ["    let a;"]],
  ["an indented paragraph of a list", "- 甲\n\n    乙。\n", []],
  ["a code span", "用 `npm test` 试。", ["`npm test`"]],
  ["the target of a link, not its text", '见[价目表](https://a.cn/b_(c) "价目")。', ['](https://a.cn/b_(c) "价目")']],
  ["an autolink", "见<https://a.cn/b>。", ["<https://a.cn/b>"]],
  ["a definition", "[甲]: https://a.cn/b\n", ["[甲]: https://a.cn/b"]],
  ["the bars of a table, not its cells", "| 甲 | 乙 |\n| --- | :-: |\n", ["| ", " | ", " |", "| --- | :-: |"]],
  ["tags", '甲<span class="a">乙</span>', ['<span class="a">', "</span>"]],
  ["plain text", "甲 < 乙，丙 > 丁，（戊）[己]。", []],
])("%s", (_, text, parts) => {
  expect(protectedParts(text)).toEqual(parts);
});

test("ranges are in order, apart and inside the text", () => {
  const piece = fc.constantFrom(
    "`",
    "```",
    "\n",
    "[",
    "](",
    ")",
    "|",
    "---",
    "甲",
    "    ",
    "<a ",
    ">",
    "- ",
    "http://a",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      let end = -1;
      for (const range of markdownProtection(text)) {
        expect(range.start).toBeGreaterThan(end);
        expect(range.end).toBeLessThanOrEqual(text.length);
        end = range.end;
      }
    }),
  );
});
