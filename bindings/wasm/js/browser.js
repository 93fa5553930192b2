// For browsers and bundlers: fetches the module beside this file unless told otherwise. It is compiled while it
// arrives if the server says what it is, and afterwards if the server calls it something else.
import { createEngine } from "./core.js";
import glue, { call } from "./engine.js";

/** Bytes or a module from whatever was passed. The server's content type does not matter. */
async function moduleFrom(source) {
  let from = await (source ?? new URL("./riktlinje.wasm", import.meta.url));
  if (typeof from === "string" || from instanceof URL) from = await fetch(from);
  if (typeof Response === "function" && from instanceof Response) {
    if (!from.ok) throw new Error(`The engine could not be fetched: ${from.status} ${from.url}`);
    if (from.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(from);
    from = await from.arrayBuffer();
  }
  return from instanceof WebAssembly.Module ? from : WebAssembly.compile(from);
}

const engine = createEngine(async (source) => {
  await glue({ module_or_path: await moduleFrom(source) });
  return { call };
});

export const { init, isReady, engineVersion, features, show, Guideline, Session, RiktlinjeError } = engine;
