import type { Language } from "./language.js";

/** The config file that `init` writes: every key with its default and what it does. */
export function configTemplate(language: Language): string {
  const say = (en: string, zh: string) => (language === "zh" ? zh : en);
  return `# ${say("Config of qingwen. Every line is the default; change what you need.", "qingwen 的配置。每一行都是默认值，按需修改。")}

# ${say("Which stages run.", "做哪些步骤。")}
stages:
  markers: true # ${say("paid-content markers out, their content stays", "去掉付费标记，保留其中的内容")}
  ads: true # ${say("promos, contact tails, site ads", "去掉推广、联系方式尾巴、网站广告")}
  restore: true # ${say("censored characters back, where the context proves them", "在上下文能证明时恢复被屏蔽的字")}
  normalize: true # ${say("invisible characters, line ends, blank lines", "整理不可见字符、换行和空行")}

# ${say("Rule packs of your own, relative to this file; prove them with: qingwen rules test", "自己的规则包，路径相对于本文件；检验：qingwen rules test")}
packs: []

# ${say("Passages that are never touched, and passages that are always removed. An allowed one may say why:", "永远不动的文字，以及总是去掉的文字。允许的文字可以写明理由：")}
#   - { passage: ${say("our own account", "本站公众号")}, reason: ${say("it is ours", "是我们自己的")} }
allow: []
deny: []

# ${say("A document that would lose more than this share of its text to ads is not written but reported.", "一篇文档若会因广告规则失去超过这个比例的文字，就不写出，只报告。")}
overRemoval: 0.5

restore:
  keep: [] # ${say("passages whose letters stay, such as D组", "其中的字母保持不变的文字，如 D组")}
  map: {} # ${say("what a mask stands for, such as ZF: 政府", "屏蔽写法代表什么，如 ZF: 政府")}

extract:
  keep: [] # ${say("CSS selectors of parts of pages that stay", "网页中要保留的部分（CSS 选择器）")}
  drop: [] # ${say("CSS selectors of parts of pages that go", "网页中要去掉的部分（CSS 选择器）")}
# ${say("Settings for some files, by patterns as in .gitignore; later ones win, lists are added up.", "只对部分文件生效的设置，模式写法与 .gitignore 相同；后面的优先，列表相加。")}
overrides: []
#  - files: [novels/]
#    stages: { restore: false }
`;
}
