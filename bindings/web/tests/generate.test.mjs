/** The element as a form of its own. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { answers, MADE, settled, status, useBrowser } from "./browser.mjs";

const browser = useBrowser();
const example = JSON.parse(readFileSync(`${MADE}/ex1.proposal.json`, "utf8"));
const question = (page, fact) => page.locator(`[id$="-${fact}-question"]`);

describe("a generated form", () => {
  test("asks only what arises", async () => {
    const page = await browser.open("/generated.html");
    const dpia = question(page, "dpia_status");
    assert.equal(await dpia.isVisible(), false);
    await question(page, "personal_data").getByLabel("Ja", { exact: true }).check();
    await settled(page);
    assert.equal(await dpia.isVisible(), true);
    await question(page, "personal_data").getByLabel("Nej", { exact: true }).check();
    await settled(page);
    assert.equal(await dpia.isVisible(), false);
  });

  /** Connects the element anew, and does something with it as soon as it is ready. */
  const atReady = (page, act) =>
    page.evaluate(
      async (act) => {
        const old = document.querySelector("riktlinje-check");
        const check = old.cloneNode(false);
        const ready = new Promise((resolve) => check.addEventListener("riktlinje-ready", resolve));
        old.replaceWith(check);
        await ready;
        return eval(act)(check);
      },
      `(${act})`,
    );
  const made = (page) => page.locator(".riktlinje-question").count();

  test("the verdict comes before the rest of the form, which follows by itself", async () => {
    const page = await browser.open("/generated.html");
    const [verdict, first] = await atReady(page, (check) => [check.assessment.verdict.status, check.querySelectorAll(".riktlinje-question").length]);
    assert.equal(verdict, "incomplete");
    const before = await page.locator(".riktlinje-progress").allTextContents();
    await page.waitForFunction(() => {
      const sections = [...document.querySelectorAll(".riktlinje-section:not([hidden])")];
      return sections.every((section) => section.querySelector(".riktlinje-question"));
    });
    assert.ok(first > 0 && first < (await made(page)), `${first} of ${await made(page)}`);
    assert.equal(await page.locator(".riktlinje-question[hidden]").count(), 0, "what does not arise is not made");
    assert.deepEqual(await page.locator(".riktlinje-progress").allTextContents(), before);
    const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
    assert.deepEqual(ids.length, new Set(ids).size);
  });

  test("who follows a question, or prints, before the form is whole gets what was asked for", async () => {
    const page = await browser.open("/generated.html");
    const whole = await atReady(page, (check) => {
      check.goTo("trust_model_done");
      return document.activeElement.closest(".riktlinje-question")?.id;
    });
    assert.match(whole, /-trust_model_done-question$/);
    await settled(page);
    const all = await made(page);
    const [printed, folded] = await atReady(page, (check) => {
      window.dispatchEvent(new Event("beforeprint"));
      const open = check.shadowRoot.querySelector(".open");
      return [check.querySelectorAll(".riktlinje-question").length, open.open && open.querySelectorAll(".finding").length];
    });
    assert.equal(printed, all);
    assert.ok(folded > 100, `${folded} open findings on paper`);
  });

  test("do not know, none of these, ranges and dates", async () => {
    const page = await browser.open("/generated.html");
    await question(page, "infers_output").getByLabel("Vet ej").check();
    await question(page, "movement_areas").getByLabel("Inget av dessa").check();
    const hours = question(page, "hours_freed_per_year");
    await hours.getByLabel("Uppskatta med ett intervall").check();
    await hours.getByLabel("Från").fill("6 000");
    await hours.getByLabel("Till").fill("7 560");
    await settled(page);
    const given = await answers(page);
    assert.equal(given.infers_output, null);
    assert.deepEqual(given.movement_areas, []);
    assert.deepEqual(given.hours_freed_per_year, { between: [6000, 7560] });
  });

  test("as many years as count", async () => {
    const page = await browser.open("/generated.html");
    await question(page, "horizon_years").getByRole("textbox").first().fill("4");
    await settled(page);
    const costs = question(page, "cost_series");
    assert.equal(await costs.getByRole("textbox").count(), 5);
    await costs.getByLabel("År 0").fill("900 000");
    await costs.getByLabel("År 2").fill("950 000,50");
    await settled(page);
    assert.deepEqual((await answers(page)).cost_series, [900000, null, 950000.5]);
  });

  test("rows come and go, and focus goes where one would look next", async () => {
    const page = await browser.open("/generated.html");
    const risks = question(page, "risks");
    await risks.getByRole("button", { name: "Lägg till rad" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.closest("fieldset").querySelector("legend").textContent), "Rad 1");
    await risks.getByLabel("Sannolikhet före åtgärd").selectOption("3");
    await risks.getByRole("button", { name: "Lägg till rad" }).click();
    await risks.getByLabel("Konsekvens före åtgärd").nth(1).selectOption("5");
    await settled(page);
    assert.deepEqual((await answers(page)).risks, { so_far: [{ p: 3 }, { c: 5 }] });
    await risks.getByRole("button", { name: "Ta bort rad 1" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Ta bort rad 1");
    await risks.getByLabel("Alla rader är med").check();
    await settled(page);
    assert.deepEqual((await answers(page)).risks, [{ c: 5 }]);
    await risks.getByRole("button", { name: "Ta bort rad 1" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Lägg till rad");
  });

  test("a whole proposal goes into the fields and comes out the same", async () => {
    const page = await browser.open("/generated.html");
    await page.evaluate((answers) => (document.querySelector("riktlinje-check").answers = answers), example.answers);
    await settled(page);
    assert.equal(await status(page), "conditional");
    const expected = await page.evaluate(async (proposal) => {
      const guideline = Riktlinje.Guideline.load(await (await fetch("guideline.json")).text());
      return guideline.assess(proposal).answers_digest;
    }, example);
    const digest = () => page.evaluate(() => document.querySelector("riktlinje-check").assessment.answers_digest);
    assert.equal(await digest(), expected);
    assert.equal(await question(page, "cost_series").getByLabel("År 1").inputValue(), (950000).toLocaleString("sv"));
    await question(page, "personal_data").getByLabel("Vet ej").check();
    await question(page, "personal_data").getByLabel("Ja", { exact: true }).check();
    await settled(page);
    assert.equal(await digest(), expected, "the same fields give the same answers again");
  });

  test("saves a proposal file and opens it again", async () => {
    const page = await browser.open("/generated.html");
    await question(page, "infers_output").getByLabel("Ja", { exact: true }).check();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Spara svaren som fil" }).click()]);
    const text = readFileSync(await download.path(), "utf8");
    const file = JSON.parse(text);
    assert.deepEqual([file.riktlinje, file.guideline, file.answers], [1, "gotland-social-services", { infers_output: true }]);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("riktlinje-check").assessment);
    assert.deepEqual(await answers(page), {}, "nothing is kept unless the page asks for it");
    await page.locator("input[type=file]").setInputFiles({ name: "p.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.waitForFunction(() => document.querySelector("riktlinje-check").answers.infers_output === true);
    assert.equal(await question(page, "infers_output").getByLabel("Ja", { exact: true }).isChecked(), true);
  });

  test("keeps answers in the browser if the page asks for it", async () => {
    const page = await browser.open("/generated.html");
    await page.evaluate(() => document.querySelector("riktlinje-check").setAttribute("save", "session"));
    await page.waitForFunction(() => document.querySelector("riktlinje-check").assessment);
    await question(page, "infers_output").getByLabel("Nej", { exact: true }).check();
    await settled(page);
    await page.evaluate(() => {
      const old = document.querySelector("riktlinje-check");
      const fresh = old.cloneNode(false);
      old.replaceWith(fresh);
    });
    await page.waitForFunction(() => document.querySelector("riktlinje-check").answers?.infers_output === false);
  });

  test("English, and back to Swedish with the answers kept", async () => {
    const page = await browser.open("/generated.html");
    await question(page, "infers_output").getByLabel("Ja", { exact: true }).check();
    await page.evaluate(() => (document.querySelector("riktlinje-check").lang = "en"));
    await page.getByText("Cannot be assessed: information is missing").first().waitFor();
    assert.equal(await question(page, "infers_output").getByLabel("Yes", { exact: true }).isChecked(), true);
    await page.evaluate(() => (document.querySelector("riktlinje-check").lang = "sv"));
    await page.getByText("Kan inte bedömas: uppgifter saknas").first().waitFor();
    assert.deepEqual(await answers(page), { infers_output: true });
  });

  test("an element that is moved keeps its answers", async () => {
    const page = await browser.open("/generated.html");
    await question(page, "infers_output").getByLabel("Ja", { exact: true }).check();
    await page.evaluate(() => document.body.append(document.querySelector("riktlinje-check")));
    await page.waitForFunction(() => document.querySelector("riktlinje-check").answers?.infers_output === true);
    assert.equal(await page.locator(".riktlinje-form").count(), 1);
  });

  test("errors are told in words and as events", async () => {
    const page = await browser.open("/generated.html");
    const code = await page.evaluate(async () => {
      const check = document.querySelector("riktlinje-check");
      const failed = new Promise((resolve) => check.addEventListener("riktlinje-error", (event) => resolve(event.detail.error), { once: true }));
      check.guideline = "{\"not\": \"a guideline\"}";
      return (await failed).code;
    });
    assert.match(code, /\//);
    assert.match(await page.locator("riktlinje-check [part=notice]").innerText(), /Bedömningen gick inte att starta/);
  });
});
