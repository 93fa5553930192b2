/**
 * How fast pages are, in real Chromium, with the largest composed guideline: `cargo xtask web --bench`.
 * A report, not a test: it prints tables in Markdown and judges nothing.
 */

import { copyFileSync, mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { ARGUMENTS, MADE } from "../tests/browser.mjs";
import { startServer } from "../tests/server.mjs";
import { keystrokes, LARGEST, visit } from "./measure.mjs";
import { row, summary, table } from "./table.mjs";

const VISITS = Number(process.env.VISITS ?? 25);
const KEYS = Number(process.env.KEYS ?? 200);

/** Builds of the engine, by how a page loads it. */
const BUILDS = [
  ["WASM, one classic script", "classic"],
  ["WASM, modules", "esm"],
  ["without WASM", "nowasm"],
];
const PAGES = [
  ["a form that exists", "/plain.html"],
  ["a generated form", "/generated.html"],
];

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

async function visits() {
  const rows = [];
  for (const [page, path] of PAGES) {
    // Builds take turns, so that what else the machine does hits all of them.
    const seen = new Map([["empty", []], ...BUILDS.map(([, load]) => [load, []])]);
    for (let round = 0; round < VISITS; round += 1) {
      for (const [load, list] of seen) list.push(await fresh((page) => visit(page, `${server.base}${path}?load=${load}`, load === "empty")));
    }
    const of = (load, what) => seen.get(load).map((visit) => visit[what]);
    const beyond = (load, what) => of(load, what).map((time, round) => time - of("empty", what)[round]);
    rows.push([...row([page, "nothing: the page alone"], of("empty", "shown")), summary(of("empty", "busy")).median]);
    for (const [name, load] of BUILDS) rows.push([...row([page, name], beyond(load, "shown")), summary(beyond(load, "busy")).median]);
  }
  return table(["page", "loads", "min, ms", "median, ms", "p95, ms", "max, ms", "CPU of the main thread, median, ms"], rows);
}

async function keys() {
  const rows = [];
  for (const [page, path] of PAGES) {
    for (const [name, load] of BUILDS.filter(([, load]) => load !== "esm")) {
      const { work, latency, late, busy } = await fresh((page) => keystrokes(page, `${server.base}${path}?load=${load}`, KEYS));
      rows.push([...row([page, name], work), busy, `${latency.p95} (${latency.max})`, `${late} of ${KEYS}`]);
    }
  }
  const heads = ["CPU of the main thread, mean, ms", "key to painted, p95 (max), ms", "not in the next frame"];
  return table(["page", "engine", "min, ms", "median, ms", "p95, ms", "max, ms", ...heads], rows);
}

console.log(`Chromium ${measured}.\n`);
console.log(await visits());
console.log(await keys());
await browser.close();
server.stop();
