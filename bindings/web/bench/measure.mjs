/** What is measured in a page. */

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { here } from "../tests/server.mjs";
import { summary } from "./table.mjs";

/** The composition with the largest compiled file. */
export const LARGEST = "gotland-health-care";
const example = parse(readFileSync(here(`../../../rules/${LARGEST}/ex4.proposal.yaml`), "utf8"));

/** Runs in the page: `window.painted()` resolves when the next frame has been drawn, with the time. */
function prepare() {
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()?.(performance.now());
  window.painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      waiting.push(resolve);
      // Messages are handled after the frame that is being made.
      channel.port2.postMessage(0);
    });
  });
  const note = async () => (window.shown ??= await window.painted());
  document.addEventListener("riktlinje-ready", note);
  // A generated form is read once more when the last of its questions has been made.
  let changes = 0;
  document.addEventListener("riktlinje-change", () => (changes += 1) === 2 && (window.whole = performance.now()));
  document.addEventListener("DOMContentLoaded", () => document.querySelector("riktlinje-check") ?? note());
}

/** Time that the page's main thread has been at work, in milliseconds of its own processor time. */
async function clock(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
}

/**
 * `shown`: milliseconds from navigation until the first verdict is painted; of a page without the element, the page.
 * `whole`: until a form that `grows` has all its questions.
 * `busy`: processor time of the main thread until then, which does not depend on what else the machine does.
 */
export async function visit(page, address, isEmpty, grows) {
  await page.addInitScript(prepare);
  const busy = await clock(page);
  await page.goto(address);
  const isPartial = grows && !isEmpty;
  await page.waitForFunction((isPartial) => window.shown !== undefined && !(isPartial && window.whole === undefined), isPartial);
  const [shown, whole, verdict] = await page.evaluate(() => [window.shown, window.whole ?? window.shown, document.querySelector("riktlinje-check")?.assessment?.verdict.status]);
  if (isEmpty !== (verdict === undefined)) throw new Error(`${address}: ${verdict}`);
  return { shown, whole, busy: await busy() };
}

/**
 * Types digits into a number field of a form that is filled in. `work` is what a keystroke costs in the frame that
 * shows its verdict (script, style, layout, paint); `latency` counts from the key, so it has the wait for the frame
 * in it; `late` counts verdicts that were not in the next frame.
 */
export async function keystrokes(page, address, count) {
  await page.addInitScript(prepare);
  await page.goto(address);
  await page.waitForFunction(() => window.shown !== undefined);
  await page.evaluate((answers) => (document.querySelector("riktlinje-check").answers = answers), example.answers);
  await page.evaluate(() => window.painted().then(window.painted));
  const field = await numberField(page);
  await field.fill("");
  await field.focus();
  await page.evaluate(() => window.painted().then(window.painted));
  await page.evaluate(watch);
  const busy = await clock(page);
  const before = await busy();
  const next = pauses();
  for (let key = 0; key < count; key += 1) {
    // Eight digits, and away with them again.
    await page.keyboard.press(key % 16 < 8 ? String(1 + (key % 9)) : "Backspace");
    await page.waitForTimeout(next());
  }
  const spent = (await busy()) - before;
  const seen = await page.evaluate(() => window.seen);
  if (seen.length !== count) throw new Error(`${address}: ${seen.length} verdicts after ${count} keys`);
  return {
    busy: (spent / count).toFixed(1),
    work: seen.map(({ work }) => work),
    latency: summary(seen.map(({ latency }) => latency)),
    late: seen.filter(({ frames }) => frames > 1).length,
  };
}

/** The field of the contract's value, in either form. */
async function numberField(page) {
  const inPage = page.locator("#value");
  return (await inPage.count()) > 0 ? inPage : page.locator('[id$="-contract_value_sek-question"] input').first();
}

/** Runs in the page: notes each keystroke, when its verdict is there, and when it is painted. */
function watch() {
  window.seen = [];
  const check = document.querySelector("riktlinje-check");
  let [frames, began] = [0, 0];
  const count = (time) => {
    frames += 1;
    began = performance.now();
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  let keyed = 0;
  let framesThen = 0;
  document.addEventListener("input", (event) => {
    keyed = event.timeStamp;
    framesThen = frames;
  }, true);
  check.addEventListener("riktlinje-change", () => {
    // A verdict that no key asked for is not counted.
    if (keyed === 0) return;
    const [typed, inFrames, start] = [keyed, frames - framesThen, began];
    keyed = 0;
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      const now = performance.now();
      window.seen.push({ work: now - start, latency: now - typed, frames: inFrames });
    };
    after.port2.postMessage(0);
  });
}

/** Pauses between keys as people make them, not in step with frames; the same in every run. */
function pauses() {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return 40 + (state % 80);
  };
}
