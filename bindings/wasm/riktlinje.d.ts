/**
 * Riktlinje: says whether a proposed AI deployment follows a guideline. The engine runs where it is loaded;
 * no answer leaves the page or the process.
 *
 * Data is the same JSON as the program `riktlinje` writes, so keys are in snake_case. Dates are ISO days
 * (`2026-11-22`). Numbers are exact decimals in JSON text and become JavaScript numbers when parsed; use the
 * methods whose names end in `Json` where more than 15 digits matter.
 *
 * `assessment.d.ts` describes what comes out, `schema.d.ts` what a form needs.
 */

import type { Assessment, Explanation, Question, VerdictSummary } from "./assessment.js";
import type { FormState, Schema } from "./schema.js";

export type * from "./assessment.js";
export type * from "./schema.js";

// ---------------------------------------------------------------- loading

/** What the engine is loaded from: bytes, a response, an address, or a compiled module. */
export type EngineSource =
  | BufferSource
  | WebAssembly.Module
  | Response
  | URL
  | string
  | Promise<BufferSource | WebAssembly.Module | Response>;

/**
 * Loads the engine; call it once before anything else, later calls give the same promise. In browsers it
 * fetches `riktlinje.wasm` beside this module unless told otherwise; in Node, Deno and Bun it reads the file;
 * the classic script carries its bytes with it.
 */
export function init(source?: EngineSource): Promise<void>;

/** True once the engine is loaded. */
export function isReady(): boolean;

/** The engine's name and version, as assessments name it: `riktlinje 0.1.0`. */
export function engineVersion(): string;

/** What only some builds can do. */
export interface Features {
  /** `Guideline.compile`. */
  compile: boolean;
}
export function features(): Features;

// ---------------------------------------------------------------- guidelines and sessions

/** Options of an assessment. */
export interface AssessOptions {
  /**
   * The day to assess for; `"today"` is the present day where the code runs. It beats the day in a proposal.
   * Required where the proposal has none.
   */
  asOf?: string;
  /**
   * One language for all texts: they are then plain strings. Without it texts hold every language. Messages of
   * errors are in this language too, else in English.
   */
  lang?: Language;
  /** Waivers, instead of those in a proposal. */
  waivers?: Waiver[];
}

/** A guideline ready to assess proposals. Give it back with `free()` or `using`. */
export class Guideline {
  private constructor();
  /**
   * Loads a compiled guideline: the text of the file that `riktlinje compile` writes, or that file parsed.
   * @throws {RiktlinjeError} damaged, edited, of another format version, or no compiled guideline
   */
  static load(compiled: string | Uint8Array | object, options?: { lang?: Language }): Guideline;
  /**
   * Compiles YAML sources, the guideline itself first and those it uses after it. Only in builds with the
   * feature `compile` (see `features()`).
   * @throws {RiktlinjeError} with everything that is wrong in `problems`
   */
  static compile(sources: Source[], options?: { lang?: Language }): Guideline;

  readonly id: string;
  readonly version: string;
  /** SHA-256 over the composed guideline, in hexadecimal. */
  readonly digest: string;
  /** The languages that every text of it has. */
  readonly languages: Language[];

  /**
   * Assesses answers, or a whole proposal file (it has the key `riktlinje`), as an object or as JSON text.
   * @throws {RiktlinjeError} an answer cannot be read, or there is no day to assess for
   */
  assess(answers: Answers | Proposal | string, options?: AssessOptions): Assessment;
  /** As `assess`, as JSON text with exact numbers, the same bytes as natively. */
  assessJson(answers: Answers | Proposal | string, options?: AssessOptions): string;
  /** The questions that these answers leave open, the most decisive first. */
  questions(answers: Answers | Proposal | string, options?: AssessOptions): Question[];
  /** Why a rule says what it says about these answers. */
  explain(rule: string, answers: Answers | Proposal | string, options?: AssessOptions): Explanation;

  /** What a form needs: sections, facts with types, options, bounds, texts and gates. */
  schema(options?: { lang?: Language }): Schema;
  /** A session that keeps parsed answers, so that one changed answer costs one pass. */
  session(answers?: Answers | Proposal | string, options?: AssessOptions): Session;
  /**
   * The compiled guideline as text, for `Guideline.load`; `lang` keeps only these languages. Only in builds with the
   * feature `compile`.
   */
  compiled(options?: { lang?: Language[] }): string;

  /** Gives the memory back. Sessions made from it stay usable. Later calls do nothing. */
  free(): void;
  [Symbol.dispose](): void;
}

/** Answers while a form is filled in. A call that throws changes nothing. */
export class Session {
  private constructor();
  /**
   * Answers one question; `undefined` takes the answer away, `null` says "asked, and not known".
   * @throws {RiktlinjeError} the answer cannot be read, or there is no such fact; the earlier answer stays
   */
  update(fact: string, answer: Answer | undefined): void;
  /** Several at once: all of them, or (when one cannot be read) none. */
  updateAll(answers: { [fact: string]: Answer | undefined }): void;
  /** Replaces all answers by these, or by a proposal's. */
  replace(answers: Answers | Proposal | string): void;

  /** The day to assess for, an ISO day. It can be set. */
  asOf: string;
  /** The language of texts and messages; `null` for every language. It can be set. */
  lang: Language | null;
  /** Replaces the waivers. */
  setWaivers(waivers: Waiver[]): void;

  /** The assessment of the answers so far. */
  assess(): Assessment;
  /** As `assess`, as JSON text with exact numbers. */
  assessJson(): string;
  /** Only the verdicts, for when nothing else is shown: cheaper than `assess`. */
  verdict(): VerdictSummary;
  /** The questions still open, the most decisive first. */
  questions(): Question[];
  /** Why a rule says what it says. */
  explain(rule: string): Explanation;
  /** Which questions arise now, and how many years of each series count. */
  form(): FormState;
  /** The answers so far by fact id, in one plain way of writing; what `replace` reads. */
  answers(): Answers;
  /** A proposal file with the answers and waivers so far. */
  proposal(title?: string): Proposal;

  /** Gives the memory back. Later calls do nothing. */
  free(): void;
  [Symbol.dispose](): void;
}

// ---------------------------------------------------------------- errors

/** Where a mistake is. */
export interface Place {
  /** Keys and positions from the top of what was given: `["risks", 0, "p"]`. Empty for YAML sources. */
  path: (string | number)[];
  /** Name of the source, for YAML sources. */
  file: string | null;
  /** Line from 1, for texts. */
  line: number | null;
  /** Column from 1, in characters, for texts. */
  column: number | null;
}

/** One mistake. */
export interface Problem {
  /** Stable, `family/name`; see the documentation of diagnostics. */
  code: string;
  /** What is wrong, in words. */
  message: string;
  /** What to do about it. */
  hint: string | null;
  place: Place;
  /** The fact whose answer is wrong, where one is. */
  fact: string | null;
}

/** What the engine throws. It has what its first problem has. */
export class RiktlinjeError extends Error {
  readonly name: "RiktlinjeError";
  readonly code: string;
  readonly hint: string | null;
  readonly place: Place;
  readonly fact: string | null;
  /** All mistakes, by place. At least one. */
  readonly problems: Problem[];
}

// ---------------------------------------------------------------- what goes in

/** A language code: `sv`, `en`, … */
export type Language = string;

/** A text for people: one wording for all languages, or one per language. With `lang` always a string. */
export type Text = string | { [language: Language]: string };

/** The wording to show: this language, else English, else Swedish, else whatever there is. */
export function show(text: Text | undefined | null, lang: Language): string;

/** A YAML text with the name that people know it by. */
export interface Source {
  name: string;
  text: string;
}

/** Answers by fact id. A group such as `gdpr` may be nested: `{gdpr: {legal_basis: "…"}}`. */
export interface Answers {
  [fact: string]: Answer;
}

/** An answer: plain, uncertain on purpose, or with what it rests on. `null`: asked, and not known. */
export type Answer = PlainAnswer | UncertainAnswer | { value: PlainAnswer; evidence?: Evidence | "none" }
  | (UncertainAnswer & { evidence?: Evidence | "none" }) | Answers;
export type PlainAnswer = null | boolean | number | string | string[] | (number | null | UncertainAnswer)[] | Row[];
export type UncertainAnswer =
  | { between: [number | string | null, number | string | null] }
  | { one_of: (string | boolean)[] }
  | { must?: string[]; may?: string[] }
  | { so_far: Row[] }
  | { none: true };
export interface Row {
  [column: string]: null | boolean | number | string | string[] | UncertainAnswer;
}
export interface Evidence {
  kind: string;
  reference?: string;
  date?: string;
  valid_until?: string;
  by?: string;
}

/** A decision to accept, for a time, that a rule is not met. */
export interface Waiver {
  rule: string;
  reason: string;
  by: string;
  granted: string;
  until: string;
}

/** A proposal file. */
export interface Proposal {
  riktlinje: 1;
  guideline?: string;
  title?: Text;
  as_of?: string;
  answers: Answers;
  waivers?: Waiver[];
}
