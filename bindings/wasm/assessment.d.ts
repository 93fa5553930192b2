/** What comes out of an assessment, and why a rule says what it says. Keys and values are those of `schemas/assessment.schema.json`. */

import type { Text } from "./riktlinje.js";

export type VerdictStatus = "ready" | "conditional" | "not_ready" | "forbidden" | "incomplete";
export type Class = "ready" | "conditional" | "not_ready" | "forbidden";
export type Severity = "info" | "should" | "must" | "forbids";
export type FindingStatus = "not_applicable" | "met" | "noted" | "violated" | "waived" | "open";
export type Review = "read" | "secondary" | "memory" | "own";
/** Yes, no, or `null` while it is open. */
export type Truth = boolean | null;

export interface Verdict {
  status: VerdictStatus;
  best: Class;
  worst: Class;
  settled: boolean;
}

export interface VerdictSummary {
  verdict: Verdict;
  areas: { [area: string]: Verdict };
}

/** What something can still be. */
export type Possible =
  | ({ value: boolean | number | string | string[] } & { or_none?: true })
  | ({ between: [number | string | null, number | string | null] } & { or_none?: true })
  | ({ one_of: (string | boolean)[] } & { or_none?: true })
  | { must: string[]; may: string[] }
  | { years: Possible[] }
  | { rows: number; at_most?: number }
  | { given: true }
  | { none: true }
  | { or_none: true };

export interface Assessment {
  verdict: Verdict;
  /** The verdict of each area that has rules, in the guideline's order. */
  areas: { [area: string]: Verdict };
  /** What each rule says, in the guideline's order. */
  findings: Finding[];
  /** Results shown in their own right. */
  values: { [value: string]: ShownValue };
  questions: Question[];
  follow_ups: FollowUp[];
  waivers: WaiverReport[];
  ignored: { fact: string; why: "not_asked" | "surplus_years" }[];
  not_known: { fact: string; question: Text; owner?: Role }[];
  expired_evidence: { fact: string; valid_until: string }[];
  relaxations: { guideline: string; target: string; what: string; reason: Text }[];
  guideline: GuidelineReport;
  as_of: string;
  reference_date: Possible;
  answers_digest: string;
  engine: string;
}

export interface GuidelineReport {
  id: string;
  version: string;
  digest: string;
  title: Text;
  packs: { id: string; version: string; draft: boolean }[];
}

export interface Finding {
  rule: string;
  guideline: string;
  area: string;
  severity: Severity;
  status: FindingStatus;
  /** The statuses still possible. */
  possible: FindingStatus[];
  classes: Class[];
  in_force: Truth;
  from?: Possible;
  until?: Possible;
  phase: string;
  phase_reached: Truth;
  title: Text;
  exempt?: true;
  contradiction?: true;
  because: Reason[];
  /** Facts that decide it and are open. */
  missing: string[];
  remedy?: Text;
  duty?: Text;
  owner?: Role;
  sources: SourceReport[];
  review?: Review;
  relaxed?: Text[];
}

export interface Role {
  id: string;
  title: Text;
}

export interface SourceReport {
  id: string;
  title: Text;
  reference?: Text;
  quote?: Text;
}

export interface Reason {
  text: Text;
  expression: string;
  holds: Truth;
  facts: string[];
  through?: string[];
}

export type ShownValue = Possible & { text: Text; title: Text; unit?: string };

export type QuestionKind =
  | "unanswered"
  | "not_known"
  | "estimate"
  | "unfinished"
  | "evidence"
  | "evidence_expired";

export interface Question {
  fact: string;
  question: Text;
  owner?: Role;
  kind: QuestionKind;
  decides_verdict: boolean;
  /** The open findings that it can settle. */
  unlocks: string[];
}

export interface FollowUp {
  rule: string;
  date: string | { between: [string | null, string | null] };
  to?: Role;
  title: Text;
  reminder?: true;
}

export type WaiverStatus =
  | "waived"
  | "not_needed"
  | "ends_before_start"
  | "expired"
  | "not_yet_granted"
  | "rule_cannot_be_waived"
  | "wrong_role"
  | "too_long";

export interface WaiverReport {
  rule: string;
  status: WaiverStatus;
  reason: string;
  by: string;
  granted: string;
  until: string;
}

// ---------------------------------------------------------------- why a rule says what it says

export interface Explanation {
  rule: string;
  title: Text;
  status: FindingStatus;
  applies_when?: Step;
  except?: Step;
  requires?: Step;
}

/** A part of a condition with what it can still be. */
export interface Step {
  expression: string;
  /** What a fact, a value or a parameter is called. */
  title?: Text;
  /** What it can still be, in words. */
  value: Text;
  /** For conditions only. */
  holds?: Truth;
  kind: "all" | "any" | "not" | "fact" | "value" | "repeated" | "other";
  /** Absent when there are none. */
  parts?: Step[];
}
