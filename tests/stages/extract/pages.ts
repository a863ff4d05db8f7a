/** Pages of the kinds people save, written for the tests. */

const PARAGRAPHS = [
  "清晨六点，老街的早点铺子已经坐满了人，豆浆的热气从门口一直飘到巷子深处。",
  "店主姓周，在这里开了二十三年的店，他说，客人换了一批又一批，只有手艺不能换。",
  "去年街道改造的时候，很多人劝他搬到新的商场里去，他想了一个月，最后还是留了下来。",
  "“搬走容易，回来就难了。”他把刚出锅的油条放进竹筐，抬头看了一眼门外的梧桐树。",
];

export const prose = PARAGRAPHS;

export const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n");

const links = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => `<li><a href="/n/${at}.html">${word}第${at + 1}条标题文字</a></li>`).join(
    "",
  );

const nav = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li><li><a href="/life">生活</a></li><li><a href="/food">美食</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/life">生活</a> &gt; 正文</div>`;

const tail = `<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="pages"><p>上一篇：<a href="/1.html">老街的裁缝</a></p><p>下一篇：<a href="/3.html">老街的书店</a></p></div>
<div class="related"><h3>相关阅读</h3><ul>${links(8, "邻里故事")}</ul></div>
<div class="footer"><p>Copyright © 2020-2024 晨光网 版权所有 京ICP备00000000号</p><p><a href="/about">关于我们</a> <a href="/contact">联系我们</a></p></div>`;

const page = (title: string, body: string, head = "") =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_晨光网</title>${head}<script>var a = "脚本里的文字";</script></head><body>${body}</body></html>`;

export const article = page(
  "老街的早点铺",
  `${nav}<div class="main"><h1>老街的早点铺</h1><div class="info">2024-03-05 08:12 来源：晨光网 作者：小林</div>
<div class="article-content">${paragraphs}</div><div class="editor">责任编辑：小吴</div>${tail}</div>`,
);

export const wechat = page(
  "老街的早点铺",
  `<div id="js_article" class="rich_media"><div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">老街的早点铺</h1>
<div id="meta_content"><span>晨光</span> <em id="publish_time">2024-03-05 08:12</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
${PARAGRAPHS.map((text) => `<section style="margin:8px"><section><span>${text}</span></section></section>`).join("")}
</div></div></div><div class="qr_code_pc"><p>微信扫一扫关注该公众号</p></div>`,
).replace("_晨光网", "");

export const vsb = page(
  "老街的早点铺",
  `${nav}<form name="_newscontent_fromname" method="post"><div class="content"><h1>老街的早点铺</h1>
<div>发布时间：2024-03-05 浏览次数：123</div><div id="vsb_content">${paragraphs}</div></div></form>${tail}`,
);

export const thread = page(
  "早点铺哪家好",
  `<meta name="generator" content="Discuz! X3.4">${nav}<div id="postlist"><h1>早点铺哪家好</h1>${PARAGRAPHS.map(
    (text, at) =>
      `<div id="post_${at}" class="plhin"><div class="pls"><a href="/u/${at}">用户${at}</a></div><div class="authi">发表于 2024-3-5 08:1${at}</div>
<div class="t_fsz"><table><tr><td class="t_f" id="postmessage_${at}">${text}</td></tr></table></div><div class="po"><a href="#">回复</a> <a href="#">举报</a></div></div>`,
  ).join("")}</div>${tail}`,
);

export const breaks = page(
  "老街的早点铺",
  `<table width="760"><tr><td width="160">${links(12, "栏目")}</td><td><center><b>老街的早点铺</b></center><br>
　　${PARAGRAPHS.join("<br>\n　　")}<br></td></tr></table><hr>版权所有 晨光网`,
);

export const preformatted = page("老街的早点铺", `${nav}<pre>\n${PARAGRAPHS.join("\n\n")}\n</pre>${tail}`);

export const flash = page(
  "周记早点铺今日重新开张",
  `${nav}<div class="left"><h1>周记早点铺今日重新开张</h1><div class="info">2024-03-05 08:12</div><div class="text">
<p>晨光网3月5日电 停业两个月的周记早点铺今天重新开张，上午九点以前，店里卖出了三百多碗豆浆。</p></div></div>
<div class="right"><h3>热门新闻</h3><ul>${links(20, "热点")}</ul></div>${tail}`,
);

export const captcha = page(
  "验证",
  "<div><h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a href='#'>去验证</a></div>",
);

export const deleted = page("公众号", "<div class='weui-msg'><p>该内容已被发布者删除</p></div>");

export const walled = page(
  "老街的早点铺",
  `${nav}<div class="main"><h1>老街的早点铺</h1><div class="article-content">${paragraphs}<div class="paywall"><p>登录后即可阅读全文</p></div></div>${tail}</div>`,
);

export const paid = page(
  "老街的早点铺",
  `${nav}<div class="main"><h1>老街的早点铺</h1><div class="article-content"><p>${PARAGRAPHS[0]}</p><!--paidbegin--><p>${PARAGRAPHS[1]}</p><paid><p>${PARAGRAPHS[2]}</p></paid><!--paidend--><p>${PARAGRAPHS[3]}</p></div>${tail}</div>`,
);

export const tables = page(
  "周记早点铺的价目",
  `${nav}<div class="main"><h1>周记早点铺的价目</h1><div class="article-content"><p>${PARAGRAPHS[0]}</p><h2>价目</h2>
<table><tr><th>品名</th><th>价钱</th></tr><tr><td>豆浆</td><td>三元</td></tr><tr><td>油条</td><td>两元</td></tr></table>
<ul><li>每天早上五点半开门，卖完就关门。</li><li>周一休息，节假日照常。</li></ul><p>${PARAGRAPHS[1]}见<a href="https://example.com/menu">价目表</a>。</p><p>${PARAGRAPHS[2]}</p></div>${tail}</div>`,
);

export const extras = page(
  "老街的早点铺",
  `${nav}<div class="main"><h1>老街的早点铺</h1><div class="article-content"><p><img data-src="a.jpg" alt="铺子的照片"><noscript><img src="a.jpg" alt="铺子的照片"></noscript>${PARAGRAPHS[0]}</p>
<p>店里的<ruby>豆<rp>(</rp><rt>dòu</rt><rp>)</rp>浆<rp>(</rp><rt>jiāng</rt><rp>)</rp></ruby>每天现磨，&ldquo;隔夜的不卖&rdquo;，这是规矩。</p><p>${PARAGRAPHS[1]}</p><p>${PARAGRAPHS[2]}</p></div>${tail}</div>`,
);
