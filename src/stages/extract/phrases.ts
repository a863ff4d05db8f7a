/**
 * What the text of a short block says it is: the furniture of Chinese pages, 简 and 繁, with the English of sites that
 * serve both. One bit for each family. Only blocks of at most {@link LONGEST} characters are asked; longer ones are prose
 * or lists, which numbers tell apart better.
 */
const FAMILIES = {
  date: /(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}:\d\d|\d{1,2}月\d{1,2}日|(?:分钟|小时|天|个月|年)前|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b/i,
  byline:
    /来源|來源|作者|记者|記者|编辑|編輯|责编|責編|编审|校对|校對|供稿|审核|发布者|发布时间|發布|撰文|文章出处|浏览|瀏覽|点击|點擊|阅读(?:量|数|次)|人气|次数|字号|字體|字体|【?(?:大 ?中 ?小)】?|\bby\b|updated|published/i,
  closing:
    /责任编辑|責任編輯|责编|責編|编辑[：:]|编辑: |（编辑|\(编辑|（責任編輯|本文来源|文章来源|稿源|来源：|来源:|原标题|校对|审核/,
  neighbours:
    /[上下前后後]一?[篇页頁则條条章]|上一|下一|没有了|返回(?:首页|列表|顶部|上页)|回到|末页|首页|尾页|previous|next (?:post|article|page)/i,
  share:
    /分享|转发|轉寄|收藏|点赞|點讚|扫一扫|扫码|掃描|二维码|公众号|公眾號|微信|微博|朋友圈|qq空间|人人网|开心网|豆瓣|打印|列印|转播|推荐给|推薦|下载客户端|客户端|\bapp\b|share|tweet|facebook|pinterest|subscribe|newsletter|follow us|whatsapp/i,
  related:
    /相关(?:新闻|阅读|文章|报道|链接|推荐|专题|内容|搜索|资讯|评论|产品|主题|帖子)|相關|延伸阅读|延伸閱讀|推荐(?:阅读|新闻|文章)|热门|熱門|最新|排行|猜你喜欢|[你您]可能|还想看|更多|更多>>|精彩|热点|焦点|专题|专栏|图集|大家都在|看过|related|recommended|more from|you may|trending|most read|read more|see also/i,
  comment: /评论|評論|留言|回复|回覆|跟帖|网友|網友|发表|發表|楼主|樓主|沙发|举报|舉報|顶\b|匿名|comments?\b|reply/i,
  rights:
    /版权|版權|copyright|©|all rights reserved|icp|备案|許可證|许可证|公网安备|转载|轉載|侵权|免责|免責|声明|聲明|不代表|投资建议|据此操作|违法|举报电话|营业执照|本网站|本站|隐私|terms|privacy/i,
  login: /登录|登錄|登入|注册|註冊|密码|密碼|用户名|会员|會員|帐号|账号|立即|验证码|sign in|log ?in|sign up|register/i,
  place: /您?(?:当前|现在|目前)?的?(?:当前|所在)?位置|首页\s*[>»›-]|>\s*正文|正文$|>>|»|›/,
  contact:
    /电话|電話|传真|邮箱|郵箱|e-?mail|地址|邮编|热线|热线|客服|联系我们|关于我们|广告服务|网站地图|contact|about us/i,
  ad: /广告|廣告|advertis|sponsored|赞助|推广|去购买|领取|优惠|促销|¥/i,
  code: /[{};]\s*$|function\s*\(|<\/?[a-z]+|=>|\bvar\b|document\.|window\./,
  quoted: /[“”"「」『』]/,
  figure:
    /^(?:图|表|圖)\s?[\d一二三四五六七八九十]|资料图|資料圖|图片|圖片|图为|圖為|摄$|攝|photo|getty|image|caption/i,
} as const;

export type PhraseFamily = keyof typeof FAMILIES;
export const PHRASE_FAMILIES = Object.keys(FAMILIES) as readonly PhraseFamily[];
const patterns = Object.values(FAMILIES);

/** Furniture is short: the longest copyright notice that still is one piece has about this many characters. */
export const LONGEST = 220;

/** The families the text belongs to, as bits in the order of {@link PHRASE_FAMILIES}. */
export function phraseFamilies(text: string): number {
  if (text.length > LONGEST) return 0;
  let bits = 0;
  for (let index = 0; index < patterns.length; index++) if (patterns[index]!.test(text)) bits |= 1 << index;
  return bits;
}

/** Whether the text belongs to a family. */
export function says(bits: number, family: PhraseFamily): boolean {
  return (bits & (1 << PHRASE_FAMILIES.indexOf(family))) !== 0;
}
