import type { PassageView } from "../view.js";

/** A messenger's name, as it is and as it is disguised. */
const LABEL = "(?:微信|weixin|wechat|公众号|公号|订阅号|vx|wx|qq|q群|扣群|群号|群|客服|淘宝|店铺|微博)";
const DISGUISED = `(?:${[
  "[薇崴葳v徵溦][信xv心♥❤♡芯亻]",
  "[威徽蔚维](?:[x心♥❤♡芯亻]|信(?=[:号搜]|[a-z0-9]))",
  "[卫伽魏危围][❤♥♡]",
  "[薇威葳崴溦伽](?=[♡❤:]|[a-z0-9_]{5})",
  "[薇葳溦]号|伽(?:v|微|威|薇)|微[xv心♥❤♡芯亻]|微(?=:[a-z0-9_]{4})",
  "v(?:❤|♥|心|信)|v\\.x(?=:)|(?<![a-z0-9.])v(?=:[a-z][a-z0-9_-]{4})",
  "[➕+＋加]\\s?(?:v(?![字领])|微(?![信小笑])|薇|威(?![慑尼望信])|葳|q(?!q)|扣(?![分除押])|🛰|💚|📱|卫星)(?![a-z])",
  "扣扣|叩叩|(?:蔻蔻|寇寇|球球)(?=[:号]|\\d)|球球号|[蔻扣](?=:\\d)",
  "抠抠(?=[:号]|\\d)|绿(?:泡泡|色软件)(?=[:]|[a-z0-9])|电报群?(?=:@)|同v(?![a-z])|威(?=,[a-z0-9_]{5})|企鹅(?:号|群|:|裙(?=[:号\\d一二三四五六七八九〇零]))|[q扣]裙|裙号|加赖(?=:)",
  "威芯|围信|危信|蔚芯|微·信|v-x|w❤x|🐧",
].join("|")})`;
const ID = "[:：]?[a-z0-9][a-z0-9_\\-]{3,19}";
const HAN_DIGITS = "[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两\\d]";

/** A row of contact evidence: its pattern, and the view it is looked for in. */
export interface ContactShape {
  readonly name: string;
  readonly feature: string;
  readonly view: "tight" | "folded" | "plain";
  readonly pattern: RegExp;
}

const shapes: readonly Omit<ContactShape, "feature">[] = [
  {
    name: "label-id",
    view: "tight",
    pattern: new RegExp(`${LABEL}(?:号|群|号码|账号|帐号|id)?[:：是为]?[(（“「]?${ID}(?![a-z0-9]*[.@])`, "gu"),
  },
  { name: "disguised-label", view: "tight", pattern: new RegExp(DISGUISED, "gu") },
  { name: "disguised-id", view: "tight", pattern: new RegExp(`${DISGUISED}[^a-z0-9]{0,4}[a-z0-9][a-z0-9_]{2,}`, "gu") },
  { name: "group-number", view: "tight", pattern: /(?:群|裙|q{1,2}|扣扣|度盘群)号?[码]?[:：]?\d{5,11}(?!\d)/gu },
  {
    name: "id-word",
    view: "tight",
    pattern: /(?:(?<![a-z])id|(?<![类编证单文件利型识批账卡帐])号)[:：][a-z][a-z0-9_-]{3,}/gu,
  },
  // a number with an ending is the name of a page
  { name: "mobile", view: "tight", pattern: /(?<![\d=])1[3-9]\d{9}(?!\d|\.[a-z])/gu },
  // of schools and offices they stand in what these write
  {
    name: "email",
    view: "tight",
    pattern: /[a-z0-9._-]{2,30}@(?!(?:[a-z0-9-]{1,30}\.)?(?:ac|edu|gov|mil)\.)[a-z0-9-]{2,30}\.[a-z]{2,4}/gu,
  },
  {
    name: "han-digits",
    view: "tight",
    pattern: new RegExp(
      `(?=\\d*[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖])${HAN_DIGITS}{6,12}(?![年月日〇零一二三四五六七八九\\d]|条|亿|万|千|百|十)`,
      "gu",
    ),
  },
  {
    name: "split-digits",
    view: "folded",
    pattern:
      /(?<=[:：群号信qvx][ 　]{0,2})\d{1,4}(?:[ 　]{1,5}\d{1,4}){1,4}(?=\s*(?:$|[,，。:：、)）;；!]|\p{Script=Han}))/gu,
  },
  {
    name: "split-id",
    view: "folded",
    pattern:
      /[:：] ?[a-z]{1,8}[ 　]+\d{1,4}(?:[ 　]+\d{1,3})*|[:：] ?[a-z0-9]{1,6}(?:[ 　]+[a-z0-9]{1,6}){1,4}(?=\s*(?:$|[,，。、)）;；!]|\p{Script=Han}))/gu,
  },
  {
    name: "dangling-colon",
    view: "folded",
    // a colon before a bracket that nothing opened is half a smiley
    pattern:
      /[:：][ 　]*(?=[,，、。!！;；]|[:：])|(?<=[(（][^()（）]{0,40})[:：][ 　]*(?=[)）])|[,，、。(（][ 　]*[:：](?![ 　]*[)）])/gu,
  },
  { name: "colon-end", view: "folded", pattern: /(?:地址|网址|联系|客服|微信|群|请加|加)[ 　]*[:：][ 　]*$/gu },
  {
    name: "orphan-id",
    view: "folded",
    pattern:
      /[,，、(（。][ 　]*(?:号)?[:：][ 　]*[a-z0-9_]{2,12}|(?:加|请加|联系|入会|客服|咨询)[ 　]*[:：][ 　]*[a-z0-9]{1,12}/gu,
  },
  {
    name: "id-end",
    view: "folded",
    pattern:
      /(?<![图文源者辑码影片注名]|型号|编号|单号|版本|款号|文号)[:：][ 　]*(?=[a-z0-9_-]*\d)(?=[a-z0-9_-]*[a-z])[a-z0-9_-]{5,20}[ 　]*$/gu,
  },
  { name: "passcode", view: "tight", pattern: /(?:提取码|密码|口令|邀请码)[:：][a-z0-9]{4}/gu },
];

/** How contacts look: with their label, with a disguised one, and with the label gone. */
export const CONTACT_SHAPES: readonly ContactShape[] = shapes.map((shape) => ({
  ...shape,
  feature: `contact/${shape.name}`,
}));

/** Slots that a filter left empty: spaces where a word must have stood. */
const HOLLOW_SPACES = [
  "[\\p{Script=Han}a-z0-9+][ 　]+[,，。、!！]",
  "[,，、][ 　]+(?=[\\p{Script=Han}元/])",
  "\\p{Script=Han}[ 　]+(?:号|群|元/)",
];
/** The same with signs that would not follow one another. */
const HOLLOW_SIGNS = ["[(（][ 　]*[:：、,，]", "[:：、][ 　]*[,，、:：)）。]", "[,，][ 　]*号[:：、]"];
const [anyWord, ...otherSpaces] = HOLLOW_SPACES;
const HOLLOW = new RegExp([anyWord, ...HOLLOW_SIGNS, ...otherSpaces].join("|"), "gu");

/** The emptied slots that a glance tells by their signs, and by their spaces. */
export const HOLLOW_BY_SIGNS = new RegExp(HOLLOW_SIGNS.join("|"), "u");
export const HOLLOW_BY_SPACES = new RegExp(HOLLOW_SPACES.join("|"), "u");

/** How many emptied slots a passage has. */
export function hollowSlots(view: PassageView): number {
  return view.folded.match(HOLLOW)?.length ?? 0;
}
