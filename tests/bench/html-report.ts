/**
 * Prints how long the HTML report of 500 documents with 5,000 findings takes to make, to open and to filter in headless
 * Chromium. By hand: `npx tsx tests/bench/html-report.ts`.
 */
import { htmlReporter } from "../../src/report/html.js";
import { launchChromium, openReport } from "../report/chromium.js";
import { documentOf, reportOf } from "../report/fixture.js";

const DOCUMENTS = 500;
const FINDINGS = 10;
const ROUNDS = 5;

const paragraph = "春天到了，校园里的树都绿了，同学们在操场上跑步，老师站在一旁看着他们，谁也没有说话。\n".repeat(14);
const promo = (i: number) => `更多资料请加微信号 shop${i % 40}，备注第${i}号。`;
const documents = Array.from({ length: DOCUMENTS }, (_, d) => {
  const promos = Array.from({ length: FINDINGS }, (_, i) => promo(d * FINDINGS + i));
  const passages = promos.map((found, i) => ({ found, rule: `ads/rule-${i % 7}`, reason: `reason ${i % 5}` }));
  return documentOf(`docs/${d % 25}/${d}.txt`, promos.map((text) => paragraph + text).join("\n"), passages);
});

const started = performance.now();
const html = reportOf(htmlReporter, documents);
const size = (Buffer.byteLength(html) / 1e6).toFixed(1);
print("make", performance.now() - started, `${size} MB, ${DOCUMENTS} documents, ${DOCUMENTS * FINDINGS} findings`);

const steps: Readonly<Record<string, string>> = {
  "filter by one character": measureFilter("备"),
  "filter by more": measureFilter("备注第4"),
  "filter by two words": measureFilter("shop39 rule-3"),
  "filter to one finding": measureFilter("4711"),
  "filter reset": measureFilter(""),
  "filter by kind": measureClick(".by-kind .bar"),
  "filter by rule": measureClick(".by-rule .bar"),
  "next document": measureKey("j"),
  "next finding": measureKey("n"),
};
/** From the start of navigation to the first document shown. */
const READY = 'performance.getEntriesByName("ready")[0].startTime';
const times = new Map<string, number[]>(["open", "open, page alone", ...Object.keys(steps)].map((step) => [step, []]));
const browser = await launchChromium();
try {
  for (let i = 0; i < ROUNDS; i++) {
    const from = performance.now();
    const { page } = await openReport(browser, html);
    times.get("open")!.push(performance.now() - from); // with a new tab and the file written
    times.get("open, page alone")!.push(await page.evaluate<number>(READY));
    for (const [step, script] of Object.entries(steps)) times.get(step)!.push(await page.evaluate<number>(script));
    await page.close();
  }
} finally {
  await browser.close();
}
for (const [step, taken] of times) {
  const sorted = taken.sort((a, b) => a - b);
  const note = `median of ${ROUNDS}, to the next frame; best ${sorted[0]!.toFixed(0)}, worst ${sorted.at(-1)!.toFixed(0)}`;
  print(step, sorted[Math.floor(ROUNDS / 2)]!, note);
}

function measured(action: string): string {
  return `new Promise((done) => {
    const from = performance.now();
    ${action};
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
  })`;
}

function measureFilter(query: string): string {
  const value = JSON.stringify(query);
  return measured(
    `const box = document.querySelector("#search"); box.value = ${value}; box.dispatchEvent(new Event("input"))`,
  );
}

function measureClick(selector: string): string {
  return measured(`document.querySelector(${JSON.stringify(selector)}).click()`);
}

function measureKey(key: string): string {
  return measured(`document.dispatchEvent(new KeyboardEvent("keydown", { key: "${key}", bubbles: true }))`);
}

function print(what: string, milliseconds: number, note: string): void {
  console.log(`${what.padEnd(24)} ${milliseconds.toFixed(0).padStart(6)} ms  ${note}`);
}
