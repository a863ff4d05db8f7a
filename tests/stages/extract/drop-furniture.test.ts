import { describe, expect, test } from "vitest";
import { dropFurniture } from "../../../src/stages/extract/drop-furniture.js";
import { outlinePage } from "../../../src/stages/extract/outline.js";
import { parsePage } from "../../../src/stages/extract/parse-page.js";
import { paragraphs } from "./pages.js";

const kept = (body: string) => {
  const outline = outlinePage(parsePage(`<body><main>${body}</main></body>`).root()[0]!);
  const taken = new Uint8Array(outline.blocks.length).fill(1);
  dropFurniture(outline, 0, outline.blocks.length, taken);
  return outline.blocks.filter((_, at) => taken[at] === 1).map(({ text }) => text);
};
const asked = (times: number) =>
  `<form>${'<p><input type="radio" name="q">写得真好，我也常去这家店，从小吃到大。</p>'.repeat(times)}</form>`;
const remark = "<p>写得真好，我也常去这家店。</p>";

describe("furniture inside the main text", () => {
  test.each([
    ["a form", `<form>${remark}</form>`],
    ["a gallery", `<ul class="photo-gallery">${remark}</ul>`],
    ["a sign-up", `<div id="emailSignup">${remark}</div>`],
    ["a box of related articles", `<div class="box related">${remark}</div>`],
    ["a poll nearly as long as the article", asked(6)],
    ["comments longer than the article", `<div id="comments">${remark.repeat(30)}</div>`],
  ])("%s goes", (_, html) => {
    expect(kept(paragraphs + html).join("")).not.toContain("写得真好");
  });

  test.each([
    ["a form around the article", `<form class="related">${paragraphs}${remark}</form><p>完</p>`],
    ["an embedded post", `${paragraphs}<div class="social-media-embed">${remark}</div>`],
    ["a name that only begins alike", `${paragraphs}<div class="relatedness-proof">${remark}</div>`],
    ["a poll that is most of the page", `<p>${paragraphs.slice(3, 40)}</p>${asked(6)}`],
    ["comments that are all there is", `<div id="comments">${remark.repeat(30)}</div>`],
  ])("%s stays", (_, html) => {
    expect(kept(html).join("")).toContain("写得真好");
  });
});
