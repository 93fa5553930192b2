/** What the element asks of the engine, and where it gets the engine from. */

import type { AssessOptions, Answers, EngineSource, Guideline, Text } from "@riktlinje/engine";

export type {
  Answer,
  Answers,
  Assessment,
  FactSchema,
  Finding,
  FollowUp,
  FormState,
  Guideline,
  Language,
  Possible,
  Problem,
  Proposal,
  Question,
  Reason,
  Role,
  Schema,
  Session,
  Text,
  Verdict,
  VerdictStatus,
  Waiver,
} from "@riktlinje/engine";
export type { AssessOptions, Answers as AnswersSoFar };

/** The part of the package `@riktlinje/engine` that the element uses; anything with this shape will do. */
export interface Engine {
  /** Loads the engine. */
  init(source?: EngineSource): Promise<void>;
  /** Reads compiled guidelines. */
  Guideline: { load(compiled: string | Uint8Array | object): Guideline };
}

let provided: Engine | undefined;
let source: EngineSource | undefined;

/** Says which engine elements use. The bundles call this; call it yourself for another build of the engine. */
export function provideEngine(engine: Engine, from?: EngineSource): void {
  provided = engine;
  source = from;
}

/** The engine, loaded. */
export async function loadedEngine(): Promise<Engine> {
  if (!provided) throw new Error("No engine: call provideEngine first.");
  await provided.init(source);
  return provided;
}

/** A compiled guideline from where the attribute `src` points: an address, or `#id` of an element that holds it. */
export async function fetchGuideline(address: string, root: Document | ShadowRoot): Promise<string> {
  if (address.startsWith("#")) {
    const holder = root.getElementById(address.slice(1)) ?? document.getElementById(address.slice(1));
    if (!holder) throw new Error(`No element has the id “${address.slice(1)}”.`);
    return holder.textContent ?? "";
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return response.text();
}

/** A text as words. With a language asked for, the engine gives plain strings. */
export function plain(text: Text | null | undefined, language: string): string {
  if (!text) return "";
  if (typeof text === "string") return text;
  return text[language] ?? text["en"] ?? text["sv"] ?? Object.values(text)[0] ?? "";
}
