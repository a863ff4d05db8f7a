import { makeDocument } from "./prose.js";
import { createRandom } from "./random.js";

/** A page of a site: head, menus, the text in paragraphs, a column of links, comments and a foot; about 60 KB. */
export function makePage(seed: number): string {
  const random = createRandom(seed + 1_000_003);
  const [title = "", ...paragraphs] = makeDocument(seed, { bytes: 12_000, dirt: seed % 10 === 0 ? "dirty" : "clean" })
    .trimEnd()
    .split("\n");
  const links = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const [text = ""] = makeDocument(seed * 97 + i, { bytes: 60, dirt: "clean" }).split("\n");
      return `<li class="item-${i}"><a href="/news/${random.below(90_000)}.html" title="${text}">${text}</a></li>`;
    }).join("\n");
  const script = `var config = ${JSON.stringify({ id: seed, tags: Array.from({ length: 300 }, () => random.below(1e9)) })};`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${title}</title><script>${script}</script><style>${".a{margin:0}".repeat(300)}</style></head>
<body>
<div class="header"><ul class="nav">${links(20)}</ul></div>
<div class="main"><div class="article"><h1>${title}</h1><div class="info">来源：本站　作者：编辑部</div>
<div class="content">${paragraphs.map((text) => `<p>　　${text}</p>`).join("\n")}</div></div>
<div class="side"><h3>相关阅读</h3><ul>${links(60)}</ul></div></div>
<div class="footer"><ul>${links(20)}</ul><p>版权所有　备案号 ${random.below(1e6)}</p></div>
</body>
</html>
`;
}
