/** The fields of one fact, by its type. They follow the same conventions as a form written by hand. */

import { make } from "../dom.js";
import type { FactSchema } from "../engine.js";
import { limitsOf, textOf, tick, unitOf } from "./build.js";
import type { Build } from "./build.js";

/** More options than this are offered in a drop-down list. */
const MOST_RADIOS = 7;

/** How a field says what it answers: `data-fact` or `data-column`, by name. */
export interface Naming {
  data: { [name: string]: string };
  id: string;
  /** Columns of rows have no room for ranges. */
  isColumn: boolean;
}

/** Whether the fields of a fact are several and need a group with a legend. */
export function isGroup(fact: FactSchema): boolean {
  if (fact.type === "choice") return (fact.options?.length ?? 0) <= MOST_RADIOS;
  return fact.type === "bool" || fact.type === "choices" || fact.type === "series";
}

/** The fields for an answer, without question or help. */
export function answerFields(build: Build, fact: FactSchema, naming: Naming): HTMLElement[] {
  switch (fact.type) {
    case "bool":
      return naming.isColumn ? [select(build, fact, naming)] : [radios(build, fact, naming)];
    case "choice":
      return naming.isColumn || !isGroup(fact) ? [select(build, fact, naming)] : [radios(build, fact, naming)];
    case "choices":
      return [boxes(build, fact, naming)];
    case "number":
      return fact.labels ? [select(build, fact, naming)] : numberFields(build, fact, naming);
    case "date":
      return [make("input", { type: "date", id: naming.id, min: fact.min, max: fact.max, ...naming.data })];
    case "text":
      return [make("input", { type: "text", id: naming.id, autocomplete: "off", ...naming.data })];
    case "series":
    case "rows":
      return [];
  }
}

/** What can be chosen, each with its value: options, yes and no, or the steps of a scale. */
function choicesOf(build: Build, fact: FactSchema): { value: string; label: string; help: string }[] {
  const { words } = build;
  if (fact.type === "bool") return [{ value: "yes", label: words.yes, help: "" }, { value: "no", label: words.no, help: "" }];
  if (fact.labels) return fact.labels.map(({ at, title }) => ({ value: String(at), label: textOf(build, title), help: "" }));
  return (fact.options ?? []).map(({ id, title, help }) => ({ value: id, label: textOf(build, title) || id, help: textOf(build, help) }));
}

function radios(build: Build, fact: FactSchema, naming: Naming): HTMLElement {
  const list = make("div", { class: fact.type === "bool" ? "riktlinje-line" : "riktlinje-options" });
  const add = (value: string, label: string, help: string) =>
    list.append(tick("radio", { name: naming.id, value, ...naming.data }, label, help));
  for (const { value, label, help } of choicesOf(build, fact)) add(value, label, help);
  if (fact.may_be_none) add("none", build.words.noneOfThese, "");
  add("unknown", build.words.unknown, "");
  return list;
}

function boxes(build: Build, fact: FactSchema, naming: Naming): HTMLElement {
  const list = make("div", { class: "riktlinje-options" });
  for (const { value, label, help } of choicesOf(build, fact)) {
    list.append(tick("checkbox", { value, ...naming.data }, label, help));
  }
  list.append(tick("checkbox", { "data-part": "none", ...naming.data }, build.words.noneOfThese));
  list.append(tick("checkbox", { "data-part": "unknown", ...naming.data }, build.words.unknown));
  list.addEventListener("change", (event) => untickOthers(list, event.target));
  return list;
}

/** "None of these" and "do not know" leave nothing else ticked, and the other way round. */
function untickOthers(list: HTMLElement, target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || !target.checked) return;
  for (const box of list.querySelectorAll("input")) {
    if (box !== target && (target.dataset["part"] || box.dataset["part"])) box.checked = false;
  }
}

function select(build: Build, fact: FactSchema, naming: Naming): HTMLElement {
  const list = make("select", { id: naming.id, ...naming.data }, make("option", { value: "" }, build.words.choose));
  for (const { value, label } of choicesOf(build, fact)) list.append(make("option", { value }, label));
  if (fact.may_be_none) list.append(make("option", { value: "none" }, build.words.noneOfThese));
  list.append(make("option", { value: "unknown" }, build.words.unknown));
  return list;
}

/** A number with its unit; where there is room, a range may be given instead. */
function numberFields(build: Build, fact: FactSchema, naming: Naming): HTMLElement[] {
  const unit = unitOf(build, fact);
  const mode = fact.whole ? "numeric" : "decimal";
  const field = (id: string, more: { [name: string]: string } = {}) =>
    make("input", { type: "text", inputmode: mode, id, autocomplete: "off", class: "riktlinje-number", ...naming.data, ...more });
  const suffix = () => (unit ? make("span", { class: "riktlinje-unit" }, unit) : null);
  const limits = limitsOf(build, fact);
  const hint = limits ? make("span", { class: "riktlinje-unit" }, `(${limits})`) : null;
  const exact = make("div", { class: "riktlinje-line" }, field(naming.id), suffix(), hint);
  if (naming.isColumn) return [exact];
  const from = make("label", { class: "riktlinje-end" }, build.words.from, field(`${naming.id}-from`, { "data-part": "from" }));
  const to = make("label", { class: "riktlinje-end" }, build.words.to, field(`${naming.id}-to`, { "data-part": "to" }));
  const range = make("div", { class: "riktlinje-line", hidden: true }, from, to, suffix());
  const swap = tick("checkbox", { class: "riktlinje-range" }, build.words.range);
  swap.addEventListener("change", () => {
    const isRange = (swap.firstElementChild as HTMLInputElement).checked;
    showRange(exact, range, isRange);
  });
  return [exact, range, swap];
}

/** Shows one way to give a number and silences the other. */
function showRange(exact: HTMLElement, range: HTMLElement, isRange: boolean): void {
  exact.hidden = isRange;
  range.hidden = !isRange;
  for (const input of exact.querySelectorAll("input")) input.disabled = isRange;
  for (const input of range.querySelectorAll("input")) input.disabled = !isRange;
}

/** Ticks or unticks "estimate with a range" in a question, for answers that are filled in. */
export function setRange(question: HTMLElement, isRange: boolean): void {
  const box = question.querySelector<HTMLInputElement>("input.riktlinje-range");
  if (!box || box.checked === isRange) return;
  box.checked = isRange;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}
