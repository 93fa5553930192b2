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
const DECLARATIONS = ["riktlinje.d.ts", "assessment.d.ts", "schema.d.ts"];
const declarations = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const schema = (name) => JSON.parse(readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), "utf8"));
assert.ok(existsSync(compiler), "TypeScript is not installed: run npm ci in bindings/web");

/** What the compiler says about a file. */
function complaints(source) {
  const folder = mkdtempSync(join(tmpdir(), "riktlinje-types-"));
  try {
    for (const name of DECLARATIONS) writeFileSync(join(folder, name), declarations(name));
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

test("the types fit what the engine gives", () => {
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

test("a type that does not fit is noticed", () => {
  const guideline = Guideline.load(readFileSync(join(expected, "tibro.json"), "utf8"));
  const assessment = guideline.assess({}, { asOf: "2026-11-22" });
  assessment.findings[3].unheard_of = 1;
  assert.match(complaints(program([["engine.Assessment", assessment]])), /unheard_of/);
  assessment.findings[3] = { ...assessment.findings[4], severity: "heavy" };
  assert.match(complaints(program([["engine.Assessment", assessment]])), /heavy|severity/);
});

test("the declarations name what the package exports", async () => {
  const declared = declarations("riktlinje.d.ts").matchAll(/^export (?:class|function) (\w+)/gm);
  const names = [...declared].map((match) => match[1]).sort();
  const exported = Object.keys(await import("../pkg/node.js")).sort();
  assert.deepEqual(exported, names);
});

/** Which type describes which part of the schema of assessments. */
const DESCRIBED = {
  Finding: "engine.Finding",
  Reason: "engine.Reason",
  Role: "engine.Role",
  SourceReport: "engine.SourceReport",
  Question: "engine.Question",
  FollowUp: "engine.FollowUp",
  WaiverReport: "engine.WaiverReport",
  Verdict: "engine.Verdict",
  GuidelineReport: "engine.GuidelineReport",
  PackReport: 'engine.GuidelineReport["packs"][number]',
  Ignored: 'engine.Assessment["ignored"][number]',
  NotKnown: 'engine.Assessment["not_known"][number]',
  ExpiredEvidence: 'engine.Assessment["expired_evidence"][number]',
  RelaxationReport: 'engine.Assessment["relaxations"][number]',
  Possible: "engine.Possible",
  ShownValue: "engine.ShownValue",
  Class: "engine.Class",
  Word: "engine.VerdictStatus",
  Status: "engine.FindingStatus",
  QuestionKind: "engine.QuestionKind",
  WaiverStatus: "engine.WaiverStatus",
  IgnoredWhy: 'engine.Assessment["ignored"][number]["why"]',
};
/** Parts that say nothing of their own: a list of another part, or a text. */
const PLAIN = ["Classes", "FollowUpDate", "Statuses", "Text"];

/** Comparisons of the declarations with a schema, for the compiler: the same keys, the same of them required, the same words. */
function comparisons(described) {
  const union = (names) => names.map((name) => JSON.stringify(name)).join(" | ") || "never";
  const lines = Object.entries(described).flatMap(([type, { properties, required, oneOf }], at) => {
    const same = (what, of, names) => `export const ${what}${at}: Same<${JSON.stringify(`${what} of ${type}`)}, ${of}, ${union(names)}> = true;`;
    if (oneOf) return [same("words", type, oneOf.map((word) => word.const))];
    return [same("keys", `Keys<${type}>`, Object.keys(properties)), same("required", `Required<${type}>`, required ?? [])];
  });
  return `import type * as engine from "./riktlinje";
type Same<What, A, B> = [A] extends [B] ? ([B] extends [A] ? true : What) : What;
type Keys<T> = T extends T ? keyof T : never;
type Required<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
${lines.join("\n")}
`;
}

/** What an assessment's schema says, by the type that describes it. */
function assessmentParts() {
  const { $defs, properties, required } = schema("assessment");
  assert.deepEqual(Object.keys($defs).sort(), [...Object.keys(DESCRIBED), ...PLAIN].sort(), "every part is described");
  const parts = Object.entries(DESCRIBED).map(([name, type]) => [type, $defs[name]]);
  return { "engine.Assessment": { properties, required }, ...Object.fromEntries(parts) };
}

test("the types have the keys and words of the schemas, and the same of them always", () => {
  const { properties, required } = schema("proposal");
  const waivers = properties.waivers.anyOf.find(({ type }) => type === "array");
  const parts = { "engine.Proposal": { properties, required }, "engine.Waiver": waivers.items, ...assessmentParts() };
  assert.equal(complaints(comparisons(parts)).slice(0, 3000), "");
});

test("a key that only the schema knows, one that is not always there, and a new word are noticed", () => {
  const planted = (name, change) => {
    const parts = assessmentParts();
    change(parts[name]);
    return complaints(comparisons(parts));
  };
  assert.match(planted("engine.Finding", (part) => (part.properties.unheard_of = {})), /keys of engine.Finding/);
  assert.match(planted("engine.Question", (part) => part.required.pop()), /required of engine.Question/);
  assert.match(planted("engine.QuestionKind", (part) => part.oneOf.push({ const: "unheard_of" })), /words of engine.QuestionKind/);
});
