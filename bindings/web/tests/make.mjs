/** Makes what the test pages need beside the build: the example proposal as JSON, and a page bundled as sites do it. */

import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { here } from "./server.mjs";

const made = process.env.RIKTLINJE_WEB_MADE;
const pkg = here("../../wasm/pkg");
mkdirSync(`${made}/bundle`, { recursive: true });

const example = readFileSync(here("../../../rules/gotland-social-services/ex1.proposal.yaml"), "utf8");
writeFileSync(`${made}/ex1.proposal.json`, JSON.stringify(parse(example)));

// A bundler follows the dynamic imports and copies the module beside the bundle.
await build({
  stdin: { contents: 'import "@riktlinje/web";', resolveDir: here(".") },
  alias: { "@riktlinje/web": here("../dist/riktlinje-web.js"), "@riktlinje/engine": `${pkg}/browser.js` },
  bundle: true,
  splitting: true,
  format: "esm",
  outdir: `${made}/bundle`,
  entryNames: "app",
  logLevel: "warning",
});
copyFileSync(`${pkg}/riktlinje.wasm`, `${made}/bundle/riktlinje.wasm`);
