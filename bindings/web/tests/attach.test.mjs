/** The element beside forms that exist already. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { answerForbidden, answers, panel, settled, status, useBrowser } from "./browser.mjs";

const browser = useBrowser();

describe("a plain form", () => {
  test("gives answers as they are typed, in the guideline's words", async () => {
    const page = await browser.open("/plain.html");
    assert.deepEqual(await answers(page), { annex1_other_product: false, outside_ai_act_scope: false });
    await page.selectOption("#org", "region");
    await page.fill("#start", "1/3 2027");
    await page.check("input[name=personal][value='vet ej']");
    await page.check("input[name=subjects][value=children]");
    await page.fill("#value", "1 200 000 kr");
    await page.fill("#hours", "6 000");
    await page.fill("#hours-to", "7 560");
    await settled(page);
    assert.deepEqual(await answers(page), {
      organisation_type: "region",
      planned_start_date: "2027-03-01",
      personal_data: null,
      data_subjects: ["children"],
      contract_value_sek: 1200000,
      hours_freed_per_year: { between: [6000, 7560] },
      annex1_other_product: false,
      outside_ai_act_scope: false,
    });
  });

  test("says what stops, in the panel and at the field", async () => {
    const page = await browser.open("/plain.html");
    assert.equal(await status(page), "incomplete");
    await answerForbidden(page);
    assert.equal(await status(page), "forbidden");
    await assert.doesNotReject(panel(page).getByText("Får inte införas i denna form", { exact: true }).first().waitFor());
    const group = page.locator("fieldset[data-fact=p5_face_scraping]");
    const message = group.locator(".riktlinje-message");
    assert.match(await message.first().innerText(), /^Förbud: oriktad/);
    const described = await group.getAttribute("aria-describedby");
    assert.equal(await group.locator(`[id="${described}"]`).count(), 1);
    await page.check("input[name=scraping][value=nej]");
    await settled(page);
    assert.equal(await message.count(), 0);
    assert.equal(await group.getAttribute("aria-describedby"), null);
  });

  test("shows what cannot be read at the field, and leaves the question open", async () => {
    const page = await browser.open("/plain.html");
    await page.fill("#value", "en miljon");
    await settled(page);
    assert.equal(await page.getAttribute("#value", "aria-invalid"), "true");
    assert.match(await page.locator("#value + .riktlinje-messages").innerText(), /Skriv ett tal/);
    assert.equal("contract_value_sek" in (await answers(page)), false);
    await page.fill("#value", "-5");
    await settled(page);
    assert.equal(await page.getAttribute("#value", "aria-invalid"), "true", "the engine refuses what is out of bounds");
    await page.fill("#value", "1 000 000");
    await settled(page);
    assert.equal(await page.getAttribute("#value", "aria-invalid"), null);
    assert.equal((await answers(page)).contract_value_sek, 1000000);
  });

  test("a question in the panel moves focus to its field", async () => {
    const page = await browser.open("/plain.html");
    await panel(page).locator(".questions a").filter({ hasText: "konsekvensbedömningen" }).first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "dpia");
  });

  test("why: the reasons, the source and a way to the answer", async () => {
    const page = await browser.open("/plain.html");
    await answerForbidden(page);
    const finding = panel(page).locator(".stops .finding").first();
    await finding.locator("summary").click();
    await finding.getByText("Källa", { exact: true }).waitFor();
    await finding.getByRole("link").first().click();
    assert.equal(await page.evaluate(() => document.activeElement.name), "scraping");
  });

  test("is advisory unless the page blocks", async () => {
    const page = await browser.open("/plain.html");
    await answerForbidden(page);
    await page.click("#send");
    await page.getByRole("heading", { name: "Mottaget" }).waitFor();
    const sent = browser.server.posted.at(-1);
    const receipt = JSON.parse(sent.get("receipt"));
    assert.equal(receipt.verdict, "forbidden");
    assert.match(receipt.answers_digest, /^[0-9a-f]{64}$/);
    assert.match(receipt.guideline_digest, /^[0-9a-f]{64}$/);
  });

  test("block refuses a submit and the summary takes focus", async () => {
    const page = await browser.open("/plain.html");
    await page.evaluate(() => document.querySelector("riktlinje-check").setAttribute("block", "forbidden"));
    await page.waitForFunction(() => document.querySelector("riktlinje-check").assessment);
    await answerForbidden(page);
    await page.click("#send");
    assert.equal(new URL(page.url()).pathname, "/plain.html");
    const focused = await page.evaluate(() => document.querySelector("riktlinje-check").shadowRoot.activeElement.textContent);
    assert.match(focused, /Det går inte att skicka än/);
    await page.check("input[name=scraping][value=nej]");
    await page.click("#send");
    await page.getByRole("heading", { name: "Mottaget" }).waitFor();
  });

  test("a changed attribute leaves what stands in the fields alone", async () => {
    const page = await browser.open("/plain.html");
    await page.fill("#value", "1 200 000 kr");
    await page.fill("#start", "snart");
    await page.evaluate(() => document.querySelector("riktlinje-check").setAttribute("heading-level", "3"));
    await panel(page).locator("h3[part=title]").waitFor();
    assert.equal(await page.inputValue("#value"), "1 200 000 kr");
    assert.equal(await page.inputValue("#start"), "snart");
    assert.equal((await answers(page)).contract_value_sek, 1200000);
  });

  test("a page may answer a question itself", async () => {
    const page = await browser.open("/plain.html");
    await page.evaluate(() => {
      document.querySelector("riktlinje-check").addEventListener("riktlinje-question", (event) => {
        window.asked = event.detail.fact;
        event.preventDefault();
      });
    });
    await panel(page).locator(".questions a").filter({ hasText: "konsekvensbedömningen" }).first().click();
    assert.equal(await page.evaluate(() => window.asked), "dpia_status");
    assert.notEqual(await page.evaluate(() => document.activeElement.id), "dpia");
  });

  test("setting answers fills the fields", async () => {
    const page = await browser.open("/plain.html");
    await page.evaluate(() => (document.querySelector("riktlinje-check").answers = { personal_data: true, dpia_status: "done", contract_value_sek: 1200000, data_subjects: ["children"] }));
    await page.waitForFunction(() => document.getElementById("dpia").value === "done");
    assert.equal(await page.isChecked("input[name=personal][value=ja]"), true);
    assert.equal(await page.isChecked("input[name=subjects][value=children]"), true);
    assert.match(await page.inputValue("#value"), /^1\s200\s000$/);
  });

  test("reset empties the answers", async () => {
    const page = await browser.open("/plain.html");
    await answerForbidden(page);
    await page.evaluate(() => document.getElementById("proposal").reset());
    await settled(page);
    assert.equal("infers_output" in (await answers(page)), false);
  });
});

describe("markup that may not be touched", () => {
  test("is read by a map of selectors and codes", async () => {
    const page = await browser.open("/untouchable.html");
    await page.waitForFunction(() => !document.querySelector(".riktlinje-form"));
    await page.selectOption("[name=f17]", "1");
    await page.check("[name=f18]");
    await page.fill("[name=f19_0]", "900 000");
    await page.fill("[name=p_1]", "3");
    await page.fill("[name=c_1]", "5");
    await page.fill("[name=timmar_frigjorda]", "1 000");
    await settled(page);
    assert.deepEqual(await answers(page), {
      infers_output: true,
      p5_face_scraping: true,
      cost_series: [900000],
      risks: { so_far: [{ p: 3, c: 5 }] },
      hours_freed_per_year: 1000,
    });
    await page.selectOption("[name=f17]", "3");
    await page.check("[name=f21]");
    await settled(page);
    const now = await answers(page);
    assert.equal(now.infers_output, null);
    assert.deepEqual(now.risks, [{ p: 3, c: 5 }]);
    assert.equal(await page.locator(".eservice [data-fact]").count(), 0);
  });
});

describe("a page in one big form", () => {
  test("only the container counts, and the receipt goes with the page's own form", async () => {
    const page = await browser.open("/webforms.html");
    await page.fill("#search", "något");
    await page.selectOption("select", "1");
    await settled(page);
    assert.deepEqual(await answers(page), { infers_output: true });
    await page.click("#send");
    assert.equal(new URL(page.url()).pathname, "/webforms.html", "an incomplete proposal is refused");
    await page.evaluate(() => document.querySelector("riktlinje-check").removeAttribute("block"));
    await page.waitForFunction(() => document.querySelector("riktlinje-check").assessment);
    await page.click("#send");
    await page.getByRole("heading", { name: "Mottaget" }).waitFor();
    assert.equal(JSON.parse(browser.server.posted.at(-1).get("receipt")).verdict, "incomplete");
  });
});

describe("a form that re-renders", () => {
  test("is followed through new nodes, and focus stays", async () => {
    const page = await browser.open("/rerender.html");
    await page.waitForSelector("#personal_data");
    await page.click("#personal_data");
    await page.keyboard.type("ja");
    await page.waitForSelector("#dpia_status");
    await page.click("#dpia_status");
    await page.keyboard.type("none");
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), "dpia_status");
    assert.deepEqual(await answers(page), { personal_data: true, dpia_status: "none" });
    await page.click("#contract_value_sek");
    await page.keyboard.type("12x");
    await settled(page);
    assert.equal(await page.getAttribute("#contract_value_sek", "aria-invalid"), "true");
    await page.click("#personal_data");
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await settled(page);
    assert.equal("dpia_status" in (await answers(page)), false, "a field that has gone takes its answer along");
    assert.deepEqual(page.errors, []);
  });
});
