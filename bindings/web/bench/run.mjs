/**
 * How fast pages are, in real Chromium, with the largest composed guideline: `cargo xtask web --bench`.
 * A report, not a test: it prints tables in Markdown and judges nothing.
 */

import { copyFileSync, mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { ARGUMENTS, MADE } from "../tests/browser.mjs";
import { startServer, TYPES } from "../tests/server.mjs";
import { keystrokes, LARGEST, visit } from "./measure.mjs";
import { row, summary, table } from "./table.mjs";

const VISITS = Number(process.env.VISITS ?? 25);
const KEYS = Number(process.env.KEYS ?? 200);

/** Builds of the engine, by how a page loads it. */
const BUILDS = [
  ["WASM, one classic script", "classic"],
  ["the same, guideline preloaded", "classic-preload"],
  ["WASM, modules", "esm"],
  ["the same, WASM and guideline preloaded", "esm-preload"],
  ["without WASM", "nowasm"],
];
/** What is typed into: how the engine was loaded makes no difference then. */
const TYPED = BUILDS.filter(([, load]) => load === "classic" || load === "nowasm");
const PAGES = [
  ["a form that exists", "/plain.html"],
  ["a generated form", "/generated.html"],
];

TYPES[".wasm"] = "application/wasm";
// As EMBEDDING.md says to do it: the guideline in the language of the page.
mkdirSync(`${MADE}/bench`, { recursive: true });
copyFileSync(`${MADE}/${LARGEST}.sv.json`, `${MADE}/bench/guideline.json`);
const server = await startServer(`${MADE}/bench`, MADE);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
const measured = `${browser.version()}, ${LARGEST}, ${VISITS} visits and ${KEYS} keystrokes each`;

/** A page in a context of its own: nothing is cached. */
async function fresh(act) {
  const context = await browser.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 900 } });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Where to find a page with one of the builds, or alone. */
function addressOf(path, load) {
  if (load === "file") return pathToFileURL(`${MADE}/bench/form.html`).href;
  return `${server.base}${path}?load=${load}`;
}

async function visits() {
  const rows = [];
  for (const [page, path] of PAGES) {
    const grows = path === "/generated.html";
    const builds = grows ? [...BUILDS, ["one file from disk (riktlinje form)", "file"]] : BUILDS;
    // Builds take turns, so that what else the machine does hits all of them.
    const seen = new Map([["empty", []], ...builds.map(([, load]) => [load, []])]);
    for (let round = 0; round < VISITS; round += 1) {
      for (const [load, list] of seen) list.push(await fresh((page) => visit(page, addressOf(path, load), load === "empty", grows)));
    }
    const of = (load, what) => seen.get(load).map((visit) => visit[what]);
    const beyond = (load, what) => of(load, what).map((time, round) => time - of("empty", what)[round]);
    rows.push([...row([page, "nothing: the page alone"], of("empty", "shown")), "", summary(of("empty", "busy")).median]);
    for (const [name, load] of builds) {
      const whole = grows ? summary(beyond(load, "whole")).median : "";
      rows.push([...row([page, name], beyond(load, "shown")), whole, summary(beyond(load, "busy")).median]);
    }
  }
  const heads = ["every question made, median, ms", "CPU of the main thread until then, median, ms"];
  return table(["page", "loads", "min, ms", "median, ms", "p95, ms", "max, ms", ...heads], rows);
}

async function keys() {
  const rows = [];
  for (const [page, path] of PAGES) {
    for (const [name, load] of TYPED) {
      const { work, latency, late, busy } = await fresh((page) => keystrokes(page, `${server.base}${path}?load=${load}`, KEYS));
      rows.push([...row([page, name], work), busy, `${latency.p95} (${latency.max})`, `${late} of ${KEYS}`]);
    }
  }
  const heads = ["CPU of the main thread, mean, ms", "key to painted, p95 (max), ms", "not in the next frame"];
  return table(["page", "engine", "min, ms", "median, ms", "p95, ms", "max, ms", ...heads], rows);
}

console.log(`Chromium ${measured}.\n`);
console.log("From navigation until the first verdict is painted, beyond the page alone:\n");
console.log(await visits());
console.log("What a keystroke costs in the frame that shows its verdict (script, style, layout, paint):\n");
console.log(await keys());
await browser.close();
server.stop();
