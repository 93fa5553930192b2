/** Builds the files of the package into `dist/`: see README.md. esbuild bundles, terser takes the last bytes out. */

import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { minify } from "terser";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const engine = here("../wasm/pkg/");

/** Style sheets become minified text, to be adopted by script: no `style` element ever exists. */
const styles = {
  name: "styles",
  setup(builder) {
    builder.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, target: "chrome123" });
      return { contents: `export default ${JSON.stringify(code.trim())};`, loader: "js" };
    });
  },
};

/** Parts that a page loads only when it needs them, each its own file without shared pieces between them. */
const PARTS = { "generate/form": "riktlinje-form", "fill/index": "riktlinje-fill", "./en": "riktlinje-en" };
const parts = {
  name: "parts",
  setup(builder) {
    builder.onResolve({ filter: /(generate\/form|fill\/index|\/en)\.js$/ }, ({ kind, path }) => {
      const part = Object.entries(PARTS).find(([end]) => path.endsWith(`${end}.js`));
      return kind === "dynamic-import" && part ? { path: `./${part[1]}.js`, external: true } : undefined;
    });
  },
};

const common = { bundle: true, minify: true, charset: "utf8", target: "es2022", legalComments: "none", logLevel: "warning", write: false };

async function smaller(code, isModule) {
  const made = await minify(code, { module: isModule, ecma: 2022, compress: { passes: 2, ecma: 2022, hoist_funs: true, pure_getters: true, unsafe_arrows: true }, format: { ecma: 2022 } });
  return made.code;
}

/** The modules for bundlers and import maps; the engine is a package of its own. */
async function modules() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: {
      "riktlinje-web": here("src/index.ts"),
      "riktlinje-form": here("src/generate/form.ts"),
      "riktlinje-fill": here("src/fill/index.ts"),
      "riktlinje-en": here("src/words/en.ts"),
    },
    outdir: here("dist"),
    format: "esm",
    external: ["@riktlinje/engine"],
    plugins: [styles, parts],
  });
  for (const { path, text } of outputFiles) writeFileSync(path, await smaller(text, true));
  return outputFiles.map(({ path }) => basename(path));
}

/** One classic script with everything inside: what the engine's own build made, then the element on top of it. */
async function single(engineText, file) {
  const { outputFiles } = await build({ ...common, entryPoints: [here("src/classic.ts")], format: "iife", plugins: [styles] });
  // The first line tells Chromium that what is defined here is called at once: it compiles it while the script arrives.
  const hint = "//# allFunctionsCalledOnLoad";
  writeFileSync(here(`dist/${file}`), `${hint}\n${engineText.trimEnd()}\n${await smaller(outputFiles[0].text, false)}\n`);
  return file;
}

/** The engine as plain JavaScript, for policies that forbid WASM. */
async function withoutWasm() {
  const contents = 'import * as engine from "./plain.js"; globalThis.Riktlinje = engine;';
  const { outputFiles } = await build({ ...common, stdin: { contents, resolveDir: engine }, format: "iife" });
  return outputFiles[0].text;
}

/** Integrity hashes for pages that pin what they load, and sizes to read. */
function tell(files) {
  const integrity = {};
  const kB = (length) => `${(length / 1000).toFixed(1)} kB`;
  for (const file of files) {
    const bytes = readFileSync(here(`dist/${file}`));
    integrity[file] = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
    console.log(`${file}: ${kB(bytes.length)}, ${kB(gzipSync(bytes, { level: 9 }).length)} gzipped`);
  }
  writeFileSync(here("dist/integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);
}

rmSync(here("dist"), { recursive: true, force: true });
mkdirSync(here("dist"), { recursive: true });
const made = await modules();
if (existsSync(`${engine}riktlinje.classic.js`)) made.push(await single(readFileSync(`${engine}riktlinje.classic.js`, "utf8"), "riktlinje.js"));
if (existsSync(`${engine}plain.js`)) made.push(await single(await withoutWasm(), "riktlinje-nowasm.js"));
tell(made);
