/** One question: its words, its help, its fields, and what it rests on. */

import { make, setShown } from "../dom.js";
import type { FactSchema } from "../engine.js";
import { questionOf, textOf, tick } from "./build.js";
import type { Build } from "./build.js";
import { answerFields, isGroup } from "./controls.js";
import type { Naming } from "./controls.js";
import { Rows } from "./rows.js";
import { Years } from "./years.js";

/** A question in the form. */
export class QuestionField {
  readonly fact: FactSchema;
  readonly element: HTMLElement;
  readonly rows: Rows | undefined;
  readonly #years: Years | undefined;

  constructor(build: Build, fact: FactSchema, announce: (text: string) => void) {
    this.fact = fact;
    const id = `${build.prefix}-${fact.id}`;
    const naming: Naming = { data: { "data-fact": fact.id }, id, isColumn: false };
    const help = textOf(build, fact.help);
    const helpElement = help ? make("p", { class: "riktlinje-help", id: `${id}-help` }, help) : null;
    const described = helpElement ? `${id}-help` : undefined;
    if (fact.type === "rows") this.rows = new Rows(build, fact, id, announce);
    if (fact.type === "series") this.#years = new Years(build, fact, naming);
    const fields = this.rows?.elements ?? this.#years?.elements ?? answerFields(build, fact, naming);
    const isFieldset = isGroup(fact) || fact.type === "rows";
    const title = questionOf(build, fact);
    if (isFieldset) {
      this.element = make("fieldset", { class: "riktlinje-question", "aria-describedby": described }, make("legend", {}, title));
    } else {
      const label = make("label", { for: id, id: `${id}-label`, class: "riktlinje-title" }, title);
      this.element = make("div", { class: "riktlinje-question", role: "group", "aria-labelledby": `${id}-label` }, label);
      for (const field of fields) describe(field, described);
    }
    this.element.id = `${id}-question`;
    if (fact.type === "rows") this.element.dataset["fact"] = fact.id;
    if (helpElement) this.element.append(helpElement);
    this.element.append(...fields, ...extras(build, fact, naming));
  }

  /** Shows the question if it arises, and as many years as count. */
  update(isAsked: boolean, years: [number, number] | undefined): void {
    setShown(this.element, isAsked);
    if (years) this.#years?.setCount(years[0] > 0 ? years[0] : Math.min(years[1], 5));
  }
}

function describe(element: HTMLElement, described: string | undefined): void {
  if (!described) return;
  const fields = element.matches("input,select") ? [element] : element.querySelectorAll("input.riktlinje-number,select");
  for (const field of fields) field.setAttribute("aria-describedby", described);
}

/** "Do not know" and "there is none" where the fields themselves do not offer them, and what the answer rests on. */
function extras(build: Build, fact: FactSchema, naming: Naming): HTMLElement[] {
  const list: HTMLElement[] = [];
  const canSay = fact.type === "choice" || fact.type === "bool" || fact.type === "choices" || fact.labels !== undefined;
  if (!canSay && fact.type !== "rows") {
    const line = make("div", { class: "riktlinje-line" });
    if (fact.may_be_none) line.append(tick("checkbox", { "data-part": "none", ...naming.data }, build.words.thereIsNone));
    line.append(tick("checkbox", { "data-part": "unknown", ...naming.data }, build.words.unknown));
    list.push(line);
  }
  if (fact.evidence && fact.evidence.length > 0) list.push(evidence(build, fact, naming));
  return list;
}

/** Which document, decision or test the answer rests on. */
function evidence(build: Build, fact: FactSchema, naming: Naming): HTMLElement {
  const { words } = build;
  const field = (part: string, label: string, input: HTMLElement) => {
    const id = `${naming.id}-${part}`;
    for (const [name, value] of Object.entries({ ...naming.data, "data-part": part, id })) input.setAttribute(name, value);
    return make("div", { class: "riktlinje-end" }, make("label", { for: id }, label), input);
  };
  const kinds = make("select", {}, make("option", { value: "" }, words.choose));
  for (const kind of fact.evidence ?? []) kinds.append(make("option", { value: kind }, words.evidenceKinds[kind] ?? kind));
  kinds.append(make("option", { value: "none" }, words.noEvidence));
  return make(
    "fieldset",
    { class: "riktlinje-evidence" },
    make("legend", {}, words.evidence),
    field("evidence-kind", words.evidenceKind, kinds),
    field("evidence-reference", words.reference, make("input", { type: "text", autocomplete: "off" })),
    field("evidence-date", words.evidenceDate, make("input", { type: "date" })),
    field("evidence-until", words.validUntil, make("input", { type: "date" })),
  );
}
