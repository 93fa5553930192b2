/** What every part of the panel needs to show something. */

import { plain } from "../engine.js";
import type { Possible, Role, Schema, Text } from "../engine.js";
import type { FormWords, Words } from "../words/index.js";

/** Words, texts and the way back to the form. */
export interface Look {
  words: Words;
  /** What the page has changed in the words of generated forms. */
  formWords: Partial<FormWords>;
  language: string;
  schema: Schema;
  /** Level of the panel's own heading; those beneath it follow. */
  headingLevel: number;
  /** Whether the form has a field for this fact now. */
  hasField(fact: string): boolean;
  /** Moves focus to the field of a fact. */
  goTo(fact: string, kind?: string): void;
}

/** A text of the guideline in words. */
export function say(look: Look, text: Text | null | undefined): string {
  return plain(text, look.language);
}

/** A text that stands inside a sentence or after a colon: its first letter as it is, no full stop. */
export function role(look: Look, given: Role | undefined): string {
  return given ? say(look, given.title) : "";
}

/** The name of a fact: the short one if there is one. */
export function factName(look: Look, id: string): string {
  const fact = look.schema.facts.find((fact) => fact.id === id);
  return say(look, fact?.title ?? fact?.question) || id;
}

/** The name of an area. */
export function areaName(look: Look, id: string): string {
  return say(look, look.schema.areas.find((area) => area.id === id)?.title) || id;
}

/** A day, or what is known of it, in words. */
export function day(look: Look, possible: Possible | string | { between: [string | null, string | null] } | undefined): string {
  if (typeof possible === "string") return possible;
  if (!possible) return "";
  if ("value" in possible) return String(possible.value);
  if (!("between" in possible)) return look.words.dayOpen;
  const [low, high] = possible.between;
  if (low && high) return look.words.between(String(low), String(high));
  if (low) return look.words.earliest(String(low));
  return high ? look.words.latest(String(high)) : look.words.dayOpen;
}

/** The heading element this many levels beneath the panel's own. */
export function headingTag(look: Look, below: number): "h2" | "h3" | "h4" | "h5" | "h6" {
  return `h${Math.min(6, Math.max(2, look.headingLevel + below))}` as "h2";
}

/** The same names for the panel's own styles and, as parts, for those of the page. */
export function named(names: string): { class: string; part: string } {
  return { class: names, part: names };
}
