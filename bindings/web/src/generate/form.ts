/** A whole form from a guideline, in the light DOM: sections, help, and only the questions that arise. */

import { adopt, make, setShown, setText } from "../dom.js";
import type { Answer, Answers, FactSchema, FormState, Schema } from "../engine.js";
import { headingTag } from "../panel/look.js";
import type { Look } from "../panel/look.js";
import { isRange, rowCount } from "../fill/write.js";
import formStyles from "../styles/form.css";
import { formEn } from "../words/form-en.js";
import { formSv } from "../words/form-sv.js";
import { textOf } from "./build.js";
import type { Build } from "./build.js";
import { setRange } from "./controls.js";
import { QuestionField } from "./question.js";

/** So many questions are made before the first verdict is shown: more than a screen holds. */
const FIRST = 8;

/** A question's place in the form. Its fields are made when it first arises. */
interface Place {
  fact: FactSchema;
  part: Part;
  isAsked: boolean;
  field?: QuestionField;
}

/** A section of the form with its place in the table of contents. */
interface Part {
  element: HTMLElement;
  link: HTMLElement;
  progress: HTMLElement;
  places: Place[];
}

/** The form. Its fields are read like those of any other form. */
export class GeneratedForm {
  readonly element: HTMLElement;
  readonly #build: Build;
  readonly #announce: (text: string) => void;
  readonly #parts: Part[] = [];
  readonly #places = new Map<string, Place>();
  /** How many sections may have their questions made. */
  #open = 0;

  /**
   * Builds the form in an element. Inside another form it cannot be a form itself. The prefix makes ids unique in
   * the page; `announce` says something aloud.
   */
  constructor(prefix: string, look: Look, place: HTMLElement, announce: (text: string) => void) {
    const words = { ...(look.language === "sv" ? formSv : formEn), ...look.formWords };
    const build: Build = { words, language: look.language, prefix };
    const isNested = place.closest("form") !== null;
    this.#build = build;
    this.#announce = announce;
    const contents = make("ol", {});
    const nav = make("nav", { class: "riktlinje-contents", "aria-label": words.sections }, contents);
    const kind = isNested ? "div" : "form";
    this.element = make(kind, { class: "riktlinje-form", lang: build.language, novalidate: !isNested || undefined });
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.append(make("p", { class: "riktlinje-intro" }, words.intro), nav);
    for (const section of sectionsOf(look.schema, words.other)) this.#addSection(section, look, contents);
    for (let count = 0; this.#open < this.#parts.length && count < FIRST; this.#open += 1) count += this.#parts[this.#open]?.places.length ?? 0;
    adopt(place.getRootNode() as Document | ShadowRoot, formStyles);
    place.append(this.element);
  }

  /** Shows the questions that arise, and how far one has come. */
  update(state: FormState, answers: Answers): void {
    const { words } = this.#build;
    for (const [index, part] of this.#parts.entries()) {
      let [asked, answered] = [0, 0];
      for (const place of part.places) {
        const { fact } = place;
        place.isAsked = arises(fact, state, answers, this.#places);
        if (place.isAsked && index < this.#open) this.#make(place);
        place.field?.update(place.isAsked, state.years[fact.id]);
        if (place.isAsked) asked += 1;
        if (place.isAsked && fact.id in answers) answered += 1;
      }
      setShown(part.element, asked > 0);
      setShown(part.link, asked > 0);
      setText(part.progress, words.progress(answered, asked));
      part.progress.setAttribute("aria-label", words.progressLong(answered, asked));
    }
  }

  /** Whether every question that arises has been made. */
  get isWhole(): boolean {
    return this.#open >= this.#parts.length;
  }

  /** Makes the questions of one more section, or of all. */
  more(all: boolean): void {
    const from = this.#open;
    this.#open = all ? this.#parts.length : from + 1;
    for (const { places } of this.#parts.slice(from, this.#open)) {
      for (const place of places) if (place.isAsked) this.#make(place);
    }
  }

  /** Makes room for answers that are about to be filled in. */
  prepare(fact: string, answer: Answer | undefined): void {
    const place = this.#places.get(fact);
    if (!place) return;
    const field = this.#make(place);
    field.rows?.setCount(rowCount(answer));
    setRange(field.element, isRange(answer));
    if (Array.isArray(answer)) field.update(place.isAsked, [answer.length, answer.length]);
  }

  /** The question that has to be answered before this one arises, or this one if it does already. */
  gateway(fact: string, answers: Answers): string {
    const place = this.#places.get(fact);
    if (place?.isAsked !== false) return fact;
    const gates = place.fact.asked_when?.facts ?? [];
    return gates.find((gate) => !(gate in answers) && this.#places.get(gate)?.isAsked) ?? gates[0] ?? fact;
  }

  /** Whether the form asks this, now or when it arises. */
  has(fact: string): boolean {
    return this.#places.has(fact);
  }

  /** The element of a question that has been made. */
  question(fact: string): HTMLElement | undefined {
    return this.#places.get(fact)?.field?.element;
  }

  /** The fields of a question, made where it stands among those of its section. */
  #make(place: Place): QuestionField {
    if (place.field) return place.field;
    const { element, places } = place.part;
    const field = new QuestionField(this.#build, place.fact, this.#announce);
    place.field = field;
    const next = places.slice(places.indexOf(place) + 1).find((other) => other.field);
    element.insertBefore(field.element, next?.field?.element ?? null);
    return field;
  }

  #addSection(section: FormSection, look: Look, contents: HTMLElement): void {
    const id = `${this.#build.prefix}-section-${section.id}`;
    const heading = make(headingTag(look, 0), { id, tabindex: -1 }, section.title);
    const element = make("section", { class: "riktlinje-section", "aria-labelledby": id }, heading);
    const help = textOf(this.#build, section.help);
    if (help) element.append(make("p", { class: "riktlinje-help" }, help));
    const progress = make("span", { class: "riktlinje-progress", role: "img" });
    const link = make("a", { href: `#${id}` }, section.title);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      heading.focus();
      heading.scrollIntoView({ block: "start" });
    });
    const item = make("li", {}, link, " ", progress);
    contents.append(item);
    this.element.append(element);
    const part: Part = { element, link: item, progress, places: [] };
    part.places = section.facts.map((fact) => ({ fact, part, isAsked: true }));
    for (const place of part.places) this.#places.set(place.fact.id, place);
    this.#parts.push(part);
  }
}

interface FormSection {
  id: string;
  title: string;
  help?: Schema["sections"][number]["help"];
  facts: FactSchema[];
}

/** Sections with their facts, and one more for facts that belong to none. */
function sectionsOf(schema: Schema, other: string): FormSection[] {
  const facts = new Map(schema.facts.map((fact) => [fact.id, fact]));
  const known = (ids: string[]) => ids.map((id) => facts.get(id)).filter((fact) => fact !== undefined);
  const sections: FormSection[] = schema.sections.map(({ id, title, help, facts }) => {
    const section = { id, title: typeof title === "string" ? title : id, facts: known(facts) };
    return help === undefined ? section : { ...section, help };
  });
  if (schema.other.length > 0) sections.push({ id: "other", title: other, facts: known(schema.other) });
  return sections.filter((section) => section.facts.length > 0);
}

/**
 * Whether a question is shown. While its gate is open it waits, unless everything that the gate rests on is
 * answered (with a range, or with "do not know"): then nothing else will open it.
 */
function arises(fact: FactSchema, state: FormState, answers: Answers, places: Map<string, Place>): boolean {
  const asked = state.asked[fact.id];
  if (asked !== null) return asked ?? true;
  const gates = fact.asked_when?.facts ?? [];
  return gates.every((gate) => gate in answers || state.asked[gate] === false || !places.has(gate));
}
