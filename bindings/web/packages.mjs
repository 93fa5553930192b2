/** Puts the two npm packages together in `packages/`, ready for `npm publish`. Run after the builds. */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const web = JSON.parse(readFileSync(here("package.json"), "utf8"));
const licenses = ["LICENSE-APACHE", "LICENSE-MIT"];

const types = "./riktlinje.d.ts";
const engine = {
  name: "@riktlinje/engine",
  version: web.version,
  description: "Says whether a proposed AI deployment follows a guideline: the engine for browsers, Node, Deno and Bun",
  license: web.license,
  type: "module",
  sideEffects: ["./node.js", "./plain.js", "./riktlinje.classic.js"],
  main: "./node.js",
  types,
  exports: {
    ".": { types, node: "./node.js", deno: "./node.js", bun: "./node.js", default: "./browser.js" },
    "./plain": { types: "./plain.d.ts", default: "./plain.js" },
    "./riktlinje.wasm": "./riktlinje.wasm",
  },
};

function write(folder, manifest) {
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  for (const license of licenses) cpSync(here(`../../${license}`), `${folder}/${license}`);
}

rmSync(here("packages"), { recursive: true, force: true });

mkdirSync(here("packages/engine"), { recursive: true });
cpSync(here("../wasm/pkg"), here("packages/engine"), { recursive: true });
writeFileSync(here("packages/engine/plain.d.ts"), 'export * from "./riktlinje.js";\n');
cpSync(here("../../docs/EMBEDDING.md"), here("packages/engine/README.md"));
write(here("packages/engine"), engine);

mkdirSync(here("packages/web"), { recursive: true });
cpSync(here("dist"), here("packages/web/dist"), { recursive: true });
for (const file of ["README.md", "custom-elements.json"]) cpSync(here(file), here(`packages/web/${file}`));
const { private: _private, scripts: _scripts, devDependencies: _tools, ...manifest } = web;
write(here("packages/web"), { ...manifest, dependencies: { "@riktlinje/engine": web.version } });
