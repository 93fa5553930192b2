/**
 * How fast pages are, in real Chromium, with the largest composed guideline: `cargo xtask web --bench`.
 * A report, not a test: it prints tables in Markdown and judges nothing.
 */

import { chromium } from "playwright-core";
import { ARGUMENTS, MADE } from "../tests/browser.mjs";
import { startServer } from "../tests/server.mjs";
import { keystrokes, visit } from "./measure.mjs";
import { row, table } from "./table.mjs";

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

const server = await startServer(MADE);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
const measured = `${browser.version()}, ${VISITS} visits and ${KEYS} keystrokes each`;

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
    const times = new Map([["empty", []], ...BUILDS.map(([, load]) => [load, []])]);
    for (let round = 0; round < VISITS; round += 1) {
      for (const [load, list] of times) list.push(await fresh((page) => visit(page, `${server.base}${path}?load=${load}`, load === "empty")));
    }
    rows.push(row([page, "nothing: the page alone"], times.get("empty")));
    for (const [name, load] of BUILDS) {
      const beyond = times.get(load).map((time, round) => time - times.get("empty")[round]);
      rows.push(row([page, name], beyond));
    }
  }
  return table(["page", "loads", "min, ms", "median, ms", "p95, ms", "max, ms"], rows);
}

async function keys() {
  const rows = [];
  for (const [page, path] of PAGES) {
    for (const [name, load] of BUILDS.filter(([, load]) => load !== "esm")) {
      const { work, latency, late } = await fresh((page) => keystrokes(page, `${server.base}${path}?load=${load}`, KEYS));
      rows.push([...row([page, name], work), `${latency.p95} (${latency.max})`, `${late} of ${KEYS}`]);
    }
  }
  return table(["page", "engine", "min, ms", "median, ms", "p95, ms", "max, ms", "key to painted, p95 (max), ms", "not in the next frame"], rows);
}

console.log(`Chromium ${measured}.\n`);
console.log(await visits());
console.log(await keys());
await browser.close();
server.stop();
