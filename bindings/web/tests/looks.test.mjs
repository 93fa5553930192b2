/** Pictures of both modes for the documentation, in the state in which a colleague meets them. */

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { answerForbidden, MADE, panel, settled, status, useBrowser } from "./browser.mjs";
import { here } from "./server.mjs";

const browser = useBrowser();
const example = JSON.parse(readFileSync(`${MADE}/ex1.proposal.json`, "utf8"));
// The pictures of the documentation change only when that is asked for: fonts differ from machine to machine.
const images = process.env.RIKTLINJE_BLESS ? here("../../../docs/images") : `${MADE}/images`;
mkdirSync(images, { recursive: true });

/** A picture that is the same from run to run: no caret, no focus. */
async function picture(page, name) {
  await page.evaluate(() => document.activeElement?.blur());
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${images}/${name}.png`, animations: "disabled", caret: "hide" });
}

test("attached to a form, with what stops said at the field", async () => {
  const page = await browser.open("/plain.html", { viewport: { width: 1180, height: 1060 } });
  await page.selectOption("#org", "region");
  await page.fill("#start", "2027-03-01");
  await answerForbidden(page);
  await page.check("input[name=personal][value=ja]");
  await page.fill("#value", "1 200 000");
  await page.fill("#hours", "6 000");
  await page.fill("#hours-to", "7 560");
  await settled(page);
  assert.equal(await status(page), "forbidden");
  await panel(page).locator(".stops .why > summary").first().click();
  await panel(page).getByText("Källa", { exact: true }).first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, "attach");
});

test("a generated form, answered", async () => {
  const page = await browser.open("/generated.html", { viewport: { width: 1280, height: 1100 } });
  await page.evaluate((answers) => (document.querySelector("riktlinje-check").answers = answers), example.answers);
  await settled(page);
  assert.equal(await status(page), "conditional");
  await page.locator('[id$="-risks-question"]').evaluate((element) => element.scrollIntoView());
  await picture(page, "generate");
});

test("a generated form, half way, on a phone in the dark", async () => {
  const page = await browser.open("/generated.html", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await page.locator('[id$="-personal_data-question"]').getByLabel("Ja", { exact: true }).check();
  await page.locator('[id$="-dpia_status-question"]').getByLabel("Inte påbörjad").check();
  await settled(page);
  await page.locator('[id$="-personal_data-question"]').evaluate((element) => element.scrollIntoView());
  await picture(page, "generate-phone-dark");
});
