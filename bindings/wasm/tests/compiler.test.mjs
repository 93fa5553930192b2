// The build with the compiler: guidelines from their YAML sources, as previews of authors use it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";

import { features, Guideline, RiktlinjeError } from "../pkg-compiler/node.js";

const rules = fileURLToPath(new URL("../../../rules", import.meta.url));
const expected = process.env.RIKTLINJE_EXPECTED;
const asOf = "2026-11-22";

/** All guidelines, the one that is asked for first. */
function sources(id) {
  const ids = readdirSync(rules).filter((name) => !name.includes(".")).sort((a, b) => (b === id) - (a === id));
  return ids.map((name) => ({ name: `${name}/guideline.yaml`, text: readFileSync(join(rules, name, "guideline.yaml"), "utf8") }));
}

const small = (rule) => `riktlinje: 1
id: small
version: 1.0.0
title: {sv: Liten, en: Small}
phases:
  - {id: before_decision, title: {sv: Före beslut, en: Before decision}, reached_when: "true"}
facts:
  is_tested: {type: bool, question: {sv: "Är den prövad?", en: "Is it tested?"}}
rules:
  S-1:
    area: risk
    severity: must
    phase: before_decision
    title: {sv: Prövad, en: Tested}
    requires: ${rule}
    remedy: {sv: Pröva den., en: Test it.}
`;

test("it says that it can compile", () => assert.deepEqual(features(), { compile: true }));

for (const id of ["gotland-social-services", "gotland-health-care", "tibro"]) {
  test(`${id} from YAML is the same as compiled natively`, () => {
    const native = readFileSync(join(expected, `${id}.json`), "utf8");
    const compiled = Guideline.compile(sources(id));
    assert.equal(compiled.compiled(), native);
    const loaded = Guideline.load(native);
    assert.equal(compiled.digest, loaded.digest);
    assert.equal(compiled.assessJson({}, { asOf }), loaded.assessJson({}, { asOf }));
    const swedish = Guideline.load(compiled.compiled({ lang: ["sv"] }));
    assert.equal(swedish.assess({}, { asOf }).guideline.digest, compiled.digest);
    assert.ok(compiled.compiled({ lang: ["sv"] }).length < native.length);
  });
}

test("every mistake is told with file, line and column", () => {
  Guideline.compile([{ name: "small.yaml", text: small("is_tested") }]).free();
  let error;
  try {
    Guideline.compile([{ name: "small.yaml", text: small("is_tsted").replace("type: bool", "type: bol") }], { lang: "sv" });
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error instanceof RiktlinjeError, String(error));
  const places = error.problems.map(({ place }) => [place.file, place.line]);
  assert.deepEqual(places[0], ["small.yaml", 8]);
  assert.ok(error.problems.every(({ code, message, place }) => code && message && place.column > 0));
  assert.match(error.hint, /bool/);
});

test("a name that is misspelt in a condition is found there", () => {
  assert.throws(
    () => Guideline.compile([{ name: "small.yaml", text: small("is_tsted") }]),
    ({ place, hint }) => place.file === "small.yaml" && place.line === 15 && /is_tested/.test(hint),
  );
});

test("what is no list of sources is refused, and the engine stays usable", () => {
  for (const wrong of ["", "{", "3", [], [{}], [{ name: "a" }], [{ name: "a", text: ["b"] }]]) {
    assert.throws(() => Guideline.compile(wrong), { name: "RiktlinjeError", code: "api/bad-call" }, JSON.stringify(wrong));
  }
  for (const text of ["", "- - -", "\u0000", "[".repeat(100000)]) {
    assert.throws(() => Guideline.compile([{ name: "a", text }]), RiktlinjeError);
  }
  assert.equal(Guideline.compile([{ name: "small.yaml", text: small("is_tested") }]).id, "small");
});
