/** The interface's words by language. */

import type { FormWords } from "./form-sv.js";
import { sv } from "./sv.js";
import type { Words } from "./sv.js";

export type { FormWords } from "./form-sv.js";
export type { Words } from "./sv.js";

const added = new Map<string, Partial<Words & FormWords>>();
let english: Words | undefined;

/** Adds a language, or changes wordings of one. What is left out stands in English, in Swedish for `sv`. */
export function addWords(language: string, words: Partial<Words & FormWords>): void {
  added.set(language, { ...added.get(language), ...words });
}

/** Loads the words of a language. Swedish is built in; English has its own file, and stands in for other languages. */
export async function loadWords(language: string): Promise<void> {
  if (language !== "sv") english ??= (await import("./en.js")).en;
}

/** The words of a language that has been loaded. */
export function wordsOf(language: string): Words {
  const base = language === "sv" ? sv : (english ?? sv);
  return { ...base, ...added.get(language) };
}

/** What a page has added to the words of generated forms. */
export function addedWords(language: string): Partial<FormWords> {
  return added.get(language) ?? {};
}
