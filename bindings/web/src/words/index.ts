/** The interface's words by language. */

import { en } from "./en.js";
import { sv } from "./sv.js";
import type { Words } from "./sv.js";

export type { Words } from "./sv.js";

const languages = new Map<string, Words>([
  ["sv", sv],
  ["en", en],
]);

/** Adds a language, or changes wordings of one. What is left out is taken from English. */
export function addWords(language: string, words: Partial<Words>): void {
  languages.set(language, { ...(languages.get(language) ?? en), ...words });
}

/** The words of a language; English where there are none. `sv-SE` is `sv`. */
export function wordsOf(language: string): Words {
  return languages.get(language) ?? languages.get(language.split("-")[0] ?? "") ?? en;
}
