/** The packages as they would be published: sizes, types, manifests, hashes. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { MADE } from "./browser.mjs";
import { here } from "./server.mjs";

const read = (path) => readFileSync(here(`../${path}`), "utf8");
const gzipped = (path) => gzipSync(readFileSync(here(`../${path}`)), { level: 9 }).length;

test("the element is at most 15 kB gzipped", () => {
  assert.ok(gzipped("dist/riktlinje-web.js") <= 15_000, `${gzipped("dist/riktlinje-web.js")} bytes`);
});

for (const id of ["gotland-social-services", "gotland-health-care", "tibro"]) {
  test(`${id} in one language is at most 60 kB gzipped`, () => {
    const length = gzipSync(readFileSync(`${MADE}/${id}.sv.json`), { level: 9 }).length;
    assert.ok(length <= 60_000, `${length} bytes`);
  });
}

for (const name of ["engine", "web"]) {
  test(`@riktlinje/${name}: nothing that publint or are-the-types-wrong would say`, async () => {
    const folder = here(`../packages/${name}`);
    const { messages, pkg } = await publint({ pkgDir: folder, pack: false });
    assert.deepEqual(messages.filter(({ type }) => type !== "suggestion").map((message) => formatMessage(message, pkg)), []);
    const to = mkdtempSync(join(tmpdir(), "riktlinje-"));
    const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", to], { cwd: folder, encoding: "utf8" }).trim();
    const result = await checkPackage(createPackageFromTarballData(readFileSync(join(to, packed))), {
      entrypoints: name === "engine" ? [".", "./plain"] : ["."],
    });
    // Both packages are modules only, so require() of them is the one thing that does not resolve.
    const problems = result.problems.filter(({ kind }) => kind !== "CJSResolvesToESM");
    assert.deepEqual(problems, []);
  });
}

test("custom-elements.json names the attributes that the element listens to", () => {
  const listed = JSON.parse(read("custom-elements.json")).modules[0].declarations[0].attributes.map(({ name }) => name);
  const [, source] = /ATTRIBUTES = \[([^\]]*)\]/.exec(read("src/settings.ts"));
  assert.deepEqual(listed, source.match(/"[^"]+"/g).map((text) => text.slice(1, -1)));
});

test("integrity hashes are those of the files", () => {
  for (const [file, hash] of Object.entries(JSON.parse(read("dist/integrity.json")))) {
    const digest = createHash("sha384").update(readFileSync(here(`../dist/${file}`))).digest("base64");
    assert.equal(hash, `sha384-${digest}`, file);
  }
});

test("no markup is parsed and no style element made anywhere in the element", () => {
  for (const file of ["riktlinje-web.js", "riktlinje-form.js", "riktlinje-fill.js", "riktlinje-en.js"]) {
    assert.doesNotMatch(read(`dist/${file}`), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function|eval\(|"style"/, file);
  }
});

test("the lock file names no registry", () => {
  assert.doesNotMatch(read("package-lock.json"), /"resolved"|https?:\/\/(?!opencollective|github)[^"]*registry/);
});
