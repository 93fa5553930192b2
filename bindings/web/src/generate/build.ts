/** What the parts of a generated form share. */

import { make } from "../dom.js";
import { plain } from "../engine.js";
import type { FactSchema, Text } from "../engine.js";
import type { FormWords } from "../words/index.js";

/** Words, texts and unique ids for building a form. */
export interface Build {
  words: FormWords;
  language: string;
  /** Starts every id and field name, so that two forms can stand in one page. */
  prefix: string;
}

/** A text of the guideline in words. */
export function textOf(build: Build, text: Text | undefined): string {
  return plain(text, build.language);
}

/** What a question or a column is called: the question itself, else its name. */
export function questionOf(build: Build, fact: FactSchema): string {
  return textOf(build, fact.question ?? fact.title) || fact.id;
}

/** A unit in words. */
export function unitOf(build: Build, fact: FactSchema): string {
  return fact.unit ? (build.words.units[fact.unit] ?? fact.unit) : "";
}

/** Bounds in words, where both are of use to somebody who writes a number. */
export function limitsOf(build: Build, fact: FactSchema): string {
  const { min, max, type } = fact;
  if (type !== "number" || min === undefined || max === undefined || Number(max) >= 100_000) return "";
  return build.words.limits(String(min).replace(".", build.language === "sv" ? "," : "."), String(max));
}

/** A tick box or radio button with its label, and its help beneath. */
export function tick(
  kind: "checkbox" | "radio",
  attributes: { [name: string]: string | boolean | undefined },
  label: string,
  help?: string,
): HTMLElement {
  const input = make("input", { type: kind, ...attributes });
  const text = make("span", {}, label, help ? make("small", { class: "riktlinje-help" }, help) : null);
  return make("label", { class: "riktlinje-tick" }, input, text);
}
