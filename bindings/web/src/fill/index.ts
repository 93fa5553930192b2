/** Putting answers into fields and keeping them: loaded only by pages that ask for it. */

export { fileButtons, Store } from "./keep.js";
export { write } from "./write.js";
