import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/stages/extract/extract.js";

describe("hostile pages", () => {
  const size = 1_000_000;
  test.each([
    ["unclosed elements", "<div>".repeat(size / 5)],
    ["unclosed, with end tags that close nothing", "<div></b>".repeat(size / 9)],
    ["nested and closed", `${"<div>".repeat(size / 11)}文字。${"</div>".repeat(size / 11)}`],
    ["misnested inline elements", "<b><i></b>".repeat(size / 10)],
    ["nested list items", "<ul><li>".repeat(size / 8)],
    ["nested bodies", "<body>".repeat(size / 6)],
    ["open tags without an end", "<a ".repeat(size / 3)],
    ["paragraphs without an outermost element", "<p>字。</p>".repeat(size / 9)],
    ["end tags only", "</p>".repeat(size / 4)],
    ["links in one paragraph", "<a href=x>字</a> ".repeat(size / 5)],
  ])(
    "1 MB of %s neither overflows the stack nor takes long",
    (_, html) => {
      const before = process.cpuUsage().user;
      expect(() => extractPage(`<p>正文在这里，只有一句。</p>${html}`)).not.toThrow();
      // quadratic parsing takes minutes; the limit is far above the second that linear parsing takes
      expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(15);
    },
    60_000,
  );
});
