// The hand-written types against what the engine really gives: real results as literals in a TypeScript file, where
// every key that the types do not know, and every value of another type, is an error.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";

import { Guideline } from "../pkg/node.js";

const expected = process.env.RIKTLINJE_EXPECTED;
const compiler = fileURLToPath(new URL("../../web/node_modules/.bin/tsc", import.meta.url));
const types = fileURLToPath(new URL("../riktlinje.d.ts", import.meta.url));
const skip = existsSync(compiler) ? false : "TypeScript is not installed: run npm ci in bindings/web";

/** What the compiler says about a file. */
function complaints(source) {
  const folder = mkdtempSync(join(tmpdir(), "riktlinje-types-"));
  try {
    writeFileSync(join(folder, "riktlinje.d.ts"), readFileSync(types));
    writeFileSync(join(folder, "given.ts"), source);
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,dom,esnext.disposable"];
    const { stdout, status } = spawnSync(compiler, [...options, "--module", "esnext", "--moduleResolution", "bundler", "--ignoreConfig", "given.ts"], { cwd: folder, encoding: "utf8" });
    return status === 0 ? "" : stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function program(values) {
  const lines = values.map(([type, value], at) => `export const given${at}: ${type} = ${JSON.stringify(value)};`);
  return `import type * as engine from "./riktlinje";\n${lines.join("\n")}\n`;
}

test("the types fit what the engine gives", { skip }, () => {
  const values = [];
  for (const id of ["gotland-social-services", "tibro"]) {
    const guideline = Guideline.load(readFileSync(join(expected, `${id}.json`), "utf8"));
    values.push(["engine.Schema", guideline.schema()], ["engine.Schema", guideline.schema({ lang: "sv" })]);
    const lines = readFileSync(join(expected, `${id}.tsv`), "utf8").split("\n").filter(Boolean);
    for (const line of lines.slice(0, 12)) {
      const proposal = JSON.parse(line.split("\t")[0]);
      const session = guideline.session(proposal, { lang: "en" });
      values.push(["engine.Assessment", session.assess()], ["engine.FormState", session.form()]);
      values.push(["engine.VerdictSummary", session.verdict()], ["engine.Proposal", session.proposal()]);
      values.push(["engine.Answers", session.answers()]);
      for (const { id } of guideline.schema().rules.slice(0, 40)) values.push(["engine.Explanation", session.explain(id)]);
      session.lang = null;
      values.push(["engine.Assessment", session.assess()]);
      session.free();
    }
    try {
      guideline.assess({ nothing: 1 }, { asOf: "2026-11-22" });
    } catch (error) {
      values.push(["engine.Problem[]", error.problems]);
    }
  }
  assert.equal(complaints(program(values)).slice(0, 3000), "");
});

test("a type that does not fit is noticed", { skip }, () => {
  const guideline = Guideline.load(readFileSync(join(expected, "tibro.json"), "utf8"));
  const assessment = guideline.assess({}, { asOf: "2026-11-22" });
  assessment.findings[3].unheard_of = 1;
  assert.match(complaints(program([["engine.Assessment", assessment]])), /unheard_of/);
  assessment.findings[3] = { ...assessment.findings[4], severity: "heavy" };
  assert.match(complaints(program([["engine.Assessment", assessment]])), /heavy|severity/);
});

test("the declarations name what the package exports", async () => {
  const declared = readFileSync(types, "utf8").matchAll(/^export (?:class|function) (\w+)/gm);
  const names = [...declared].map((match) => match[1]).sort();
  const exported = Object.keys(await import("../pkg/node.js")).sort();
  assert.deepEqual(exported, names);
});
