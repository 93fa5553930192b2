/** From answers back to fields: for saved answers, and for pages that set `answers`. */

import type { Answer } from "../engine.js";
import type { Binding, Control, Part } from "../fields/map.js";
import { showNumber } from "../fields/values.js";

/** Fills the fields of a fact. Fields that cannot show the answer are left alone. */
export function write(binding: Binding, answer: Answer | undefined, language: string): void {
  const given = unwrap(answer);
  const { value, evidence } = given;
  const object = value !== null && typeof value === "object" && !Array.isArray(value) ? (value as { [key: string]: unknown }) : {};
  const range = (object["between"] as unknown[] | undefined) ?? [];
  const list = Array.isArray(value) ? value : undefined;
  const emptyChoices = binding.fact.type === "choices" && list?.length === 0;
  for (const control of binding.controls) {
    switch (control.part) {
      case "value":
        setMain(binding, control, value, language);
        break;
      case "from":
        setText(control, range[0], language);
        break;
      case "to":
        setText(control, range[1], language);
        break;
      case "unknown":
        setTicked(control, value === null);
        break;
      case "none":
        setTicked(control, object["none"] === true || emptyChoices);
        break;
      case "finished":
        setTicked(control, list !== undefined);
        break;
      default:
        setText(control, evidenceText(evidence, control.part), language);
    }
  }
  const rows = list ?? (object["so_far"] as unknown[] | undefined) ?? [];
  binding.rows.forEach((row, index) => {
    const answers = (rows[index] ?? {}) as { [column: string]: Answer };
    for (const [column, fields] of row.columns) write(fields, answers[column], language);
  });
}

/** How many rows an answer has. */
export function rowCount(answer: Answer | undefined): number {
  const { value } = unwrap(answer);
  if (Array.isArray(value)) return value.length;
  const soFar = (value as { so_far?: unknown[] } | null | undefined)?.so_far;
  return Array.isArray(soFar) ? soFar.length : 0;
}

/** Whether an answer is a range. */
export function isRange(answer: Answer | undefined): boolean {
  const { value } = unwrap(answer);
  return value !== null && typeof value === "object" && "between" in value;
}

function unwrap(answer: Answer | undefined): { value: unknown; evidence: unknown } {
  if (answer === null || typeof answer !== "object" || Array.isArray(answer)) return { value: answer, evidence: undefined };
  const { value, evidence, ...rest } = answer as { [key: string]: unknown };
  return { value: value === undefined ? (Object.keys(rest).length > 0 ? rest : undefined) : value, evidence };
}

function evidenceText(evidence: unknown, part: Part): unknown {
  if (evidence === "none") return part === "evidence-kind" ? "none" : "";
  const key = part === "evidence-until" ? "valid_until" : part.replace("evidence-", "");
  return (evidence as { [key: string]: unknown } | undefined)?.[key];
}

function setMain(binding: Binding, control: Control, value: unknown, language: string): void {
  const { element } = control;
  const values = binding.fact.type === "series" && Array.isArray(value) ? [value[yearOf(binding, control)]] : value;
  if (element instanceof HTMLSelectElement) {
    for (const option of element.options) option.selected = isChosen(control, option, option.value, values);
  } else if (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio")) {
    element.checked = isChosen(control, element, element.value, values);
  } else if (Array.isArray(values) || values === null || typeof values !== "object") {
    setText(control, Array.isArray(values) ? values[0] : values, language);
  }
}

function yearOf(binding: Binding, control: Control): number {
  return control.year ?? binding.controls.filter((other) => other.part === "value").indexOf(control);
}

/** Whether a field's own value is among an answer's. */
function isChosen(control: Control, marked: HTMLElement, own: string, value: unknown): boolean {
  const meaning = (marked.dataset["value"] ?? control.values?.[own] ?? own).toLowerCase();
  if (value === undefined) return meaning === "";
  if (value === true) return ["true", "yes", "ja", "1", "on"].includes(meaning);
  if (value === false) return ["false", "no", "nej", "0", "off"].includes(meaning);
  if (value === null) return meaning === "unknown";
  if (Array.isArray(value)) return value.some((one) => String(one).toLowerCase() === meaning);
  if (typeof value === "object") return "none" in value && meaning === "none";
  return String(value).toLowerCase() === meaning;
}

function setText(control: Control, value: unknown, language: string): void {
  const element = control.element as HTMLInputElement;
  const isNumber = typeof value === "number" && !["number", "range"].includes(element.type);
  const shown = isNumber && element.localName !== "select";
  element.value = value === undefined || value === null ? "" : shown ? showNumber(value as number, language) : String(value);
}

function setTicked(control: Control, ticked: boolean): void {
  (control.element as HTMLInputElement).checked = ticked;
}
