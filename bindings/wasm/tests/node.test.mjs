// The package as a program in Node uses it, against what the engine says natively.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import test from "node:test";

import * as wasm from "../pkg/node.js";

const expected = process.env.RIKTLINJE_EXPECTED;
const compositions = ["gotland-social-services", "gotland-health-care", "tibro"];
const read = (name) => readFileSync(join(expected, name), "utf8");
const compiled = read("gotland-social-services.json");
const asOf = "2026-11-22";

/** Both builds have to pass everything. */
const builds = [["WASM", wasm]];
if (existsSync(new URL("../pkg/riktlinje.plain.js", import.meta.url))) {
  builds.push(["plain JavaScript", await import("../pkg/plain.js")]);
}

/** What a call throws, as an Error with code, place and hint. */
function thrown(engine, act, code) {
  let caught;
  try {
    act();
  } catch (error) {
    caught = error;
  }
  assert.ok(caught instanceof engine.RiktlinjeError && caught instanceof Error, `${code}: ${caught}`);
  assert.equal(caught.code, code, caught.message);
  assert.equal(caught.name, "RiktlinjeError");
  assert.ok(caught.message.length > 0 && caught.problems.length > 0);
  assert.notEqual(caught.message, code, "a message is more than the code");
  assert.ok(Array.isArray(caught.place.path));
  assert.equal(typeof caught.hint, "string", `${code} has a hint`);
  return caught;
}

test("every code that the module can tell has its words in every compiled guideline", () => {
  const module = readFileSync(new URL("../pkg/riktlinje.wasm", import.meta.url), "latin1");
  const families = new URL("../../../docs/diagnostics/", import.meta.url);
  // What is wrong with a compiled guideline is told before there is one. Its conditions are checked again when it is
  // loaded; whatever that finds is told as damage.
  const told = readdirSync(families, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !["compiled", "check"].includes(entry.name))
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, families)).map((file) => `${name}/${file.replace(".md", "")}`))
    .filter((code) => module.includes(code));
  assert.ok(told.length > 50, `${told.length} codes`);
  for (const id of compositions) {
    const { wordings } = JSON.parse(read(`${id}.json`));
    for (const words of [wordings.sv, wordings.en]) {
      assert.deepEqual(told.filter((code) => !words[code]?.[0]), [], id);
    }
  }
  // The module itself has none of them.
  assert.ok(!module.includes("Did you mean"));
});

for (const [name, engine] of builds) {
  const { Guideline } = engine;

  test(`${name}: messages are in the language asked for, else in the one that the guideline carries`, () => {
    const guideline = Guideline.load(compiled);
    const message = (lang) => thrown(engine, () => guideline.session({ a: 1 }, { lang }), "answers/unknown-fact").message;
    assert.equal(message("sv"), "Riktlinjen har ingen fråga `a`.");
    assert.equal(message("en"), "The guideline has no question `a`.");
    assert.equal(message("de"), message("en"));
    guideline.free();
  });

  test(`${name}: random proposals give the same bytes as natively`, () => {
    let proposals = 0;
    for (const id of compositions) {
      const guideline = Guideline.load(read(`${id}.json`));
      for (const line of read(`${id}.tsv`).split("\n").filter(Boolean)) {
        const [proposal, digest] = line.split("\t");
        const json = guideline.assessJson(proposal);
        assert.equal(createHash("sha256").update(json).digest("hex"), digest, proposal);
        proposals += 1;
      }
      guideline.free();
    }
    assert.ok(proposals >= 1000, `${proposals} proposals`);
  });

  test(`${name}: a session gives what its answers give at once`, () => {
    const guideline = Guideline.load(JSON.parse(compiled));
    const [line] = read("gotland-social-services.tsv").split("\n");
    const { answers } = JSON.parse(line.split("\t")[0]);
    const session = guideline.session({}, { asOf });
    for (const [fact, answer] of Object.entries(answers)) session.update(fact, answer);
    assert.equal(session.assessJson(), guideline.assessJson(answers, { asOf }));
    assert.deepEqual(session.answers(), answers);
    assert.deepEqual(session.verdict().verdict, session.assess().verdict);
    assert.deepEqual(session.verdict().areas, session.assess().areas);
    assert.deepEqual(session.questions(), session.assess().questions);
    const proposal = session.proposal("Försök");
    assert.deepEqual([proposal.title, proposal.as_of, proposal.guideline], ["Försök", asOf, guideline.id]);
    assert.equal(guideline.assessJson(proposal), session.assessJson());
    for (const fact of Object.keys(answers)) session.update(fact, undefined);
    assert.deepEqual(session.answers(), {});
    assert.equal(session.assessJson(), guideline.assessJson({}, { asOf }));
    session.free();
    guideline.free();
  });

  test(`${name}: one language makes texts strings`, () => {
    const guideline = Guideline.load(compiled);
    const swedish = guideline.assess({}, { asOf, lang: "sv" });
    assert.equal(typeof swedish.questions[0].question, "string");
    assert.ok(swedish.findings.every((finding) => typeof finding.title === "string"));
    const both = guideline.assess({}, { asOf });
    assert.equal(engine.show(both.questions[0].question, "sv"), swedish.questions[0].question);
    assert.deepEqual(guideline.languages, ["sv", "en"]);
    const session = guideline.session({}, { asOf, lang: "sv" });
    assert.deepEqual(session.assess(), swedish);
    session.lang = null;
    assert.deepEqual(session.assess(), both);
  });

  test(`${name}: the schema names every fact once`, () => {
    const guideline = Guideline.load(compiled);
    const schema = guideline.schema({ lang: "sv" });
    const listed = [...schema.sections.flatMap((section) => section.facts), ...schema.other].sort();
    assert.deepEqual(listed, schema.facts.map((fact) => fact.id).sort());
    const ids = new Set(listed);
    for (const fact of schema.facts) {
      assert.ok((fact.asked_when?.facts ?? []).every((gate) => ids.has(gate)), fact.id);
      if (fact.type === "choice" || fact.type === "choices") assert.ok(fact.options.length > 0, fact.id);
      if (fact.type === "rows") assert.ok(fact.columns.length > 0, fact.id);
    }
    const form = guideline.session({}, { asOf }).form();
    const gated = schema.facts.filter((fact) => fact.asked_when).map((fact) => fact.id);
    assert.deepEqual(Object.keys(form.asked), gated);
    const series = schema.facts.filter((fact) => fact.type === "series").map((fact) => fact.id);
    assert.deepEqual(Object.keys(form.years), series);
  });

  test(`${name}: an explanation shows each part with its value`, () => {
    const guideline = Guideline.load(compiled);
    for (const { id } of guideline.schema().rules) {
      const explanation = guideline.explain(id, {}, { asOf, lang: "en" });
      assert.equal(explanation.rule, id);
      const step = explanation.requires ?? explanation.applies_when ?? explanation.except;
      if (step) assert.equal(typeof step.value, "string");
    }
  });

  test(`${name}: bad input throws, changes nothing, and leaves everything usable`, () => {
    const guideline = Guideline.load(compiled);
    const session = guideline.session({}, { asOf });
    const before = session.assessJson();
    const damaged = compiled.replace("Region", "Regiom");
    thrown(engine, () => Guideline.load(damaged), "compiled/damaged");
    thrown(engine, () => Guideline.load(compiled.slice(0, 5000)), "compiled/damaged");
    thrown(engine, () => Guideline.load("riktlinje: 1"), "compiled/not-compiled");
    thrown(engine, () => Guideline.load({}), "compiled/not-compiled");
    thrown(engine, () => Guideline.load(compiled.replace(/:\d+,/, ":9,")), "compiled/other-version");
    thrown(engine, () => Guideline.compile([{ name: "a", text: "riktlinje: 1" }]), "api/no-compiler");
    thrown(engine, () => guideline.assess({}), "api/no-day");
    thrown(engine, () => guideline.assess({}, { asOf: "22/11/2026" }), "api/bad-day");
    thrown(engine, () => guideline.assess({}, { asOf, lang: "på svenska" }), "api/bad-language");
    thrown(engine, () => guideline.assess("{", { asOf }), "json/syntax");
    thrown(engine, () => guideline.assess("[".repeat(100000), { asOf }), "source/too-deep");
    thrown(engine, () => guideline.assess({ riktlinje: 2, answers: {} }), "answers/unsupported-format");
    thrown(engine, () => session.update("no_such_fact", true), "answers/unknown-fact");
    thrown(engine, () => session.update("no_such_fact", undefined), "answers/unknown-fact");
    thrown(engine, () => session.update("hours_freed_per_year", NaN), "api/bad-call");
    thrown(engine, () => session.update("hours_freed_per_year", 1n), "api/bad-call");
    thrown(engine, () => session.explain("NO-SUCH-RULE"), "api/unknown-rule");
    thrown(engine, () => session.setWaivers([{ rule: "X" }]), "answers/missing-key");
    assert.equal(session.assessJson(), before);
    const fact = guideline.schema().facts.find(({ type }) => type === "choice").id;
    const wrong = thrown(engine, () => session.updateAll({ personal_data: true, [fact]: "no_such_option" }), "answers/unknown-option");
    assert.equal(wrong.fact, fact);
    assert.deepEqual(wrong.place.path, [fact]);
    assert.equal(session.assessJson(), before, "all or nothing");
  });

  test(`${name}: what is given back is gone, and only that`, () => {
    const guideline = Guideline.load(compiled);
    const session = guideline.session({}, { asOf });
    guideline.free();
    guideline.free();
    if (Symbol.dispose) guideline[Symbol.dispose]();
    assert.equal(session.verdict().verdict.status, "incomplete", "a session outlives its guideline");
    thrown(engine, () => guideline.schema(), "api/freed");
    session.free();
    thrown(engine, () => session.assess(), "api/freed");
    for (let round = 0; round < 200; round += 1) Guideline.load(compiled).free();
  });

  test(`${name}: any text at all is answered or refused`, () => {
    const guideline = Guideline.load(compiled);
    const [line] = read("tibro.tsv").split("\n");
    const text = line.split("\t")[0];
    let refused = 0;
    for (let at = 0; at < text.length; at += 41) {
      for (const changed of [text.slice(0, at), `${text.slice(0, at)}\u0000${text.slice(at + 1)}`, text.slice(at), `${text.slice(0, at)}{${text.slice(at)}`]) {
        try {
          guideline.assessJson(changed, { asOf });
        } catch (error) {
          assert.ok(error instanceof engine.RiktlinjeError, String(error));
          assert.notEqual(error.code, "api/failed", changed);
          refused += 1;
        }
      }
    }
    assert.ok(refused > 50);
  });
}

test("the classic script holds everything", async () => {
  const script = readFileSync(new URL("../pkg/riktlinje.classic.js", import.meta.url), "utf8");
  const page = { TextDecoder, TextEncoder, WebAssembly, atob, Uint8Array, FinalizationRegistry, URL };
  page.globalThis = page;
  runInNewContext(script, page);
  const { Riktlinje } = page;
  assert.throws(() => Riktlinje.Guideline.load(compiled), { code: "api/not-ready" });
  await Riktlinje.init();
  const guideline = Riktlinje.Guideline.load(compiled);
  assert.equal(guideline.assessJson({}, { asOf }), wasm.Guideline.load(compiled).assessJson({}, { asOf }));
});
