/** Pages built as large sites and widespread content managers build theirs, with texts written for the tests. */
import { paragraphs, prose } from "./pages.js";

const html = (title: string, body: string, head = "") =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const links = (word: string, count = 8) =>
  Array.from({ length: count }, (_, at) => `<li><a href="/${at}">${word}第${at + 1}条</a></li>`).join("");

/** Replies as people write them: short, often without a stop. */
export const replies = ["顶楼主，说得对", "我家楼下那家更好吃，就是排队太久了", "求地址", "同感。油条一定要现炸的"];

export const baijiahao = html(
  "老街的早点铺",
  `<div id="header"><a href="/">百度首页</a><a href="/login">登录</a></div><div id="detail-page"><div id="left-container"><div id="header" class="index-module_headerWrap_1"><div class="index-module_articleTitle_2">老街的早点铺</div><div class="index-module_authorTxt_3"><span class="index-module_accountTime_4"><p class="index-module_authorName_5">晨光美食</p><span>03-05 08:12</span><span>关注</span></span></div></div><div class="index-module_articleWrap_6"><div class="index-module_textWrap_7">${prose
    .map((text) => `<p><span class="bjh-p">${text}</span></p>`)
    .join(
      "",
    )}</div></div><div class="index-module_reportWrap_8">举报/反馈</div></div><div id="right-container"><div class="right-title">作者最新文章</div><ul>${links("早点")}</ul></div></div>`,
);

export const csdn = html(
  "用脚本数豆浆_csdn",
  `<div id="csdn-toolbar"><ul><li><a href="/">博客</a></li><li><a href="/d">下载</a></li></ul></div><div class="blog-content-box"><div class="article-header"><h1 class="title-article" id="articleContentId">用脚本数豆浆</h1><div class="article-bar-top"><a>小林</a> 于 2024-03-05 08:12:00 发布 <span>阅读量1.2k</span></div></div><div class="article-copyright"><div class="creativecommons">版权声明：本文为博主原创文章，遵循 CC 4.0 协议，转载请附上原文出处链接和本声明。</div></div><article class="baidu_pl"><div id="article_content" class="article_content clearfix"><div id="content_views" class="markdown_views"><p>${prose[0]}</p><pre class="prettyprint"><code class="language-python has-numbering">bowls = 0\nfor cup in shop:\n    bowls += 1\n</code><ul class="pre-numbering"><li>1</li><li>2</li><li>3</li></ul></pre><p>${prose[1]}</p><p>${prose[2]}</p></div></div></article></div><div class="recommend-box"><div class="recommend-item-box"><a href="/1">早点铺管理系统的设计</a><div class="desc">${prose[3]}</div></div><div class="recommend-item-box"><a href="/2">用表格记账</a><div class="desc">${prose[1]}</div></div></div>`,
);

export const trs = html(
  "关于早点铺改造的通知_某区政府网",
  `<div class="header"><ul>${links("栏目")}</ul></div><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/tz">通知公告</a></div><div class="xxgk_con"><h1>关于早点铺改造的通知</h1><div class="info">发布日期：2024-03-05 来源：街道办 字号：[大 中 小]</div><div class="TRS_Editor"><div class="Custom_UnionStyle">${paragraphs}<p style="text-align:right">街道办事处</p><p style="text-align:right">2024年3月5日</p></div></div><div class="fj">附件：<a href="a.docx">改造计划表.docx</a></div></div><div class="close"><a>打印本页</a> <a>关闭窗口</a></div><div class="footer">主办：某区人民政府 联系我们 网站地图</div>`,
);

export const zhihu = html(
  "早点铺为什么越来越少？ - 知乎",
  `<div id="root"><header class="AppHeader"><a>首页</a><a>知学堂</a><button>登录/注册</button></header><div class="QuestionPage"><div class="QuestionHeader"><div class="QuestionHeader-topics"><a>美食</a></div><h1 class="QuestionHeader-title">早点铺为什么越来越少？</h1><div class="QuestionRichText"><span class="RichText ztext">老街上的铺子一家家关了。</span></div></div><div class="Question-main"><div class="List">${prose
    .map(
      (text, at) =>
        `<div class="List-item"><div class="ContentItem AnswerItem"><div class="ContentItem-meta"><div class="AuthorInfo"><div class="AuthorInfo-content"><span class="UserLink AuthorInfo-name">答主${at}</span><div class="AuthorInfo-badgeText">美食话题下的优秀答主</div></div></div><div class="LabelContainer">${at + 3} 人赞同了该回答</div></div><div class="RichContent"><div class="RichContent-inner"><span class="RichText ztext CopyrightRichText-richText"><p>${text}</p></span></div><div class="ContentItem-time">发布于 2024-03-05 08:12</div><div class="ContentItem-actions"><button>赞同 ${at + 3}</button><button>添加评论</button><button>分享</button></div></div></div></div>`,
    )
    .join(
      "",
    )}</div></div><div class="Question-sideColumn"><div class="Card">相关问题</div><a href="/1">豆浆怎么做才香？</a><a href="/2">油条为什么两根一起炸？</a></div></div></div>`,
);

export const tieba = html(
  "老街哪家早点好吃？_早点吧_百度贴吧",
  `<div class="userbar"><a>登录</a><a>注册</a></div><div class="core_title"><h3 class="core_title_txt">老街哪家早点好吃？</h3></div><div class="p_postlist" id="j_p_postlist">${[
    prose[0]!,
    ...replies,
  ]
    .map(
      (text, at) =>
        `<div class="l_post l_post_bright"><div class="d_author"><ul class="p_author"><li class="d_name"><a>吧友${at}</a></li><li class="l_badge"><div class="d_badge_title">初级粉丝</div><div class="d_badge_lv">${at + 1}</div></li></ul></div><div class="d_post_content_main"><div class="p_content"><cc><div class="d_post_content j_d_post_content">${text}</div></cc></div><div class="core_reply"><div class="core_reply_tail"><span class="tail-info">${at + 1}楼</span><span class="tail-info">2024-03-05 08:1${at}</span><a>回复</a></div></div></div></div>`,
    )
    .join("")}</div><div class="footer">©2024 Baidu 贴吧协议 隐私政策</div>`,
);

export const discuz = html(
  "老街哪家早点好吃 - 美食论坛 - Powered by Discuz!",
  `<div id="toptb"><a>设为首页</a><a>收藏本站</a></div><div id="ct"><div id="postlist" class="pl bm"><table><tr><td class="pls">查看: 120|回复: 4</td><td class="plc"><h1 class="ts"><span id="thread_subject">老街哪家早点好吃</span></h1><a>[复制链接]</a></td></tr></table>${[
    prose[0]!,
    ...replies,
  ]
    .map(
      (text, at) =>
        `<div id="post_${at}"><table id="pid${at}" class="plhin"><tr><td class="pls" rowspan="2"><div class="pi"><div class="authi"><a class="xw1">坛友${at}</a></div></div><div class="tns xg2"><table><tr><th><p><a>12</a></p>主题</th><td><p><a>34</a></p>积分</td></tr></table></div></td><td class="plc"><div class="pi"><strong><a>${at + 1}#</a></strong><div class="authi">发表于 2024-3-5 08:1${at} | 只看该作者</div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_${at}"><i class="pstatus">本帖最后由 坛友${at} 于 2024-3-5 编辑</i><br>${text}</td></tr></table></div></div></div></td></tr><tr><td class="plc plm"><div class="po hin"><a>回复</a><a>使用道具</a><a>举报</a></div></td></tr></table></div>`,
    )
    .join("")}</div></div><div id="ft" class="wp cl">Powered by Discuz! X3.4 © 2001-2024</div>`,
  '<meta name="generator" content="Discuz! X3.4">',
);

export const flarum = html(
  "老街哪家早点好吃",
  `<div id="app" class="App"><main class="App-content"><div class="DiscussionPage"><header class="Hero DiscussionHero"><h1 class="DiscussionHero-title">老街哪家早点好吃</h1></header><div class="PostStream">${[
    prose[0]!,
    ...replies,
  ]
    .map(
      (text, at) =>
        `<div class="PostStream-item"><article class="CommentPost Post"><header class="Post-header"><ul><li class="item-user"><h3 class="PostUser">用户${at}</h3></li><li class="item-meta"><time>2024-03-05</time></li></ul></header><div class="Post-body"><p>${text}</p></div><aside class="Post-actions"><ul><li>回复</li><li>赞</li></ul></aside></article></div>`,
    )
    .join("")}</div></div></main></div>`,
  '<meta name="generator" content="Flarum">',
);

export const zhidao = html(
  "豆浆放多久会坏_百度知道",
  `<div class="search-box"><a>网页</a><a>资讯</a></div><article class="qb-content"><div class="wgt-ask"><h1><span class="ask-title">豆浆放多久会坏</span></h1><div class="line">我来答 分享 举报</div></div><div class="wgt-best"><div class="wgt-replyer-all">晨光答主 2024-03-05 TA获得超过1万个赞</div><div class="best-text mb-10"><div class="wgt-best-mask"><div class="wgt-best-showbtn">展开全部</div></div><p>${prose[0]}</p><p>${prose[1]}</p></div></div><div class="wgt-answers"><div class="answer"><div class="answer-text"><p>${prose[2]}</p></div></div></div></article><aside class="aside"><ul>${links("相关问题")}</ul></aside>`,
);
