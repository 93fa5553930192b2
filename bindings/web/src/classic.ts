/** Everything in one classic script: the engine stands before this and is global as `Riktlinje`. */

import { RiktlinjeCheck } from "./element.js";
import { provideEngine } from "./engine.js";
import type { Engine } from "./engine.js";
import { addWords } from "./words/index.js";

const { Riktlinje } = globalThis as unknown as { Riktlinje: Engine };
provideEngine(Riktlinje);
Object.assign(RiktlinjeCheck, { addWords, provideEngine });
if (!customElements.get("riktlinje-check")) customElements.define("riktlinje-check", RiktlinjeCheck);
