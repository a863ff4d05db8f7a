/**
 * Pages that stand where a document should be: what their short text says, and the name of what they are. Only pages of
 * little text are asked, so that an article about captchas is an article.
 */
const ERRORS: readonly (readonly [string, RegExp])[] = [
  [
    "captcha",
    /环境异常|環境異常|完成验证后即可继续|请(?:输入|完成)(?:图(?:形|片))?验证码?|安全验证|滑动(?:滑块|验证)|人机验证|访问过于频繁|verify (?:that )?you are (?:a )?human|checking your browser|unusual traffic|enable javascript and cookies/i,
  ],
  [
    "deleted",
    /(?:内容|文章|页面|帖子|主题|微博|公众号|问题|回答)(?:已|已经)?(?:被)?(?:发布者|作者|管理员|投诉并经审核)?.{0,12}(?:删除|下架|屏蔽|封禁)|此(?:内容|账号)(?:因违规|已被)|该公众号已迁移|(?:指定的|您访问的)?(?:主题|页面|文章|帖子)不存在|無此(?:文章|頁面)|(?:文章|頁面)(?:已|已經)(?:被)?(?:刪除|移除|下架)/,
  ],
  [
    "not-found",
    /404 ?not found|\b404\b.{0,20}(?:页面|頁面|错误|error)|(?:页面|頁面|网页|網頁|您访问的).{0,10}(?:不存在|找不到|没有找到|无法访问|走丢)|page (?:can(?:no|')t be|not) found|502 bad gateway|503 service|403 forbidden/i,
  ],
];

/** A page of more characters than this is not an error page: the longest seen, with its footer, has under 300. */
const LONGEST = 400;

/** What kind of error page this text is, or undefined. */
export function pageError(visible: string, title: string): string | undefined {
  if (visible.length > LONGEST) return undefined;
  const text = `${title}\n${visible}`;
  return ERRORS.find(([, pattern]) => pattern.test(text))?.[0];
}
