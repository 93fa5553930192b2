// One classic script with everything inside: `Riktlinje` is global, and `Riktlinje.init()` loads from these bytes.
// The build puts the glue, the classes and the module's bytes where the marks are.
(() => {
  "use strict";
  /*GLUE*/
  /*CORE*/
  const bytes = "/*BYTES*/";

  async function fromBytes() {
    const binary = atob(bytes);
    const module = await WebAssembly.compile(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
    await wasm_bindgen({ module_or_path: module });
    return { call: wasm_bindgen.call };
  }

  globalThis.Riktlinje = Object.freeze(createEngine(fromBytes));
})();
