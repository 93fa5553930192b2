/** Serves test pages over HTTP, with the content security policies that real sites send. */

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What files are sent as. The module as something else than it is: it has to be read all the same. */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/octet-stream",
};

const REST = "style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Policies by name. `nowasm` is what a site sends that has never heard of WASM. */
export const POLICIES = {
  strict: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${REST}`,
  nonce: `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic' 'wasm-unsafe-eval'; ${REST}`,
  nowasm: `default-src 'none'; script-src 'self'; ${REST}`,
};

/** How a page loads the element. */
const SCRIPTS = {
  classic: '<script src="riktlinje.js" nonce="r4nd0m" defer></script>',
  esm: '<script src="bundle/app.js" type="module" nonce="r4nd0m"></script>',
  nowasm: '<script src="riktlinje-nowasm.js" nonce="r4nd0m" defer></script>',
  // With the lines that EMBEDDING.md gives for a fast start.
  "classic-preload": '<link rel="preload" href="guideline.json" as="fetch" crossorigin><script src="riktlinje.js" defer></script>',
  "esm-preload": `<link rel="preload" href="guideline.json" as="fetch" crossorigin>
    <link rel="preload" href="bundle/riktlinje.wasm" as="fetch" crossorigin><script src="bundle/app.js" type="module"></script>`,
  // Without the element: what a page costs by itself.
  empty: "",
};

/** Starts the server; `seen` holds every request, as `METHOD /path`. Folders that were made come last, in their order. */
export async function startServer(...made) {
  const seen = [];
  const posted = [];
  const folders = [here("pages"), here("../dist"), ...made];
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    seen.push(`${request.method} ${url.pathname}`);
    if (request.method === "POST") {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => {
        posted.push(new URLSearchParams(Buffer.concat(parts).toString()));
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Mottaget</title><h1>Mottaget</h1>");
      });
      return;
    }
    const path = folders.map((folder) => join(folder, url.pathname)).find((path) => existsSync(path) && extname(path) !== "");
    if (!path) {
      response.writeHead(url.pathname === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": "no-store" };
    const policy = POLICIES[url.searchParams.get("csp")];
    if (policy) headers["content-security-policy"] = policy;
    response.writeHead(200, headers).end(page(path, url.searchParams));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, seen, posted, stop: () => server.close() };
}

/** A file; in pages, the scripts stand where the mark is. */
function page(path, query) {
  if (extname(path) !== ".html") return readFileSync(path);
  const scripts = SCRIPTS[query.get("load") ?? "classic"];
  let text = readFileSync(path, "utf8").replace("<!--scripts-->", scripts);
  if (scripts === "") text = text.replace(/<riktlinje-check .*<\/riktlinje-check>/, "");
  return text.replaceAll(/<script (?!.*nonce)/g, '<script nonce="r4nd0m" ');
}
