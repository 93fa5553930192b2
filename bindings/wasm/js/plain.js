// For pages whose content security policy forbids WASM: the module as plain JavaScript, made by wasm2js.
import { createEngine } from "./core.js";
import * as module from "./riktlinje.plain.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function put(text) {
  const bytes = encoder.encode(text);
  const at = module.argument(bytes.length);
  new Uint8Array(module.memory.buffer).set(bytes, at);
}

const port = {
  call(operation, handle, first, second) {
    [operation, first, second].forEach(put);
    const mark = module.run(handle) === 1 ? "+" : "-";
    const bytes = new Uint8Array(module.memory.buffer, module.answer(), module.answer_length());
    return decoder.decode(bytes) + mark;
  },
};

const engine = createEngine(() => port);
engine.ready(port);

export const { init, isReady, engineVersion, features, show, Guideline, Session, RiktlinjeError } = engine;
