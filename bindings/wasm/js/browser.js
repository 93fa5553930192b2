// For browsers and bundlers: fetches the module beside this file unless told otherwise.
import { createEngine } from "./core.js";
import glue, { call } from "./engine.js";

/** Bytes or a module from whatever was passed. The server's content type does not matter. */
async function moduleFrom(source) {
  let from = await (source ?? new URL("./riktlinje.wasm", import.meta.url));
  if (typeof from === "string" || from instanceof URL) from = await fetch(from);
  if (typeof Response === "function" && from instanceof Response) {
    if (!from.ok) throw new Error(`The engine could not be fetched: ${from.status} ${from.url}`);
    from = await from.arrayBuffer();
  }
  return from instanceof WebAssembly.Module ? from : WebAssembly.compile(from);
}

const engine = createEngine(async (source) => {
  await glue({ module_or_path: await moduleFrom(source) });
  return { call };
});

export const { init, isReady, engineVersion, features, show, Guideline, Session, RiktlinjeError } = engine;
