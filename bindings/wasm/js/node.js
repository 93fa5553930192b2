// For Node, Deno and Bun: the module is read from the file beside this one, at once, so `init()` is optional.
import { readFileSync } from "node:fs";
import { createEngine } from "./core.js";
import { call, initSync } from "./engine.js";

const engine = createEngine(() => ({ call }));
initSync({ module: readFileSync(new URL("./riktlinje.wasm", import.meta.url)) });
engine.ready({ call });

export const { init, isReady, engineVersion, features, show, Guideline, Session, RiktlinjeError } = engine;
