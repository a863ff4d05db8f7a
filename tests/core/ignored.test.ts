import { describe, expect, test } from "vitest";
import { findIgnored, throughEdits, throughOrigins } from "../../src/core/ignored.js";

const shown = (source: string) =>
  findIgnored(source).map(({ start, end, directive: { rules, reason } }) => [source.slice(start, end), rules, reason]);

describe("where comments switch rules off", () => {
  const D = "<!-- qingwen-disable -->";
  const E = "<!-- qingwen-enable -->";
  const A = "<!-- qingwen-disable ads, restore/pinyin -- 本站的 -->";
  const N = "<!--qingwen-disable-next-line markers-->";
  test.each([
    [`甲${D}乙${E}丙`, [[`${D}乙${E}`, [], ""]]],
    [`甲${D}乙`, [[`${D}乙`, [], ""]]],
    [`${A}乙${E}`, [[`${A}乙${E}`, ["ads", "restore/pinyin"], "本站的"]]],
    [
      `${A}乙<!-- qingwen-enable markers -->丙`,
      [[`${A}乙<!-- qingwen-enable markers -->丙`, ["ads", "restore/pinyin"], "本站的"]],
    ],
    [
      `${A}乙<!-- qingwen-enable ads -->丙`,
      [[`${A}乙<!-- qingwen-enable ads -->`, ["ads", "restore/pinyin"], "本站的"]],
    ],
    [`甲\n${N}\n乙\n丙`, [[`${N}\n乙\n`, ["markers"], ""]]],
    [`甲\r\n${N}\r\n乙\r\n丙`, [[`${N}\r\n乙\r\n`, ["markers"], ""]]],
    [N, [[N, ["markers"], ""]]],
    [`<!-- qingwen-disabled -->甲`, []],
    [`${E}甲<!-- other -->`, []],
  ])("%j", (source, ranges) => {
    expect(shown(source)).toEqual(ranges);
  });

  test("takes time in proportion to a text made to hurt", () => {
    expect(findIgnored("<!-- qingwen-disable ".repeat(50_000))).toEqual([]);
  });
});

test("a page's ranges are those of the text between its origins", () => {
  const [range] = findIgnored("<p>甲</p><!-- qingwen-disable --><p>乙丙</p><!-- qingwen-enable --><p>丁</p>");
  const html = "<p>甲</p><!-- qingwen-disable --><p>乙丙</p><!-- qingwen-enable --><p>丁</p>";
  const origins = ["甲", "乙", "丁"].map((character, i) => ({ at: [0, 2, 5][i]!, source: html.indexOf(character) }));
  const text = "甲\n乙丙\n丁\n";
  expect(throughOrigins([range!], origins, text.length).map(({ start, end }) => text.slice(start, end).trim())).toEqual(
    ["乙丙"],
  );
});

test.each([
  [[], 5, 8],
  [[{ start: 0, end: 2, replacement: "" }], 3, 6],
  [[{ start: 8, end: 9, replacement: "xx" }], 5, 8],
  [[{ start: 4, end: 6, replacement: "" }], 4, 6],
  [[{ start: 6, end: 7, replacement: "xyz" }], 5, 10],
])("a range follows the edits %j", (edits, start, end) => {
  const [range] = findIgnored("<!-- qingwen-disable -->");
  expect(throughEdits([{ ...range!, start: 5, end: 8 }], edits)[0]).toMatchObject({ start, end });
});
