/** From fields to answers. A field that holds nothing gives no answer: nothing that is missing becomes a no. */

import type { Answer } from "../engine.js";
import type { Words } from "../words/index.js";
import type { Binding, Control, Part } from "./map.js";
import { parseDate, parseNumber } from "./values.js";
import type { Parsed } from "./values.js";

/** What the fields of one fact say: an answer, none yet, or something that cannot be read. */
export interface Reading {
  answer?: Answer;
  error?: keyof Words["errors"];
}

const YES = new Set(["true", "yes", "ja", "1", "on"]);
const NO = new Set(["false", "no", "nej", "0", "off"]);
const UNKNOWN = new Set(["unknown", "vet ej", "vet inte", "do not know"]);

/** Reads the fields of a fact. */
export function read(binding: Binding, language: string): Reading {
  const controls = binding.controls.filter(({ element }) => !element.matches(":disabled"));
  const value = readValue(binding, controls, language);
  if (value.answer === undefined) return value;
  const evidence = readEvidence(controls);
  if (evidence === undefined) return value;
  const uncertain = value.answer !== null && typeof value.answer === "object" && !Array.isArray(value.answer);
  const answer = uncertain ? { ...(value.answer as object), evidence } : { value: value.answer, evidence };
  return { answer: answer as Answer };
}

function readValue(binding: Binding, controls: Control[], language: string): Reading {
  const { fact } = binding;
  if (isTicked(controls, "unknown")) return { answer: null };
  if (isTicked(controls, "none")) return { answer: fact.type === "choices" ? [] : { none: true } };
  if (fact.type === "rows") return readRows(binding, controls, language);
  const own = controls.filter((control) => control.part === "value");
  if (fact.type === "series") return readSeries(own, language, fact.unit);
  const range = readRange(binding, controls, language);
  if (range) return range;
  const tokens = own.flatMap(tokensOf).filter((token) => token !== "");
  const [first] = tokens;
  if (first === undefined) return {};
  const optionIds = new Set(fact.options?.map((option) => option.id));
  const isWord = fact.type !== "text" && !optionIds.has(first);
  if (isWord && UNKNOWN.has(first.toLowerCase())) return { answer: null };
  if (isWord && first.toLowerCase() === "none") return { answer: fact.type === "choices" ? [] : { none: true } };
  switch (fact.type) {
    case "bool":
      return readBool(first);
    case "number":
      return fromParsed(isNumberInput(own[0]) ? { value: Number(first) } : parseNumber(first, language, fact.unit));
    case "date":
      return fromParsed(parseDate(first));
    case "choices":
      return { answer: tokens };
    case "choice":
    case "text":
      return { answer: first };
  }
}

function readBool(token: string): Reading {
  const word = token.toLowerCase();
  if (YES.has(word)) return { answer: true };
  return NO.has(word) ? { answer: false } : { error: "bool" };
}

function fromParsed(parsed: Parsed<number | string>): Reading {
  if ("error" in parsed) return { error: parsed.error };
  return "value" in parsed ? { answer: parsed.value } : {};
}

/** A range from two fields; an empty end is open. Nothing when there are no such fields, or both are empty. */
function readRange(binding: Binding, controls: Control[], language: string): Reading | undefined {
  const { fact } = binding;
  const end = (part: Part) => {
    const text = controls.filter((control) => control.part === part).flatMap(tokensOf)[0] ?? "";
    return fact.type === "date" ? parseDate(text) : parseNumber(text, language, fact.unit);
  };
  const [low, high] = [end("from"), end("to")];
  for (const side of [low, high]) if ("error" in side) return { error: side.error };
  const [from, to] = ["value" in low ? low.value : null, "value" in high ? high.value : null];
  if (from === null && to === null) return undefined;
  if (from !== null && to !== null && from > to) return { error: "range" };
  return { answer: { between: [from, to] } };
}

/** One number per year; a year without one is open. */
function readSeries(controls: Control[], language: string, unit?: string): Reading {
  const years: (number | null)[] = [];
  let position = 0;
  for (const control of controls) {
    const parsed = parseNumber(tokensOf(control)[0] ?? "", language, unit);
    if ("error" in parsed) return { error: parsed.error };
    years[control.year ?? position] = "value" in parsed ? parsed.value : null;
    position += 1;
  }
  while (years.length > 0 && (years[years.length - 1] ?? null) === null) years.pop();
  return years.length === 0 ? {} : { answer: Array.from(years, (year) => year ?? null) };
}

/** Rows; more may come until somebody ticks that all are there. Rows with nothing in them do not count. */
function readRows(binding: Binding, controls: Control[], language: string): Reading {
  const rows: { [column: string]: Answer }[] = [];
  for (const row of binding.rows) {
    const answers: { [column: string]: Answer } = {};
    for (const [column, fields] of row.columns) {
      const reading = read(fields, language);
      if (reading.error) return reading;
      if (reading.answer !== undefined) answers[column] = reading.answer;
    }
    if (Object.keys(answers).length > 0) rows.push(answers);
  }
  if (isTicked(controls, "finished")) return { answer: rows as Answer };
  return rows.length === 0 ? {} : { answer: { so_far: rows } as Answer };
}

function readEvidence(controls: Control[]): object | "none" | undefined {
  const text = (part: Part) => controls.filter((control) => control.part === part).flatMap(tokensOf)[0]?.trim() ?? "";
  const kind = text("evidence-kind");
  if (kind === "" || kind === "none") return kind === "none" ? "none" : undefined;
  const evidence: { [key: string]: string } = { kind };
  const reference = text("evidence-reference");
  if (reference) evidence["reference"] = reference;
  const by = text("evidence-by");
  if (by) evidence["by"] = by;
  const date = parseDate(text("evidence-date"));
  if ("value" in date) evidence["date"] = date.value;
  const until = parseDate(text("evidence-until"));
  if ("value" in until) evidence["valid_until"] = until.value;
  return evidence;
}

function isTicked(controls: Control[], part: Part): boolean {
  return controls.some((control) => control.part === part && control.element instanceof HTMLInputElement && control.element.checked);
}

function isNumberInput(control: Control | undefined): boolean {
  return control?.element instanceof HTMLInputElement && ["number", "range"].includes(control.element.type);
}

/** The values that a field holds, in the guideline's words. */
function tokensOf(control: Control): string[] {
  const { element } = control;
  const meaning = (own: string, marked: HTMLElement) => marked.dataset["value"] ?? control.values?.[own] ?? own.trim();
  if (element instanceof HTMLSelectElement) {
    return Array.from(element.selectedOptions, (option) => meaning(option.value, option));
  }
  if (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio")) {
    if (element.checked) return [meaning(element.value, element)];
    const unticked = element.dataset["unchecked"];
    return unticked === undefined ? [] : [unticked];
  }
  const value: unknown = (element as HTMLElement & { value?: unknown }).value;
  if (Array.isArray(value)) return value.map((one) => meaning(String(one), element));
  return value === undefined || value === null ? [] : [control.values?.[String(value)] ?? String(value).trim()];
}
