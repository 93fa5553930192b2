// One classic script with everything inside: `Riktlinje` is global, and `Riktlinje.init()` loads from these bytes.
// The build puts the glue, the classes and the module's bytes where the marks are.
(() => {
  "use strict";
  /*GLUE*/
  /*CORE*/
  const bytes = "/*BYTES*/";

  function decoded() {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(bytes);
    const binary = atob(bytes);
    const array = new Uint8Array(binary.length);
    // A plain loop: calling a function for each byte takes a hundred times as long.
    for (let at = 0; at < array.length; at += 1) array[at] = binary.charCodeAt(at);
    return array;
  }

  async function fromBytes() {
    const module = await WebAssembly.compile(decoded());
    await wasm_bindgen({ module_or_path: module });
    return { call: wasm_bindgen.call };
  }

  globalThis.Riktlinje = Object.freeze(createEngine(fromBytes));
})();
