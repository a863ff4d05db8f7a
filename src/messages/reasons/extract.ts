import type { ReasonTexts } from "../reason-texts.js";

/** Why something was taken from a page, and what was found about the page or file itself. */
export const extractReasons = {
  "broken-bytes": {
    zh: ({ count }) => `文件中有 ${count} 处字节不是文字，已用 � 代替；文件可能已损坏，请重新获取`,
    en: ({ count }) => `bytes that are no text were replaced by � (${count}); the file seems damaged, get it again`,
  },
  "page-code": {
    zh: ({ count }) => `脚本、样式和模板，共 ${count} 处`,
    en: ({ count }) => `scripts, styles and templates (${count})`,
  },
  "page-paid-marker": {
    zh: () => "付费内容的标记，内容已保留",
    en: () => "marker of paid content; the content stays",
  },
  "page-dropped": {
    zh: () => "按配置中的选择器去掉",
    en: () => "left out by a selector of the configuration",
  },
  "page-repeated-title": { zh: () => "重复的标题", en: () => "the headline once more" },
  "page-hidden": { zh: () => "网页中隐藏的内容", en: () => "hidden by the page itself" },
  "page-navigation": { zh: () => "导航或面包屑", en: () => "navigation or breadcrumbs" },
  "page-neighbours": { zh: () => "上一篇、下一篇等翻页链接", en: () => "links to the previous and next page" },
  "page-byline": { zh: () => "来源、时间、责任编辑等信息行", en: () => "source, time or editor line" },
  "page-share": { zh: () => "分享、关注或扫码提示", en: () => "call to share, follow or scan" },
  "page-related": { zh: () => "相关或推荐阅读", en: () => "related or recommended reading" },
  "page-comments": { zh: () => "评论区", en: () => "comments" },
  "page-copyright": { zh: () => "版权或免责声明、页脚", en: () => "copyright notice or page footer" },
  "page-login": { zh: () => "登录、注册或会员提示", en: () => "call to sign in or subscribe" },
  "page-ad": { zh: () => "网页广告位", en: () => "advertising space of the page" },
  "page-links": { zh: () => "链接列表", en: () => "list of links" },
  "page-aside": { zh: () => "正文以外的内容", en: () => "outside of the main text" },
  "whole-page-taken": {
    zh: () => "未能确定正文，已取网页全部可见文字",
    en: () => "no part of the page stood out as main text, so all visible text was taken",
  },
  "structured-data-taken": {
    zh: () => "网页上只显示了部分正文或没有正文，已取网页结构化数据（JSON-LD）中的全文",
    en: () => "the page shows only part of the text or none, so it was taken from the page's structured data (JSON-LD)",
  },
  "formulas-left-out": {
    zh: (a) => `文档中有 ${a.count} 个公式，未能转成文字`,
    en: (a) => `the document has ${a.count} formulas, which are not in the text`,
  },
  "chapters-unread": {
    zh: (a) => `书中列出的章节缺失或不是文字：${a.chapters}`,
    en: (a) => `chapters that the book names are missing or no text: ${a.chapters}`,
  },
  "login-wall": {
    zh: () => "网页要求登录或付费才显示全文，内容可能不完整",
    en: () => "the page shows the rest only after signing in or paying; the text may be incomplete",
  },
} as const satisfies ReasonTexts;
