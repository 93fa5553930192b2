/** Pages with a strict content security policy and Trusted Types, and no request after load. */

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { answerForbidden, MADE, settled, status, useBrowser } from "./browser.mjs";

const browser = useBrowser();
const violations = (page) => page.evaluate(() => window.violations);

for (const [policy, load] of [["strict", "classic"], ["strict", "esm"], ["nonce", "classic"], ["nonce", "esm"], ["nowasm", "nowasm"]]) {
  test(`${policy} policy with Trusted Types, loaded as ${load}: nothing is refused, nothing asked for later`, async () => {
    for (const path of ["/plain.html", "/generated.html"]) {
      const page = await browser.open(`${path}?csp=${policy}&load=${load}`);
      const before = browser.server.seen.length;
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      if (path === "/plain.html") {
        await answerForbidden(page);
        assert.equal(await status(page), "forbidden");
      } else {
        await page.locator('[id$="-personal_data-question"]').getByLabel("Ja", { exact: true }).check();
        await page.getByRole("button", { name: "Lägg till rad" }).first().click();
        await page.locator(".met > summary, .open > summary").first().click();
        await settled(page);
      }
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(page.errors, []);
      assert.deepEqual(asked, []);
      assert.equal(browser.server.seen.length, before);
    }
  });
}

for (const policy of ["strict", "nonce", "nowasm"]) {
  test(`the ${policy} policy is in force, and a planted breach of it and a planted request are noticed`, async () => {
    const page = await browser.open(`/plain.html?csp=${policy}&load=${policy === "nowasm" ? "nowasm" : "classic"}`);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    const refused = await page.evaluate(() => {
      const script = document.createElement("script");
      script.append("window.ran = true");
      document.body.append(script);
      try {
        document.body.innerHTML = "<p>markup</p>";
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(refused, "TypeError", "Trusted Types");
    assert.equal(await page.evaluate(() => window.ran), undefined);
    await page.evaluate(() => fetch("page.css"));
    assert.notDeepEqual(await violations(page), []);
    assert.equal(asked.length, 1);
  });
}

test("where the policy forbids WASM, the element says so instead of standing empty", async () => {
  const context = await browser.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${browser.server.base}/plain.html?csp=nowasm`);
  await page.locator("riktlinje-check [part=notice]").filter({ hasText: "Bedömningen gick inte att starta" }).waitFor();
});

test("one file from disk, offline: no server, no request", async () => {
  const context = await browser.browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective));
  });
  const address = pathToFileURL(`${MADE}/form.html`).href;
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("riktlinje-check").assessment);
  await page.locator('[id$="-infers_output-question"]').getByLabel("Ja", { exact: true }).check();
  await settled(page);
  assert.equal(await status(page), "incomplete");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Spara svaren som fil" }).click()]);
  assert.match(download.suggestedFilename(), /\.proposal\.json$/);
  assert.deepEqual(asked.filter((url) => !url.startsWith("blob:")), [address]);
  assert.deepEqual(await violations(page), []);
});
