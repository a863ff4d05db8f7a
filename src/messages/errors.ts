import type { ErrorCode } from "../core/errors.js";
import type { Sentence } from "./reason-texts.js";

/** A path as it was given; an empty one would not be seen. */
const named = (path: unknown) => path || '""';

/** What went wrong, what was expected and what to do, for every error. */
export const errorTexts: Readonly<Record<ErrorCode, { readonly en: Sentence; readonly zh: Sentence }>> = {
  binary: {
    en: (a) => `not a text file (${a.kind ?? "binary data"}); convert it to text first, or leave it out`,
    zh: (a) => `不是文本文件（${a.kind ?? "二进制数据"}）；请先转成文本，或不要放进来`,
  },
  "encoding-undecidable": {
    en: () => "the encoding cannot be told; save it as UTF-8",
    zh: () => "无法判断编码；请另存为 UTF-8",
  },
  "too-many-broken-bytes": {
    en: (a) =>
      `too many broken bytes (${a.broken} in ${a.characters} characters); the file seems damaged, get it again`,
    zh: (a) => `损坏的字节太多（${a.characters} 个字符中有 ${a.broken} 处）；文件可能已损坏，请重新获取`,
  },
  "encoding-unsupported": {
    en: (a) => `encoding ${a.encoding} is not supported; use UTF-8, UTF-16, GB18030 (GBK) or Big5`,
    zh: (a) => `不支持编码 ${a.encoding}；请用 UTF-8、UTF-16、GB18030（GBK）或 Big5`,
  },
  "edit-out-of-range": {
    en: (a) => `edit ${a.start}..${a.end} lies outside the text of ${a.length} units`,
    zh: (a) => `改动 ${a.start}..${a.end} 超出了 ${a.length} 个单位的文本`,
  },
  "edits-overlap": {
    en: (a) => `edit at ${a.start} starts before the previous one ends (${a.previousEnd})`,
    zh: (a) => `${a.start} 处的改动与前一处（止于 ${a.previousEnd}）重叠`,
  },
  "pack-invalid": {
    en: (a) => `${a.file}:${a.at}: the rule pack is wrong: ${a.problem}; mend it or take it out of the config`,
    zh: (a) => `${a.file}:${a.at}：规则包有误：${a.problem}；请改正，或从配置中去掉`,
  },
  "pattern-unsafe": {
    en: (a) => `the pattern of ${a.rule} may take exponential time: ${a.problem}`,
    zh: (a) => `${a.rule} 的模式可能耗时失控：${a.problem}`,
  },
  "config-invalid": {
    en: (a) => `${a.file}${a.at === undefined ? "" : `:${a.at}`}: the config is wrong: ${a.problem}`,
    zh: (a) => `${a.file}${a.at === undefined ? "" : `:${a.at}`}：配置有误：${a.problem}`,
  },
  "no-input": {
    en: (a) => `no files found for ${a.paths}; give a file, a folder or a glob that matches something`,
    zh: (a) => `${a.paths} 没有匹配到文件；请给出存在的文件、文件夹或通配符`,
  },
  "name-collision": {
    en: (a) => `${a.first} and ${a.second} would both be written to ${a.output}; clean them into different folders`,
    zh: (a) => `${a.first} 与 ${a.second} 都会写到 ${a.output}；请分别清理到不同的文件夹`,
  },
  locked: {
    en: (a) =>
      `another run (process ${a.holder}) is working on this folder; wait for it, or delete ${a.path} if it is not`,
    zh: (a) => `另一个进程（${a.holder}）正在处理这个文件夹；请等它结束，若它已不在请删除 ${a.path}`,
  },
  "target-changed": {
    en: (a) => `${a.path} was not written by qingwen or was edited since; it is left alone (--force replaces it)`,
    zh: (a) => `${a.path} 不是 qingwen 写的，或之后被改过；已保持不动（--force 可覆盖）`,
  },
  "write-protected": {
    en: (a) => `${a.path} is write-protected; it is left alone`,
    zh: (a) => `${a.path} 是只读文件；已保持不动`,
  },
  "path-missing": {
    en: (a) => `${named(a.path)} does not exist; check the name`,
    zh: (a) => `${named(a.path)} 不存在；请检查名称`,
  },
  "input-is-output": {
    en: (a) => `${a.path} is both input and output; choose another output folder with -o`,
    zh: (a) => `${a.path} 既是输入又是输出；请用 -o 指定另一个输出文件夹`,
  },
  "input-inside-output": {
    en: (a) => `the input ${a.path} lies inside the output folder and might be overwritten; choose another one with -o`,
    zh: (a) => `输入 ${a.path} 在输出文件夹里，可能被覆盖；请用 -o 指定另一个输出文件夹`,
  },
  "target-is-input": {
    en: (a) => `${a.path} is one of the inputs and would be lost; name another file`,
    zh: (a) => `${a.path} 是输入文件之一，写入会使它丢失；请另指定一个文件`,
  },
  "not-a-folder": {
    en: (a) => `${named(a.path)} is no folder; give a folder, or a name that is not taken`,
    zh: (a) => `${named(a.path)} 不是文件夹；请给出文件夹，或一个还没有用过的名称`,
  },
  unreadable: {
    en: (a) => `cannot be read (${a.system}); check its permissions`,
    zh: (a) => `无法读取（${a.system}）；请检查权限`,
  },
  unwritable: {
    en: (a) => `${a.path} cannot be written (${a.system}); check permissions and free space`,
    zh: (a) => `${a.path} 无法写入（${a.system}）；请检查权限和剩余空间`,
  },
  vanished: {
    en: () => "vanished before it could be read",
    zh: () => "读取之前就不见了",
  },
  "dead-link": {
    en: () => "a link that leads nowhere; mend it or take it away",
    zh: () => "是指向不存在之处的链接；请修好它，或把它去掉",
  },
  "name-not-utf8": {
    en: () => "its name is not UTF-8, so it cannot be opened; rename it",
    zh: () => "名称不是 UTF-8，无法打开；请改名",
  },
  "not-a-file": {
    en: () => "not a regular file",
    zh: () => "不是普通文件",
  },
  "is-folder": {
    en: (a) => `${a.path} is a folder; give a file`,
    zh: (a) => `${a.path} 是文件夹；请给出文件`,
  },
  "not-utf8": {
    en: (a) => `${a.path} is not UTF-8; save it as UTF-8`,
    zh: (a) => `${a.path} 不是 UTF-8；请另存为 UTF-8`,
  },
  "too-large": {
    en: (a) =>
      `too large (${a.bytes === undefined ? a.system : `${a.bytes} bytes`}): pages and records may have 512 MiB, texts 4 GiB; split it`,
    zh: (a) =>
      `太大（${a.bytes === undefined ? a.system : `${a.bytes} 字节`}）：网页与记录最多 512 MiB，文本最多 4 GiB；请拆分`,
  },
  "worker-died": {
    en: (a) =>
      `the worker that held it died (${a.problem}), so it is left out; all others are done. Split it, or report it`,
    zh: (a) => `处理它的工作线程意外退出（${a.problem}），因此没有处理它，其余文件照常完成；请拆分该文件，或反馈`,
  },
  "ledger-missing": {
    en: (a) => `${a.path} does not exist; undo needs the output folder of an earlier clean`,
    zh: (a) => `${a.path} 不存在；undo 需要之前 clean 的输出文件夹`,
  },
  "ledger-invalid": {
    en: (a) =>
      `${a.path}:${a.line}: not a line of a ledger; restore the file from a backup, or delete it and clean again`,
    zh: (a) => `${a.path}:${a.line}：不是账本的记录；请从备份恢复，或删除它再重新清理`,
  },
  "ledger-name": {
    en: (a) => `${a.path} names a file outside the folder (${a.name}), as no run does; restore it from a backup`,
    zh: (a) => `${a.path} 里有文件夹之外的名称（${a.name}），不会是 qingwen 写的；请从备份恢复`,
  },
  "ledger-version": {
    en: (a) =>
      `${a.path}:${a.line}: written in format ${a.found}, expected ${a.expected}; use the version that wrote it`,
    zh: (a) => `${a.path}:${a.line}：格式版本是 ${a.found}，需要 ${a.expected}；请用写出它的版本`,
  },
  "edited-since": {
    en: (a) => `${a.path} was edited since it was cleaned, so it cannot be undone; restore it or clean again`,
    zh: (a) => `${a.path} 清理之后被改过，无法还原；请恢复它，或重新清理`,
  },
  "run-unfinished": {
    en: (a) => `${a.path} was written by a run that did not end; do the same clean again first, then undo`,
    zh: (a) => `${a.path} 是一次没有结束的运行写出的；请先再做一次同样的 clean，然后 undo`,
  },
  "source-mismatch": {
    en: (a) =>
      `${a.path ?? a.encoding}: the rebuilt original does not have the hash of the ledger; the ledger seems damaged`,
    zh: (a) => `${a.path ?? a.encoding}：还原结果与账本中的哈希不符；账本可能已损坏`,
  },
  "clean-file-missing": {
    en: (a) => `${a.path} is gone, so its original cannot be rebuilt`,
    zh: (a) => `${a.path} 不见了，无法还原`,
  },
  usage: {
    en: (a) => String(a.problem),
    zh: (a) => String(a.problem),
  },
  exists: {
    en: (a) => `${a.path} exists already and is left alone; delete it or choose another place`,
    zh: (a) => `${a.path} 已存在，保持不动；请删除它或换个位置`,
  },
  "over-removal": {
    en: (a) =>
      `would lose ${a.share} % of its text (limit ${a.limit} %), so it is not written; look at it with explain, or raise overRemoval`,
    zh: (a) => `将失去 ${a.share}% 的文字（上限 ${a.limit}%），因此没有写出；请用 explain 查看，或调高 overRemoval`,
  },
  "page-is-error": {
    en: (a) => `the page holds no article but a notice of the site (${a.kind}); save it again`,
    zh: (a) => `页面不是文章，而是网站的提示（${a.kind}）；请重新保存`,
  },
  "archive-broken": {
    en: (a) => `not a whole ${a.format} file; get it again`,
    zh: (a) => `不是完整的 ${a.format} 文件；请重新获取`,
  },
  "archive-encrypted": {
    en: () => "encrypted; remove the password first",
    zh: () => "已加密；请先去除密码",
  },
  "archive-bomb": {
    en: (a) => `this ${a.format} file unpacks to more than is sensible (${a.limit}); it is not opened`,
    zh: (a) => `这个 ${a.format} 文件解压后过大（${a.limit}）；不予打开`,
  },
  "package-missing": {
    en: (a) => `needs the package ${a.package}: npm install ${a.package}`,
    zh: (a) => `需要安装 ${a.package}：npm install ${a.package}`,
  },
  "counts-invalid": {
    en: (a) => `${a.path} is not a whole file of counts (${a.problem}); make it again with learn --counts`,
    zh: (a) => `${a.path} 不是完整的计数文件（${a.problem}）；请用 learn --counts 重新生成`,
  },
  "counts-version": {
    en: (a) => `${a.path} is of format ${a.found}, expected ${a.expected}; make it again with learn --counts`,
    zh: (a) => `${a.path} 的格式版本是 ${a.found}，需要 ${a.expected}；请用 learn --counts 重新生成`,
  },
  "import-invalid": {
    en: (a) => `${a.file}:${a.at}: not rules that a reading app exchanges: ${a.problem}`,
    zh: (a) => `${a.file}:${a.at}：不是阅读软件导出的规则：${a.problem}`,
  },
  "record-invalid": {
    en: (a) => `not a record that can be cleaned: ${a.problem}`,
    zh: (a) => `不是可以清理的记录：${a.problem}`,
  },
  "record-not-utf8": {
    en: () => "not a record that can be cleaned: not UTF-8",
    zh: () => "不是可以清理的记录：不是 UTF-8",
  },
  "record-no-object": {
    en: (a) => `not a record that can be cleaned: found ${a.found}, expected an object`,
    zh: (a) => `不是可以清理的记录：得到 ${a.found}，应为对象（{…}）`,
  },
  "record-no-field": {
    en: (a) =>
      `not a record that can be cleaned: it has no field ${a.field}; --field names the one that holds the text`,
    zh: (a) => `不是可以清理的记录：没有字段 ${a.field}；用 --field 指定正文所在的字段`,
  },
  "record-no-text": {
    en: (a) => `not a record that can be cleaned: field ${a.field}: found ${a.found}, expected a string`,
    zh: (a) => `不是可以清理的记录：字段 ${a.field} 得到 ${a.found}，应为字符串`,
  },
  "config-key": {
    en: (a) =>
      `${a.file}:${a.at}: the config is wrong: there is no key ${a.key}; ${a.nearest === undefined ? "" : `did you mean ${a.nearest}? `}There are: ${a.known}`,
    zh: (a) =>
      `${a.file}:${a.at}：配置有误：没有 ${a.key} 这个键；${a.nearest === undefined ? "" : `是不是 ${a.nearest}？`}可用的有：${a.known}`,
  },
  "config-circle": {
    en: (a) => `${a.file}: extends ${a.path}, which in the end extends itself; take one of them out`,
    zh: (a) => `${a.file}：extends 的 ${a.path} 最终又引用了自己；请去掉其中一个`,
  },
  "shards-differ": {
    en: (a) =>
      `${a.first} and ${a.second} were made in different ways (${a.key}); run all parts with the same program, config and options`,
    zh: (a) => `${a.first} 与 ${a.second} 的做法不同（${a.key}）；各份要用同样的程序、配置和选项`,
  },
  "shards-overlap": {
    en: (a) => `${a.path} is in more than one part; give each part of one split once`,
    zh: (a) => `${a.path} 出现在多份结果中；同一次拆分的每一份只能给一次`,
  },
  "shards-missing": {
    en: (a) => `part of the run is missing: ${a.path}; give the folders of all parts`,
    zh: (a) => `缺少一部分：${a.path}；请给出所有各份的文件夹`,
  },
  "shard-file-differs": {
    en: (a) => `${a.path} is gone or is not what its part wrote; copy that part again`,
    zh: (a) => `${a.path} 不见了，或不是这一份写出的内容；请重新复制这一份`,
  },
  "no-shards": {
    en: (a) => `no ledger and no JSON report in ${a.paths}; give the output folders of runs with --shard`,
    zh: (a) => `${a.paths} 中没有账本，也没有 JSON 报告；请给出用 --shard 运行的输出文件夹`,
  },
  "git-failed": {
    en: (a) => `git: ${a.problem}; --changed works in a git repository, with a commit that is at hand`,
    zh: (a) => `git：${a.problem}；--changed 要在 git 仓库里用，且指定的提交要在本地`,
  },
  "baseline-invalid": {
    en: (a) => `${a.path} is not a baseline (${a.problem}); delete it and write it again with check --write-baseline`,
    zh: (a) => `${a.path} 不是基线文件（${a.problem}）；请删除它，再用 check --write-baseline 重新写出`,
  },
  "plan-missing": {
    en: (a) => `${a.path} holds no plan; make one: qingwen plan PATHS -o ${a.path}`,
    zh: (a) => `${a.path} 里没有计划；请先制定：qingwen plan PATHS -o ${a.path}`,
  },
  "plan-invalid": {
    en: (a) => `${a.path} is damaged (${a.problem}); plan again with --force, which drops the parts made so far`,
    zh: (a) => `${a.path} 已损坏（${a.problem}）；请用 --force 重新制定计划，已完成的部分会被丢弃`,
  },
  "plan-differs": {
    en: (a) =>
      `the plan was made with another ${a.key} (found ${a.found}, planned ${a.expected}); use what it was made with, or plan again with --force`,
    zh: (a) =>
      `制定计划时的 ${a.key} 与现在不同（现在 ${a.found}，计划 ${a.expected}）；请用当时的，或用 --force 重新制定计划`,
  },
  "plan-exists": {
    en: (a) =>
      `${a.path} holds another plan (it differs in: ${a.key}); go on with that one, or plan again with --force, which drops its parts`,
    zh: (a) =>
      `${a.path} 里已有另一份计划（不同之处：${a.key}）；请继续用它，或用 --force 重新制定，已完成的部分会被丢弃`,
  },
  "input-changed": {
    en: (a) =>
      `${a.path} ${Number(a.found) < 0 ? `is gone since the plan was made (planned ${a.expected} bytes)` : `changed since the plan was made (found ${a.found} bytes, planned ${a.expected})`}; put it back, or plan again with --force`,
    zh: (a) =>
      `${a.path} 在制定计划之后${Number(a.found) < 0 ? `不见了（计划 ${a.expected} 字节）` : `变了（现在 ${a.found} 字节，计划 ${a.expected}）`}；请恢复它，或用 --force 重新制定计划`,
  },
  "output-in-use": {
    en: (a) =>
      `${a.path} is not empty; plan into a new folder, or into this one with --force, which replaces files in it`,
    zh: (a) => `${a.path} 不是空文件夹；请换一个新的，或用 --force 在这里制定计划，其中的文件会被替换`,
  },
  "part-damaged": {
    en: (a) => `${a.path} was damaged or cut short and is taken away; do that part again: qingwen resume ${a.folder}`,
    zh: (a) => `${a.path} 已损坏或不完整，已删去；请重做这一份：qingwen resume ${a.folder}`,
  },
  "parts-missing": {
    en: (a) =>
      `not all parts of ${a.step} are there: ${a.parts} of ${a.of} missing; make them: qingwen resume ${a.folder}`,
    zh: (a) => `${a.step} 的各份不齐：共 ${a.of} 份，缺 ${a.parts}；请补齐：qingwen resume ${a.folder}`,
  },
  "parts-foreign": {
    en: (a) =>
      `parts of ${a.step} were made by another plan, or of other inputs or counts: ${a.parts}; make them again: qingwen resume ${a.folder}`,
    zh: (a) => `${a.step} 的这些份属于别的计划，或由别的输入、计数得来：${a.parts}；请重做：qingwen resume ${a.folder}`,
  },
  "counts-stale": {
    en: (a) =>
      `${a.path} are not the counts of this plan as its parts have them now; reduce again: qingwen reduce ${a.folder}`,
    zh: (a) => `${a.path} 不是本计划现有各份的计数；请重新合并：qingwen reduce ${a.folder}`,
  },
  "counted-other": {
    en: (a) =>
      `the inputs of shard ${a.shard} changed since they were counted; count them again: qingwen count ${a.folder} --shard ${a.shard}, then qingwen resume ${a.folder}`,
    zh: (a) =>
      `第 ${a.shard} 份的输入在统计之后变了；请重新统计：qingwen count ${a.folder} --shard ${a.shard}，再 qingwen resume ${a.folder}`,
  },
  "engine-missing": {
    en: (a) => `${a.program} is not here; run this on a machine of the cluster, or look at it with --dry-run`,
    zh: (a) => `这里没有 ${a.program}；请在集群的机器上运行，或用 --dry-run 只看不做`,
  },
  "engine-failed": {
    en: (a) => `${a.program} failed: ${a.problem}`,
    zh: (a) => `${a.program} 失败：${a.problem}`,
  },
  "redis-unreachable": {
    en: (a) => `Redis at ${a.url} cannot be reached (${a.problem}); check the address and that it runs`,
    zh: (a) => `连不上 ${a.url} 的 Redis（${a.problem}）；请检查地址，以及它是否在运行`,
  },
  internal: {
    en: (a) => `an error of qingwen itself: ${a.problem}; please report it`,
    zh: (a) => `qingwen 自身的错误：${a.problem}；请反馈`,
  },
};
