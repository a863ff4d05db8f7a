import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edit, Range } from "../../src/core/edit.js";
import { findIgnored, ignoredBy, throughEdits, throughOrigins } from "../../src/core/ignored.js";
import type { Origin } from "../../src/core/locate.js";

const shown = (source: string) =>
  findIgnored(source).map(({ start, end, directive: { rules, reason } }) => [source.slice(start, end), rules, reason]);

/** Where the first comment stands that keeps a rule from a place, by reading all comments before it. */
function plainly(source: string, at: number, rule: string): number | undefined {
  const holds = (rules: readonly string[]) =>
    rules.length === 0 || rules.some((name) => rule === name || rule.startsWith(`${name}/`));
  const line = (offset: number) => source.slice(0, offset).split("\n").length;
  let open: { readonly start: number; readonly rules: readonly string[] }[] = [];
  const next: number[] = [];
  for (const { 1: what, 2: written = "", index: start } of source
    .slice(0, at)
    .matchAll(/<!-- qingwen-(\S+) (.*?) ?-->/g)) {
    const rules = written.split(" ").filter((name) => name !== "");
    if (what === "disable") open.push({ start, rules });
    else if (what === "enable") {
      open = open.filter((one) => rules.length > 0 && !one.rules.some((name) => rules.includes(name)));
    } else if (holds(rules) && line(at) - line(start) <= 1) next.push(start);
  }
  const starts = [...open.filter(({ rules }) => holds(rules)).map(({ start }) => start), ...next];
  return starts.length === 0 ? undefined : Math.min(...starts);
}

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
    [
      `${A}乙${A}丙${E}丁${A}`,
      [
        [`${A}乙${A}丙${E}`, ["ads", "restore/pinyin"], "本站的"],
        [A, ["ads", "restore/pinyin"], "本站的"],
        [A, ["ads", "restore/pinyin"], "本站的"],
      ],
    ],
    [
      `${N}${N}\n乙\n丙`,
      [
        [`${N}${N}\n乙\n`, ["markers"], ""],
        [`${N}\n乙\n`, ["markers"], ""],
      ],
    ],
    [`<!-- qingwen-disabled -->甲`, []],
    [`${E}甲<!-- other -->`, []],
  ])("%j", (source, ranges) => {
    expect(shown(source)).toEqual(ranges);
  });

  test("takes time in proportion to a text made to hurt", () => {
    expect(findIgnored("<!-- qingwen-disable ".repeat(50_000))).toEqual([]);
    const count = 20_000;
    const many = (comment: (i: number) => string) =>
      findIgnored(Array.from({ length: count }, (_, i) => comment(i)).join(""));
    // Steps are what is looked at: ends of lines and directives to close are not sought again for every comment.
    expect(many(() => D).filter(({ end, start }) => end - start > D.length)).toHaveLength(1);
    expect(many(() => N)).toHaveLength(count);
    expect(many((i) => `<!-- qingwen-${i % 2 ? "enable" : "disable"} ads/${i} -->`)).toHaveLength(count / 2);
  });

  const edit = (rule: string, start: number, end = start + 1): Edit => ({
    ...{ start, end, replacement: "", rule, confidence: 1, stage: "ads" },
    reason: { code: "rule", args: {} },
  });
  const directives = fc.array(
    fc.oneof(
      fc.constant("甲\n"),
      fc
        .tuple(
          fc.constantFrom("disable", "enable", "disable-next-line"),
          fc.array(fc.constantFrom("ads", "ads/x", "ads/x/1", "restore", "markers/y"), { maxLength: 2 }),
        )
        .map(([what, rules]) => `<!-- qingwen-${what} ${rules.join(" ")} -->`),
    ),
    { maxLength: 12 },
  );

  test("an edit is kept from where a plain reading of the comments keeps it", () => {
    fc.assert(
      fc.property(directives, fc.constantFrom("ads/x/1", "ads/z", "markers/y/2"), (pieces, rule) => {
        const source = `${pieces.join("甲")}甲`;
        const by = ignoredBy(findIgnored(source));
        const stage = rule.startsWith("ads") ? "ads" : "markers";
        for (let at = 0; at < source.length; at++) {
          if (source[at] !== "甲") continue;
          expect([at, by(edit(rule, at), stage)?.directive.start]).toEqual([at, plainly(source, at, rule)]);
        }
      }),
      { numRuns: 300 },
    );
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

/** The same by a look at every origin for every range. */
function plainlyThrough(ranges: readonly Range[], origins: readonly Origin[], length: number): Range[] {
  return ranges.flatMap(({ start, end }) => {
    const parts: { start: number; end: number }[] = [];
    for (const [i, { at, source }] of origins.entries()) {
      const until = origins[i + 1]?.at ?? length;
      const from = Math.max(at, at + start - source);
      const to = Math.min(until, at + end - source);
      if (from >= to) continue;
      const last = parts.at(-1);
      if (last?.end === from) last.end = to;
      else parts.push({ start: from, end: to });
    }
    return parts;
  });
}

const [directive] = findIgnored("<!-- qingwen-disable -->").map((one) => one.directive);
const piece = fc.record({ size: fc.nat(4), gap: fc.integer({ min: -3, max: 6 }) });
const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
  .map(([start, size]) => ({ start, end: start + size }));

test("ranges of a page come to the text as looking at every piece of it would have it", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.array(range, { maxLength: 6 }), (pieces, ranges) => {
      const origins: Origin[] = [];
      let [at, source] = [0, 3];
      for (const { size, gap } of pieces) {
        origins.push({ at, source: Math.max(0, source) });
        at += size;
        source += size + gap;
      }
      const given = ranges.map((one) => ({ ...one, directive: directive! }));
      const got = throughOrigins(given, origins, at).map(({ start, end }) => ({ start, end }));
      expect(got).toEqual(plainlyThrough(ranges, origins, at));
    }),
    { numRuns: 3000 },
  );
});

test("a page full of comments costs no look at every piece for every comment", () => {
  const steps = (count: number) => {
    let looks = 0;
    const origins = Array.from({ length: count }, (_, i) => ({
      at: 2 * i,
      get source() {
        looks++;
        return 40 * i;
      },
    }));
    const ranges = origins.map((_, i) => ({ start: 40 * i - 20, end: 40 * count, directive: directive! }));
    expect(throughOrigins(ranges, origins, 2 * count)).toHaveLength(count);
    return looks;
  };
  expect(steps(4000)).toBeLessThan(5 * steps(1000));
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
