/** WCAG 2.2 AA: axe-core, keyboard, focus, announcements, and how it looks when it is enlarged or recolored. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { answerForbidden, answers, MADE, panel, settled, status, useBrowser } from "./browser.mjs";

const browser = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const example = JSON.parse(readFileSync(`${MADE}/ex1.proposal.json`, "utf8"));

/** What axe finds, as `rule: selector`. */
async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

/** Fills and opens as much as can be shown at once. */
async function showEverything(page) {
  if (page.url().includes("generated")) {
    const broken = { ...example.answers, p5_face_scraping: true, risks: { so_far: example.answers.risks } };
    await page.evaluate((answers) => (document.querySelector("riktlinje-check").answers = answers), broken);
  } else {
    await answerForbidden(page);
    await page.fill("#value", "mycket");
  }
  await settled(page);
  await page.evaluate(() => {
    for (const details of document.querySelector("riktlinje-check").shadowRoot.querySelectorAll("details")) details.open = true;
  });
  await settled(page);
}

describe("axe-core", () => {
  for (const path of ["/plain.html", "/generated.html"]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${path} in ${colorScheme}: clean, empty and with everything shown`, async () => {
        const page = await browser.open(path, { colorScheme });
        if (colorScheme === "light") assert.deepEqual(await faults(page), []);
        await showEverything(page);
        assert.deepEqual(await faults(page), []);
      });
    }
  }

  test("catches a planted fault, inside the shadow tree too", async () => {
    const page = await browser.open("/plain.html");
    await page.evaluate(() => {
      const root = document.querySelector("riktlinje-check").shadowRoot;
      root.querySelector("[part=panel]").append(document.createElement("button"));
    });
    assert.match((await faults(page)).join("\n"), /button-name/);
  });
});

describe("announcements", () => {
  /** Everything that the live region says, in order. */
  async function listen(page) {
    await page.evaluate(() => {
      const region = document.querySelector("riktlinje-check").shadowRoot.querySelector("[role=status]");
      window.said = [];
      new MutationObserver(() => window.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    });
  }

  test("one live region, present and empty at load, one announcement per burst", async () => {
    const page = await browser.open("/plain.html");
    const region = page.locator("riktlinje-check [role=status]");
    assert.equal(await region.count(), 1);
    assert.equal(await region.textContent(), "");
    await listen(page);
    await answerForbidden(page);
    await page.fill("#value", "1");
    await page.locator("#value").pressSequentially("000000", { delay: 30 });
    assert.deepEqual(await page.evaluate(() => window.said), [], "nothing while typing");
    await page.waitForFunction(() => window.said.length > 0);
    await page.waitForTimeout(1200);
    const said = await page.evaluate(() => window.said);
    assert.equal(said.length, 1);
    assert.match(said[0], /^Får inte införas i denna form\. 1 hinder/);
  });

  test("no live region beside it, and none that interrupts", async () => {
    const page = await browser.open("/generated.html");
    const count = await page.evaluate(() => {
      const selector = "[aria-live],[role=alert],[role=status],output";
      return document.querySelectorAll(selector).length + document.querySelector("riktlinje-check").shadowRoot.querySelectorAll(selector).length;
    });
    assert.equal(count, 1);
  });
});

describe("keyboard", () => {
  test("a form is answered, a reason opened and an answer changed without a mouse", async () => {
    const page = await browser.open("/plain.html");
    await page.evaluate(() => document.getElementById("start").focus());
    await page.keyboard.type("2027-03-01");
    for (let field = 0; field < 3; field += 1) {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
    }
    await settled(page);
    assert.equal(await status(page), "forbidden");
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => document.querySelector("riktlinje-check").shadowRoot.activeElement?.closest(".stops") !== null && document.querySelector("riktlinje-check").shadowRoot.activeElement?.localName === "summary");
      if (at) break;
    }
    await page.keyboard.press("Enter");
    await settled(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.name), "scraping");
    await page.keyboard.press("ArrowDown");
    await settled(page);
    assert.notEqual(await status(page), "forbidden");
  });

  test("a generated form is answered, a row added and a question followed without a mouse", async () => {
    const page = await browser.open("/generated.html");
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Tabs on until the element with focus is the wanted one. */
    const tabTo = async (what, wanted) => {
      for (let step = 0; step < 400; step += 1) {
        await press("Tab");
        if (await page.evaluate(wanted)) return;
      }
      assert.fail(`${what} was never reached`);
    };
    await tabTo("the first choice", () => document.activeElement.type === "radio");
    await press("Space");
    await settled(page);
    assert.equal(Object.keys(await answers(page)).length, 1);
    const rows = () => page.locator('[id$="-risks-question"] [data-row]').count();
    const before = await rows();
    await tabTo("the button that adds a risk", () => document.activeElement.matches('[id$="-risks-question"] button') && /Lägg till/.test(document.activeElement.textContent));
    await press("Enter");
    await settled(page);
    assert.equal(await rows(), before + 1);
    assert.equal(await page.evaluate(() => document.activeElement.closest("[data-row]") !== null), true, "focus is in the new row");
    await page.keyboard.type("r1");
    await tabTo("a question in the panel", () => document.querySelector("riktlinje-check").shadowRoot.activeElement?.matches(".questions a"));
    await press("Enter");
    await settled(page);
    const at = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
    assert.equal(await page.evaluate(() => document.activeElement.closest("form.riktlinje-form") !== null), true, `focus is at the question, not at ${at}`);
  });

  test("every stop shows where focus is", async () => {
    const page = await browser.open("/generated.html");
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        let element = document.activeElement;
        while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element === document.body ? "solid" : getComputedStyle(element).outlineStyle;
      });
      assert.notEqual(outline, "none");
    }
  });

  test("on a phone, nothing hides what has focus", async () => {
    const page = await browser.open("/generated.html", { viewport: { width: 390, height: 844 } });
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const isHidden = await page.evaluate(() => {
        const element = document.activeElement;
        const place = document.querySelector("riktlinje-check").shadowRoot.querySelector(".place").getBoundingClientRect();
        const box = element.getBoundingClientRect();
        return element.closest("form") !== null && box.bottom > place.top;
      });
      assert.equal(isHidden, false);
    }
  });

  test("focus in the panel stays while it is painted again", async () => {
    const page = await browser.open("/plain.html");
    await answerForbidden(page);
    const summary = panel(page).locator(".stops .finding summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    await page.evaluate(() => {
      const value = document.getElementById("value");
      value.value = "1 000 000";
      value.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await settled(page);
    assert.equal((await answers(page)).contract_value_sek, 1000000);
    assert.equal(await summary.evaluate((element) => element.getRootNode().activeElement === element && element.parentElement.open), true);
  });
});

describe("looks", () => {
  for (const path of ["/plain.html", "/generated.html"]) {
    test(`${path} at 320 px and with text at 200 % has no sideways scrolling`, async () => {
      const page = await browser.open(path, { viewport: { width: 320, height: 640 } });
      await showEverything(page);
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok((await overflow()) <= 0, "at 320 px");
      await page.setViewportSize({ width: 640, height: 800 });
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await settled(page);
      assert.ok((await overflow()) <= 0, "with text at 200 %");
    });

    test(`${path} in forced colors: signs keep their border and words stay readable`, async () => {
      const page = await browser.open(path, { forcedColors: "active" });
      await showEverything(page);
      const sign = page.locator("riktlinje-check .line .sign");
      const style = await sign.evaluate((element) => ({ ...{ border: getComputedStyle(element).borderTopStyle, color: getComputedStyle(element).color, back: getComputedStyle(element).backgroundColor } }));
      assert.equal(style.border, "solid");
      assert.notEqual(style.color, style.back);
    });
  }

  test("targets are at least 24 by 24 pixels", async () => {
    const page = await browser.open("/generated.html");
    await showEverything(page);
    const small = await page.evaluate(() => {
      const root = document.querySelector("riktlinje-check");
      const targets = [...root.querySelectorAll("label.riktlinje-tick,button,select,input:not([type=checkbox],[type=radio],[hidden])"), ...root.shadowRoot.querySelectorAll("button,summary")];
      return targets.filter((target) => target.checkVisibility()).map((target) => target.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length;
    });
    assert.equal(small, 0);
  });

  test("what is folded is made when it is opened, and for the page's search once nobody types", async () => {
    const page = await browser.open("/plain.html");
    const open = panel(page).locator(".open");
    const [, count] = /\((\d+)\)/.exec(await open.locator("summary").first().textContent());
    const findings = open.locator(".finding");
    await page.waitForFunction((count) => document.querySelector("riktlinje-check").shadowRoot.querySelectorAll(".open .finding").length === count, Number(count));
    await answerForbidden(page);
    await open.locator("summary").first().click();
    await settled(page);
    const [, now] = /\((\d+)\)/.exec(await open.locator("summary").first().textContent());
    assert.notEqual(now, count);
    assert.equal(await findings.count(), Number(now));
  });

  test("on paper everything is unfolded", async () => {
    const page = await browser.open("/plain.html");
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const folded = () => page.evaluate(() => document.querySelector("riktlinje-check").shadowRoot.querySelectorAll("details:not([open])").length);
    assert.equal(await folded(), 0);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.notEqual(await folded(), 0);
  });
});
