/** Between the fields and the engine: passes on what changed, and keeps what could not be read. */

import type { Answer, Answers, Assessment, FormState, Guideline, Problem, Proposal, Schema, Session, Waiver } from "./engine.js";
import type { Reading } from "./fields/read.js";
import type { Words } from "./words/index.js";

/** What went wrong with a fact's answer, in words. */
export type Mistakes = Map<string, string>;

/** A session with the answers of one form. */
export class Assessor {
  readonly schema: Schema;
  readonly #session: Session;
  #last = new Map<string, string>();
  #mistakes: Mistakes = new Map();
  #assessment: Assessment | undefined;

  /** Starts with no answers. */
  constructor(guideline: Guideline, language: string, asOf: string) {
    this.schema = guideline.schema({ lang: language });
    this.#session = guideline.session({}, { asOf, lang: language });
  }

  /** What could not be read, by fact. */
  get mistakes(): Mistakes {
    return this.#mistakes;
  }

  /** The answers so far. */
  answers(): Answers {
    return this.#session.answers();
  }

  /** A proposal file with the answers so far. */
  proposal(): Proposal {
    return this.#session.proposal();
  }

  /** The answers of a saved file or of a page, read by the engine. Throws what the engine throws. */
  check(answers: Answers | string): Answers {
    this.#session.replace(answers);
    this.#assessment = undefined;
    const read = this.answers();
    this.#last = new Map(Object.keys(read).map((fact) => [fact, ""]));
    return read;
  }

  /** Replaces the waivers. */
  setWaivers(waivers: Waiver[]): void {
    this.#session.setWaivers(waivers);
    this.#assessment = undefined;
  }

  /** The assessment so far; the same object until something has changed. */
  assess(): Assessment {
    return (this.#assessment ??= this.#session.assess());
  }

  /** Which questions arise. */
  form(): FormState {
    return this.#session.form();
  }

  /**
   * Takes in what the fields say now. Facts that have no fields any more lose their answer unless `keep` is set.
   * An answer that cannot be read leaves its question open.
   */
  take(readings: Map<string, Reading>, keep: boolean, words: Words): void {
    const changed: { [fact: string]: Answer | undefined } = {};
    const note = (fact: string, reading: Reading) => {
      const written = JSON.stringify(reading) ?? "";
      if (this.#last.get(fact) === written) return;
      this.#last.set(fact, written);
      changed[fact] = reading.answer;
      if (reading.error) this.#mistakes.set(fact, words.errors[reading.error]);
      else this.#mistakes.delete(fact);
    };
    for (const [fact, reading] of readings) if (this.#last.has(fact) || reading.answer !== undefined || reading.error) note(fact, reading);
    if (!keep) for (const fact of this.#last.keys()) if (!readings.has(fact)) note(fact, {});
    if (Object.keys(changed).length > 0) this.#update(changed);
  }

  /** Gives the engine's memory back. */
  close(): void {
    this.#session.free();
  }

  #update(changed: { [fact: string]: Answer | undefined }): void {
    this.#assessment = undefined;
    try {
      this.#session.updateAll(changed);
    } catch {
      // One of them cannot be read: then each by itself, so that the others count.
      for (const [fact, answer] of Object.entries(changed)) this.#updateOne(fact, answer);
    }
  }

  #updateOne(fact: string, answer: Answer | undefined): void {
    try {
      this.#session.update(fact, answer);
    } catch (error) {
      this.#mistakes.set(fact, inWords(error));
      this.#session.update(fact, undefined);
    }
  }
}

/** What an error of the engine says, with its hint. */
export function inWords(error: unknown): string {
  const problem = error as Partial<Problem> | undefined;
  return [problem?.message, problem?.hint].filter(Boolean).join(" ") || String(error);
}
