import { expect, test } from "vitest";
import { bodyHead } from "../../../src/stages/ads/body-head.js";

const isAd = (raw: string) => raw.includes("收藏");
const BODY = "老人把灯笼挂回屋檐下面，转身进了里屋。";

test.each<[string, string]>([
  [`${BODY}请收藏本站。`, BODY],
  [`${BODY}“半天没有出来。”请收藏本站`, `${BODY}“半天没有出来。”`],
  [`${BODY}还要看吗？请收藏本站！`, BODY], // a question may be the ad's
  [`  ${BODY}请收藏本站`, `  ${BODY}`],
  [`请收藏本站。${BODY}`, ""],
  [BODY, ""],
  [`${BODY}  `, ""],
  ["他走了。请收藏本站。", ""], // of a few words nothing is told
  [`${BODY.replace("。", "")}，请收藏本站。`, ""],
  ["Reload the page and then try once more。请收藏本站", ""],
])("%s", (line, head) => {
  expect(line.slice(0, bodyHead(line, 8, isAd))).toBe(head);
});
