import { expect, test } from "vitest";
import type { WholeResult } from "../../src/core/pipeline.js";
import { createWindowRun } from "../../src/core/window-run.js";

/** Puts one line end where there are blanks and a word between two lines, as taking an ad out does. */
function run(text: string): WholeResult {
  const match = /[ ]+\nAD\n[ ]+\n/.exec(text);
  const edits =
    match === null
      ? []
      : [
          {
            start: match.index,
            end: match.index + match[0].length,
            replacement: "\n",
            parts: [
              {
                start: match.index,
                end: match.index + match[0].length,
                replacement: "\n",
                stage: "ads" as const,
                rule: "ads/score/line",
                reason: { code: "ad-evidence", args: {} },
                confidence: 1,
              },
            ],
          },
        ];
  return { text: "", edits, findings: [], reported: [], records: [], usedDirectives: new Set() };
}

test.each([
  ["甲 \nAD\n \n乙", 2],
  ["甲 \nAD\n \n乙", 3],
  ["甲 \nAD\n \n乙", 6],
  ["甲 \nAD\n \n乙", 7],
])("an edit of %j that reaches over the edge at %i is carried out once", (text, edge) => {
  const clean = createWindowRun({ run });
  const first = clean({ start: 0, own: text.slice(0, edge), before: "", after: text.slice(edge) }, []);
  const second = clean({ start: edge, own: text.slice(edge), before: text.slice(0, edge), after: "" }, []);
  expect(first.text + second.text).toBe("甲\n乙");
});

test.each([
  { before: "\n\n前", after: "后", text: "前中\n后\n" },
  { before: "前\n", after: "后 \n\n", text: "前\n中\n后\n" },
  { before: " \n", after: " \n", text: " \n中\n \n" },
  { before: "", after: "", text: "中\n" },
])("a window between $before and $after is cleaned as the text $text, so that its ends need no layout", (around) => {
  const seen: string[] = [];
  const clean = createWindowRun({
    run(text) {
      seen.push(text);
      return run(text);
    },
  });
  clean({ start: 0, own: around.before, before: "", after: "" }, []);
  const { text } = clean({ start: around.before.length, own: "中\n", ...around }, []);
  expect(seen[1]).toBe(around.text);
  expect(text).toBe("中\n");
});
