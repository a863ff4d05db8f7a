import type { Language } from "./language.js";
import type { Sentence } from "./reason-texts.js";

/** What the reports say, in English; the Chinese catalogue must have the same entries. */
const en = {
  "summary-clean": (a) => `${files(a.files)}, nothing to remove or restore`,
  "summary-found": (a) => `${a.found} ${a.found === 1 ? "finding" : "findings"} in ${a.dirty} of ${files(a.files)}`,
  "summary-kinds": (a) =>
    `ads ${a.ads}, markers ${a.markers}, restored ${a.restore}, layout ${a.normalize}; suggestions ${a.suggestions}`,
  "summary-refused": (a) => `could not be read: ${a.refused}`,
  "summary-suppressed": (a) => `ignored as asked: ${a.suppressed}`,
  "summary-layout": (a) => `changes of layout, not listed: ${a.layout}`,
  "kind-ads": () => "ad",
  "kind-markers": () => "marker",
  "kind-restore": () => "restored",
  "kind-normalize": () => "layout",
  "kind-suggestion": (a) => `suggestion (${a.kind})`,
  "message-remove": (a) => `${a.reason}: remove “${a.found}”`,
  "message-replace": (a) => `${a.reason}: “${a.found}” becomes “${a.replacement}”`,
  "message-note": (a) => `${a.reason}: “${a.found}”`,
  "message-extracted": (a) => `${a.message} (line ${a.line} of the extracted text)`,
  "rule-ads": () => "Promotion, contact line or site ad",
  "rule-markers": () => "Paid-content marker",
  "rule-restore": () => "Character replaced to get past filters",
  "rule-normalize": () => "Layout and invisible characters",
  "help-ads": () =>
    "The passage advertises and is not part of the document. `qingwen clean` removes it. If it belongs to the text, add it to `allow` in the config, and please report the rule.",
  "help-markers": () =>
    "A marker that a publishing system puts around paid content. `qingwen clean` removes the marker and keeps what stands between. If it belongs to the text, add it to `allow` in the config.",
  "help-restore": () =>
    "A character was replaced to get past filters. `qingwen clean` puts it back where the context proves it and otherwise only suggests it. If the spelling is meant, add it to `restore.keep` in the config.",
  "help-normalize": () =>
    "Invisible characters, compatibility forms, line ends and blank lines are made uniform; the words do not change. Switch it off with `--no-normalize`.",
  "title-report": () => "qingwen report",
  "title-summary": () => "Summary",
  "column-line": () => "Line",
  "column-kind": () => "Kind",
  "column-passage": () => "Passage",
  "column-reason": () => "Reason",
  "column-rule": () => "Rule",
  "column-count": () => "Count",
  "column-file": () => "File",
  "annotation-more": (a) => `${a.message} (and ${a.count} more by this rule in this file, lines ${a.lines})`,
  "annotation-limit": (a) =>
    `${a.left} more annotations are left out: GitHub shows ${a.limit} of each level. The job summary and the other reports have all findings.`,
  "rows-limit": (a) => `${a.left} more are left out here; the other reports have all findings.`,
} satisfies Record<string, Sentence>;

export type ReportTextCode = keyof typeof en;

const zh: Readonly<Record<ReportTextCode, Sentence>> = {
  "summary-clean": (a) => `${a.files} 个文件，没有要去掉或恢复的`,
  "summary-found": (a) => `${a.files} 个文件中有 ${a.dirty} 个，共 ${a.found} 处发现`,
  "summary-kinds": (a) =>
    `广告 ${a.ads}，标记 ${a.markers}，恢复 ${a.restore}，版式 ${a.normalize}；建议 ${a.suggestions}`,
  "summary-refused": (a) => `无法读取：${a.refused}`,
  "summary-suppressed": (a) => `按要求忽略：${a.suppressed}`,
  "summary-layout": (a) => `版式改动（不逐条列出）：${a.layout}`,
  "kind-ads": () => "广告",
  "kind-markers": () => "标记",
  "kind-restore": () => "恢复",
  "kind-normalize": () => "版式",
  "kind-suggestion": (a) => `建议（${a.kind}）`,
  "message-remove": (a) => `${a.reason}：去掉“${a.found}”`,
  "message-replace": (a) => `${a.reason}：“${a.found}”改为“${a.replacement}”`,
  "message-note": (a) => `${a.reason}：“${a.found}”`,
  "message-extracted": (a) => `${a.message}（提取文本第 ${a.line} 行）`,
  "rule-ads": () => "推广、联系方式或网站广告",
  "rule-markers": () => "付费内容标记",
  "rule-restore": () => "为躲避过滤而替换的字",
  "rule-normalize": () => "版式与不可见字符",
  "help-ads": () =>
    "这段文字是推广，不属于正文，`qingwen clean` 会去掉它。若它确是正文，请写进配置的 `allow`，也欢迎反馈这条规则。",
  "help-markers": () =>
    "发布系统加在付费内容前后的标记。`qingwen clean` 去掉标记，保留其中的内容。若它确是正文，请写进配置的 `allow`。",
  "help-restore": () =>
    "有字为躲避过滤被替换。上下文能证明时，`qingwen clean` 会恢复原字，否则只作建议。若本来就这样写，请写进配置的 `restore.keep`。",
  "help-normalize": () => "统一不可见字符、兼容字形、换行和空行，文字本身不变。可用 `--no-normalize` 关闭。",
  "title-report": () => "清文报告",
  "title-summary": () => "汇总",
  "column-line": () => "行",
  "column-kind": () => "类别",
  "column-passage": () => "文字",
  "column-reason": () => "原因",
  "column-rule": () => "规则",
  "column-count": () => "数量",
  "column-file": () => "文件",
  "annotation-more": (a) => `${a.message}（本文件中这条规则另有 ${a.count} 处：第 ${a.lines} 行）`,
  "annotation-limit": (a) =>
    `另有 ${a.left} 条注释未显示：GitHub 每级最多显示 ${a.limit} 条。作业摘要和其他报告中有全部发现。`,
  "rows-limit": (a) => `此处略去 ${a.left} 条；其他报告中有全部发现。`,
};

const catalogues: Readonly<Record<Language, Readonly<Record<ReportTextCode, Sentence>>>> = { en, zh };

/** A sentence of the reports. */
export function reportText(language: Language, code: ReportTextCode, args: Parameters<Sentence>[0] = {}): string {
  return catalogues[language][code](args);
}

function files(count: string | number | undefined): string {
  return count === 1 ? "1 file" : `${count} files`;
}
