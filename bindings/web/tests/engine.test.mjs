/** The engine in the browser against what it says natively, and the build without WASM. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answerForbidden, MADE, status, useBrowser } from "./browser.mjs";
import { TYPES } from "./server.mjs";

const browser = useBrowser();
const COMPOSITIONS = ["gotland-social-services", "gotland-health-care", "tibro"];

for (const load of ["classic", "nowasm"]) {
  test(`random proposals give the same bytes in Chromium as natively (${load})`, async () => {
    const page = await browser.open(`/plain.html?load=${load}`);
    let proposals = 0;
    for (const id of COMPOSITIONS) {
      const lines = readFileSync(`${MADE}/${id}.tsv`, "utf8").split("\n").filter(Boolean).map((line) => line.split("\t"));
      const compiled = readFileSync(`${MADE}/${id}.json`, "utf8");
      const others = await page.evaluate(
        async ([compiled, lines]) => {
          const guideline = Riktlinje.Guideline.load(compiled);
          const others = [];
          for (const [proposal, expected] of lines) {
            const bytes = new TextEncoder().encode(guideline.assessJson(proposal));
            const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
            if (Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") !== expected) others.push(proposal);
          }
          return others;
        },
        [compiled, lines],
      );
      assert.equal(others.length, 0, `${id}: ${others.length} differ, such as ${others[0]?.slice(0, 200)}`);
      proposals += lines.length;
    }
    assert.ok(proposals >= 1000 || process.env.RIKTLINJE_FEW, `${proposals} proposals`);
  });
}

for (const type of ["application/wasm", "application/octet-stream"]) {
  test(`the module is read as ${type}`, async () => {
    const before = TYPES[".wasm"];
    TYPES[".wasm"] = type;
    try {
      const page = await browser.open("/plain.html?csp=strict&load=esm");
      assert.equal(await status(page), "incomplete");
      assert.deepEqual(page.errors, []);
    } finally {
      TYPES[".wasm"] = before;
    }
  });
}

test("without WASM, under script-src 'self' and Trusted Types", async () => {
  const page = await browser.open("/plain.html?csp=nowasm&load=nowasm");
  await answerForbidden(page);
  assert.equal(await status(page), "forbidden");
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(page.errors, []);
});
