/**
 * `<riktlinje-check>`: tells, while a form is filled in, whether a proposed AI deployment follows a guideline.
 * Importing this module defines the element. The engine comes from `@riktlinje/engine` unless `provideEngine` was
 * called before the first element was connected.
 */

import * as engine from "@riktlinje/engine";

import { RiktlinjeCheck } from "./element.js";
import { provideEngine } from "./engine.js";

provideEngine(engine);
if (!customElements.get("riktlinje-check")) customElements.define("riktlinje-check", RiktlinjeCheck);

export { RiktlinjeCheck, provideEngine };
export { addWords } from "./words/index.js";
export type { Engine } from "./engine.js";
export type { FieldMap, FieldPlace, Part } from "./fields/map.js";
export type { GuidelineSource } from "./element.js";
export type { Words } from "./words/index.js";

declare global {
  interface HTMLElementTagNameMap {
    "riktlinje-check": RiktlinjeCheck;
  }
  interface HTMLElementEventMap {
    "riktlinje-ready": CustomEvent<undefined>;
    "riktlinje-change": CustomEvent<{ assessment: import("@riktlinje/engine").Assessment }>;
    "riktlinje-question": CustomEvent<{ fact: string }>;
    "riktlinje-error": CustomEvent<{ error: unknown }>;
  }
}
