import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNote } from "../../../src/core/edit.js";
import { runPipeline } from "../../../src/core/pipeline.js";
import { createRestoreStage } from "../../../src/stages/restore/restore.js";
import { masks, proposed, restored } from "./restored.js";

/** A sentence of the kind of document in which things are masked. */
const KIND = "会议要求，各级领导干部要带头学习贯彻，把各项部署落实到基层。";

describe("restores", () => {
  test.each([
    ["D员要带头。", "党员要带头。"],
    ["要从严治D，不搞下不为例。", "要从严治党，不搞下不为例。"],
    ["各民主D派和无D派人士列席。", "各民主党派和无党派人士列席。"],
    ["他二十岁入D，D龄已有四十年。", "他二十岁入党，党龄已有四十年。"],
    ["共产D人不怕困难，国民D反动派怕群众。", "共产党人不怕困难，国民党反动派怕群众。"],
    ["今年是建D100周年，全D上下一条心。", "今年是建党100周年，全党上下一条心。"],
    ["坚持D的领导，加强D内监督，管好D组织。", "坚持党的领导，加强党内监督，管好党组织。"],
    ["Ｄ员们在Ｄ旗下宣誓。", "党员们在党旗下宣誓。"],
    ["共产DD员要带头。", "共产党党员要带头。"],
    ["他参加了GCD，后来当了县ZF的干部。", "他参加了共产党，后来当了县政府的干部。"],
    ["县ZF和县JW的同志、市RD代表到会。", "县政府和县纪委的同志、市人大代表到会。"],
    ["要提高ZZ站位，把握ZZ方向，坚定ZZ立场。", "要提高政治站位，把握政治方向，坚定政治立场。"],
    ["开展ZT教育，贯彻ZY八项规定精神。", "开展主题教育，贯彻中央八项规定精神。"],
    ["没有 GCD 就没有今天，G C D人说话算数。", "没有共产党就没有今天，共产党人说话算数。"],
    ["支部shu记和各级领dao都来了。", "支部书记和各级领导都来了。"],
    ["zhōng央的zhèng策好，gan部要落实。", "中央的政策好，干部要落实。"],
    ["对dang忠诚，做合格dang员，建强dang支部，入dang为公。", "对党忠诚，做合格党员，建强党支部，入党为公。"],
    ["学生字典上有dǎng员和zhèng府两个词。", "学生字典上有党员和政府两个词。"],
    ["县zheng fu和县ji wei的同志来了。", "县政府和县纪委的同志来了。"],
    ["一名党*员，一个党.支.部，一本党-章。", "一名党员，一个党支部，一本党章。"],
    ["这就是叫共 产 党人的信仰，群众都服气。", "这就是叫共产党人的信仰，群众都服气。"],
    ["党\u200b员干部要服从组\u200b织安排。", "党员干部要服从组织安排。"],
    ["中国共产□领导人民，□员带头，上好□课，锤炼□性。", "中国共产党领导人民，党员带头，上好党课，锤炼党性。"],
    ["加弓虽组织建设，服从组纟只安排。", "加强组织建设，服从组织安排。"],
    ["市委书纪和县正府的人都到了。", "市委书记和县政府的人都到了。"],
    ["黨员要按时交纳党费，支部要公开账目。", "党员要按时交纳党费，支部要公开账目。"],
    ["市W书记和S记员谈话，Z府工作人员在场。", "市委书记和书记员谈话，政府工作人员在场。"],
  ])("%s", (masked, plain) => {
    expect(restored(`${masked}\n${KIND}\n`)).toBe(`${plain}\n${KIND}\n`);
  });
});

describe("leaves", () => {
  test.each([
    "富含维生素D，每天补充D3滴剂，血清25-羟维生素D和D-二聚体正常。",
    "请到D座三层，车停D区，从D口进站，乘D3021次，坐D号车厢。",
    "这道题选D。答案：D。故选D项。",
    "分成A组、B组、C组、D组，D组最强，D组首轮轮空。",
    "公司完成D轮融资，D类股东持有D股。",
    "文件在D盘，路径是D:\\党建\\员工.txt，地址是https://a.cn/D员。",
    "函数f在区域D内连续，点D在直线上，D上的点到原点的距离为d。",
    "中图分类号：D26；D63；文献标识码：A",
    "Discord支部、Docker党建、VCD员工、3D党建馆、CD店员。",
    "装配ZF变速箱的车，ZF公司的技术，RD费用，JW万豪酒店。",
    "SJ成员来了，ZX系列芯片，GB标准，LD灯，DW手表。",
    "拼音：shū书，bà爸，ge哥哥，注音党（dǎng）员（yuán）。",
    "根据拼音写汉字：气gài非凡，惊tāo骇浪，浩hàn无边。",
    "下列词语书写正确的一项是：A. 春笋发yá B. 皎jié的月光",
    "He和me，log文件，ping一下，use这个api，long时间。",
    "邮箱zf@jw.com，文件名zf_政府.doc，变量D=政府。",
    "某同志在XX县××局任职，张某某、李××到会。",
    "此说可商*，见下文。*注：数据来自统计局。2*3*4，长*宽*高。",
    "孙*伟、李*华、王*国三人获奖。",
    "邑人张□□，光绪□□年举人，门曰□成，三世□铎。",
    "□是　□否　□党员　□团员　□群众",
    "省/市/县三级，党/团员，党-政-军，北京-上海，卡尔·马克思。",
    "工作中，党和政\n府要密切联系群众，共 产党员要带头。",
    "中國共產黨第一次全國代表大會，國民黨也派員參加。",
    "他拉开弓虽然吃力，还是射中了。",
    "Ａ组和Ｄ组为避讳字，仍用全角。",
    "党的建设、政府工作、中央精神、书记讲话。",
    "```\nD员 = ZF政府\n```",
    "Plan D 组件，Vitamin D 缺乏，he is a D 员。",
  ])("%s", (text) => {
    expect(restored(text)).toBe(text);
    expect(restored(`${text}\n${KIND}\n`)).toBe(`${text}\n${KIND}\n`);
  });
});

describe("evidence", () => {
  const proofs = "全体D员参加D课，D支部和D小组分头讨论，入D积极分子列席，D委书记总结。";

  test("a letter that words are silent on follows the rest of the document", () => {
    expect(restored(`他心里装着D。${KIND}`)).toContain("装着D");
    expect(restored(`${proofs}他心里装着D。${KIND}`)).toContain("装着党");
  });

  test("a row of letters keeps its member", () => {
    expect(restored(`${proofs}A组第一，D组第二。${KIND}`)).toContain("D组第二");
    expect(restored(`${proofs}局D组开会。${KIND}`)).toContain("局党组开会");
  });

  test("masks count apart: the one says nothing about the other", () => {
    expect(restored(`${proofs}他自称ZX。${KIND}`)).toContain("自称ZX");
  });

  test("one signal alone is a suggestion only", () => {
    const [edit] = proposed("带LD小组去吃饭。");
    expect(edit).toMatchObject({ replacement: "领导" });
    expect(edit!.confidence).toBeLessThan(0.8);
  });

  test("the reason holds candidates, scores and evidence", () => {
    const edit = proposed(`${proofs}${KIND}`)[0]!;
    expect(edit.reason.code).toBe("restore-letter");
    expect(edit.reason.args.candidates).toMatch(/^党\(全体党员\) \+|^党\(党员\) \+/);
    expect(edit.reason.args.evidence).toMatch(/word \+[\d.]+, kind \+[\d.]+/);
    expect(edit.reason.args.elsewhere).toBeGreaterThan(3);
  });
});

describe("options", () => {
  test("keep forbids", () => {
    const text = `D员到局D组谈话，听D课，过D日。${KIND}`;
    expect(restored(text)).toContain("局党组");
    expect(restored(text, { keep: ["D组"] })).toContain("党员到局D组谈话");
  });

  test("map forces, except beside other letters and digits", () => {
    expect(restored("QQ群和QQX、3QQ", { map: { QQ: "群众" } })).toBe("群众群和QQX、3QQ");
  });

  test("a forced restoration is sure", () => {
    expect(proposed("ZF很好", { map: { ZF: "政府" } })).toContainEqual(
      expect.objectContaining({ start: 0, end: 2, replacement: "政府", confidence: 1 }),
    );
  });
});

describe("laws", () => {
  const piece = fc.constantFrom(
    "D",
    "ZF",
    "shu",
    "dang",
    "□",
    "*",
    ".",
    " ",
    "党",
    "员",
    "书记",
    "组织",
    "的领导",
    "支部",
    "A",
    "3",
    "，",
    "。",
    "\n",
    "弓虽",
    "黨",
    "\u200b",
    "政",
    "府",
    "群众",
    "维生素",
    "x",
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

  test("edits lie in the text, in order, and only notes change nothing", () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const edit of proposed(source)) {
          expect(edit.start).toBeLessThan(edit.end);
          expect(edit.end).toBeLessThanOrEqual(source.length);
          expect(edit.confidence).toBeGreaterThanOrEqual(0.4);
          if (isNote(source, edit)) expect(["suspected-deletion", "substitute"]).toContain(edit.reason.code);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("restoring twice is restoring once", () => {
    const stage = createRestoreStage(masks);
    const clean = (source: string) => runPipeline(source, [stage], { name: "a.txt", format: "text" }).text;
    fc.assert(
      fc.property(text, (source) => {
        const once = clean(source);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  test("text without a mask is left alone", () => {
    const plain = fc.array(fc.constantFrom("党员", "支部", "，", "的", "3", "。\n", "干部"), { maxLength: 60 });
    fc.assert(
      fc.property(plain, (pieces) => {
        expect(proposed(pieces.join(""))).toEqual([]);
      }),
    );
  });

  test("the cost does not grow faster than the text", () => {
    const long =
      `全体D员参加D课，${"D".repeat(3)}、${"□".repeat(50)}${"*".repeat(50)}共 产 党${" 字".repeat(50)}`.repeat(200);
    expect(restored(long).length).toBeGreaterThan(0);
  });
});
