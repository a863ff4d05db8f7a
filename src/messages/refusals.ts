import type { Refusal, RefusalCode } from "../packs/import/refusal.js";
import type { Language } from "./language.js";
import type { Sentence } from "./reason-texts.js";

/** Why a rule of a reading app was not taken over. */
const refusals: Readonly<Record<RefusalCode, { readonly en: Sentence; readonly zh: Sentence }>> = {
  "not-a-rule": { en: () => "not a rule (expected an object)", zh: () => "不是规则（应为对象）" },
  "no-pattern": { en: () => "it has no pattern", zh: () => "没有 pattern" },
  disabled: { en: () => "it is switched off", zh: () => "规则已停用" },
  script: { en: () => "it is a script; no code of a rule is run", zh: () => "是脚本；不执行规则中的代码" },
  "title-only": { en: () => "it is meant for titles only", zh: () => "只作用于标题" },
  duplicate: { en: () => "it is in the file before", zh: () => "与前面的规则相同" },
  "too-long": {
    en: (a) => `its pattern is too long (${a.found} characters, at most ${a.expected})`,
    zh: (a) => `模式太长（${a.found} 个字符，最多 ${a.expected}）`,
  },
  syntax: { en: (a) => `its pattern is broken at ${a.part}`, zh: (a) => `模式有语法错误：${a.part}` },
  "look-around": {
    en: (a) => `unsafe: look-around ${a.part} cannot be run in linear time`,
    zh: (a) => `不安全：环视 ${a.part} 不能保证线性时间`,
  },
  "back-reference": {
    en: (a) => `unsafe: back reference ${a.part} cannot be run in linear time`,
    zh: (a) => `不安全：反向引用 ${a.part} 不能保证线性时间`,
  },
  unsupported: { en: (a) => `${a.part} is not supported`, zh: (a) => `不支持 ${a.part}` },
  "spans-lines": {
    en: () => "it needs a line end within its match; rules see one line at a time",
    zh: () => "匹配跨越换行；规则一次只看一行",
  },
  "empty-match": { en: () => "it matches the empty text", zh: () => "会匹配空文本" },
  "no-anchor": {
    en: () => "no literal of two letters stands in every match, so it would have to be tried everywhere",
    zh: () => "没有必然出现的两字以上文字，只能处处尝试",
  },
  "hits-ordinary-text": { en: (a) => `it hits ordinary text: ${a.found}`, zh: (a) => `会误伤普通文字：${a.found}` },
  "bad-replacement": {
    en: (a) => `its replacement uses ${a.part}, which its pattern does not have`,
    zh: (a) => `替换内容用到模式中没有的 ${a.part}`,
  },
  "no-example": { en: () => "no text was found on which it fires", zh: () => "找不到能使它生效的文字" },
  "check-failed": { en: (a) => `it does not pass the check: ${a.problem}`, zh: (a) => `未通过检验：${a.problem}` },
};

/** The sentence of a refusal. */
export function refusalText({ code, args }: Pick<Refusal, "code" | "args">, language: Language): string {
  return refusals[code][language](args);
}
