// The engine in whatever runs this file: the same bytes as natively, errors as Error objects, memory given back.
// Node, Deno and Bun have no test runner in common, so this is a plain program that fails by throwing.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { engineVersion, features, Guideline, RiktlinjeError } from "../pkg/node.js";

const expected = process.env.RIKTLINJE_EXPECTED;
const asOf = "2026-11-22";
const read = (name) => readFileSync(join(expected, name), "utf8");

let proposals = 0;
for (const id of ["gotland-social-services", "gotland-health-care", "tibro"]) {
  const guideline = Guideline.load(read(`${id}.json`));
  for (const line of read(`${id}.tsv`).split("\n").filter(Boolean)) {
    const [proposal, digest] = line.split("\t");
    assert.equal(createHash("sha256").update(guideline.assessJson(proposal)).digest("hex"), digest, proposal);
    proposals += 1;
  }
  guideline.free();
}
assert.ok(proposals >= 1000, `${proposals} proposals`);

assert.match(engineVersion(), /^riktlinje \d/);
assert.deepEqual(features(), { compile: false });

const guideline = Guideline.load(read("tibro.json"));
const session = guideline.session({}, { asOf, lang: "sv" });
const before = session.assessJson();
assert.throws(() => session.update("no_such_fact", true), (error) => {
  assert.ok(error instanceof RiktlinjeError && error instanceof Error);
  assert.equal(error.code, "answers/unknown-fact");
  assert.equal(typeof error.hint, "string");
  assert.deepEqual(error.place.path, ["no_such_fact"]);
  return true;
});
assert.equal(session.assessJson(), before);
session.update("personal_data", true);
assert.notEqual(session.assessJson(), before);
session.free();
assert.throws(() => session.assess(), { code: "api/freed" });
if (Symbol.dispose) guideline[Symbol.dispose]();
else guideline.free();
assert.throws(() => guideline.schema(), { code: "api/freed" });

const name = globalThis.Deno ? `Deno ${globalThis.Deno.version.deno}` : process.versions.bun ? `Bun ${process.versions.bun}` : `Node ${process.versions.node}`;
console.log(`  ${name}: ${proposals} proposals give the same bytes as natively; errors and memory as they should be`);
