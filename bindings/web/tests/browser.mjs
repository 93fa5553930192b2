/** One Chromium for a test file, and what tests do with pages. */

import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { startServer } from "./server.mjs";

export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where the build put the compiled guideline and the bundled page. */
export const MADE = process.env.RIKTLINJE_WEB_MADE;

/** Sets up server and browser for a test file. */
export function useBrowser() {
  const tools = { server: null, browser: null };
  before(async () => {
    tools.server = await startServer(MADE);
    tools.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
  });
  after(async () => {
    await tools.browser?.close();
    tools.server?.stop();
  });
  /** Opens a page and waits until the element is ready. Errors of the page are collected. */
  tools.open = async (path, options = {}) => {
    const context = await tools.browser.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.errors = [];
    page.on("pageerror", (error) => page.errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    });
    await page.goto(path.includes(":") ? path : tools.server.base + path);
    await ready(page);
    return page;
  };
  return tools;
}

/** Waits for the first assessment. */
export async function ready(page) {
  await page.waitForFunction(() => document.querySelector("riktlinje-check")?.assessment, null, { timeout: 15000 });
}

/** What the element says now: answers and verdict. */
export const answers = (page) => page.evaluate(() => document.querySelector("riktlinje-check").answers);
export const status = (page) => page.evaluate(() => document.querySelector("riktlinje-check").assessment.verdict.status);

/** The panel's own text. */
export const panel = (page) => page.locator("riktlinje-check").locator("[part~=panel]");

/** Waits until a frame has been drawn after the last change. */
export const settled = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Answers that break a prohibition, in the plain form. */
export async function answerForbidden(page) {
  for (const name of ["infers", "autonomy", "scraping"]) await page.check(`input[name=${name}][value=ja]`);
  await settled(page);
}
