import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where Debian's package puts it. */
const CHROMIUM = "/usr/bin/chromium";

/** Keeps the browser off the network and out of what a container has not. */
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

export const hasChromium = existsSync(CHROMIUM);

export interface OpenPage {
  readonly page: Page;
  /** What went wrong in the page, and what it asked for beside its own file. */
  readonly complaints: readonly string[];
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
}

/** Opens a report from a file, as its reader does. */
export async function openReport(
  browser: Browser,
  html: string,
  options: { readonly colorScheme?: "light" | "dark" } = {},
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), "qingwen-report-"));
  const url = pathToFileURL(join(folder, "report.html")).href;
  writeFileSync(join(folder, "report.html"), html);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(dialog.message());
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  page.on("close", () => rmSync(folder, { recursive: true, force: true }));
  await page.goto(url);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  return { page, complaints };
}
