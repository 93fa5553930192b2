/** Builds the packages' files into `dist/`: see README.md. */

import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

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

const common = { bundle: true, minify: true, charset: "utf8", target: "es2022", plugins: [styles], legalComments: "none", logLevel: "warning" };

mkdirSync(here("dist"), { recursive: true });
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

await build({
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

/** One script with the engine inside: what the engine's own build made, then the element on top of it. */
async function single(engine, file) {
  const { outputFiles } = await build({ ...common, entryPoints: [here("src/classic.ts")], format: "iife", write: false });
  const element = outputFiles[0].text;
  writeFileSync(here(`dist/${file}`), `${engine.trimEnd()}\n${element}`);
}

const pkg = here("../wasm/pkg/");
if (existsSync(`${pkg}riktlinje.classic.js`)) await single(readFileSync(`${pkg}riktlinje.classic.js`, "utf8"), "riktlinje.js");
if (existsSync(`${pkg}plain.js`)) {
  const contents = `import * as engine from "./plain.js"; globalThis.Riktlinje = engine;`;
  const stdin = { contents, resolveDir: pkg };
  const { outputFiles } = await build({ ...common, stdin, format: "iife", write: false });
  await single(outputFiles[0].text, "riktlinje-nowasm.js");
}

/** Sizes and integrity hashes of what is shipped. */
const files = ["riktlinje-web.js", "riktlinje-form.js", "riktlinje-fill.js", "riktlinje-en.js", "riktlinje.js", "riktlinje-nowasm.js"].filter((file) => existsSync(here(`dist/${file}`)));
const integrity = {};
for (const file of files) {
  const bytes = readFileSync(here(`dist/${file}`));
  integrity[file] = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  const kB = (length) => `${(length / 1000).toFixed(1)} kB`;
  console.log(`${file}: ${kB(bytes.length)}, ${kB(gzipSync(bytes, { level: 9 }).length)} gzipped`);
}
writeFileSync(here("dist/integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);
