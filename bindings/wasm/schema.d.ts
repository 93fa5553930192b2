/** What a form needs: sections, facts with types, options, bounds, texts and gates; and what it shows now. */

import type { Severity, Truth } from "./assessment.js";
import type { Language, Text } from "./riktlinje.js";

export interface Schema {
  guideline: { id: string; version: string; digest: string; title: Text; publisher?: Text; description?: Text };
  /** The languages that every text has. */
  languages: Language[];
  /** Wordings of roles. */
  roles: { [role: string]: Text };
  areas: { id: string; title: Text }[];
  phases: { id: string; title: Text }[];
  /** Sections in order, each with the facts in it in order. Facts without a section come last, see `other`. */
  sections: Section[];
  /** Facts that belong to no section. */
  other: string[];
  /** All facts in the guideline's order. */
  facts: FactSchema[];
  /** Rules, so that a finding can be linked before anything is assessed. */
  rules: { id: string; title: Text; area: string; severity: Severity; phase: string; waiver?: { by: string[]; months: number } }[];
}

export interface Section {
  id: string;
  title: Text;
  help?: Text;
  facts: string[];
}

export type FactType = "bool" | "choice" | "choices" | "number" | "date" | "text" | "series" | "rows";

/** A fact, or a column of rows. */
export interface FactSchema {
  id: string;
  type: FactType;
  /** A short name. */
  title?: Text;
  question?: Text;
  help?: Text;
  /** Who answers: the fact's role, else its section's. */
  answered_by?: string;
  section?: string;
  unit?: string;
  /** Least and greatest number or year's number, first and last day. */
  min?: number | string;
  max?: number | string;
  /** Whole numbers only. */
  whole?: true;
  /** The answer can be `{none: true}`. */
  may_be_none?: true;
  /** Options of a choice. */
  options?: { id: string; title: Text; help?: Text }[];
  /** Names of steps of a scale. */
  labels?: { at: number; title: Text }[];
  /** Columns of rows. */
  columns?: FactSchema[];
  min_rows?: number;
  max_rows?: number;
  /** Most years that a series can have. */
  max_years?: number;
  /** When the question arises, absent when always: the condition, and the facts that it depends on. */
  asked_when?: { expression: string; facts: string[] };
  /** Other names under which it may be answered: in a foreign form, and earlier ids. */
  answer_name?: string;
  formerly?: string[];
  /** Kinds of evidence that rules ask for. */
  evidence?: string[];
}

/** What a form shows now. */
export interface FormState {
  /** Whether each question with a gate arises: yes, no, or `null` while that is open. Others always do. */
  asked: { [fact: string]: Truth };
  /** How many years of each series count: surely and at most. */
  years: { [fact: string]: [number, number] };
}
