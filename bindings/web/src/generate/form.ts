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

/** A section of the form with its place in the table of contents. */
interface Part {
  element: HTMLElement;
  link: HTMLElement;
  progress: HTMLElement;
  questions: QuestionField[];
}

/** The form. Its fields are read like those of any other form. */
export class GeneratedForm {
  readonly element: HTMLElement;
  readonly #build: Build;
  readonly #parts: Part[] = [];
  readonly #questions = new Map<string, QuestionField>();

  /**
   * Builds the form in an element. Inside another form it cannot be a form itself. The prefix makes ids unique in
   * the page; `announce` says something aloud.
   */
  constructor(prefix: string, look: Look, place: HTMLElement, announce: (text: string) => void) {
    const words = { ...(look.language === "sv" ? formSv : formEn), ...look.formWords };
    const build: Build = { words, language: look.language, prefix };
    const isNested = place.closest("form") !== null;
    this.#build = build;
    const contents = make("ol", {});
    const nav = make("nav", { class: "riktlinje-contents", "aria-label": words.sections }, contents);
    const kind = isNested ? "div" : "form";
    this.element = make(kind, { class: "riktlinje-form", lang: build.language, novalidate: !isNested || undefined });
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.append(make("p", { class: "riktlinje-intro" }, words.intro), nav);
    for (const section of sectionsOf(look.schema, words.other)) this.#addSection(section, look, contents, announce);
    adopt(place.getRootNode() as Document | ShadowRoot, formStyles);
    place.append(this.element);
  }

  /** Shows the questions that arise, and how far one has come. */
  update(state: FormState, answers: Answers): void {
    const { words } = this.#build;
    for (const part of this.#parts) {
      let [asked, answered] = [0, 0];
      for (const question of part.questions) {
        const isAsked = arises(question.fact, state, answers, this.#questions);
        question.update(isAsked, state.years[question.fact.id]);
        if (isAsked) asked += 1;
        if (isAsked && question.fact.id in answers) answered += 1;
      }
      setShown(part.element, asked > 0);
      setShown(part.link, asked > 0);
      setText(part.progress, words.progress(answered, asked));
      part.progress.setAttribute("aria-label", words.progressLong(answered, asked));
    }
  }

  /** Makes room for answers that are about to be filled in. */
  prepare(fact: string, answer: Answer | undefined): void {
    const question = this.#questions.get(fact);
    if (!question) return;
    question.rows?.setCount(rowCount(answer));
    setRange(question.element, isRange(answer));
    if (Array.isArray(answer)) question.update(!question.element.hidden, [answer.length, answer.length]);
  }

  /** The question that has to be answered before this one arises, or this one if it does already. */
  gateway(fact: string, answers: Answers): string {
    const question = this.#questions.get(fact);
    if (!question?.element.hidden) return fact;
    const gates = question.fact.asked_when?.facts ?? [];
    return gates.find((gate) => !(gate in answers) && this.#questions.get(gate)?.element.hidden === false) ?? gates[0] ?? fact;
  }

  /** The element of a question. */
  question(fact: string): HTMLElement | undefined {
    return this.#questions.get(fact)?.element;
  }

  #addSection(section: FormSection, look: Look, contents: HTMLElement, announce: (text: string) => void): void {
    const id = `${this.#build.prefix}-section-${section.id}`;
    const heading = make(headingTag(look, 0), { id, tabindex: -1 }, section.title);
    const element = make("section", { class: "riktlinje-section", "aria-labelledby": id }, heading);
    const help = textOf(this.#build, section.help);
    if (help) element.append(make("p", { class: "riktlinje-help" }, help));
    const questions = section.facts.map((fact) => new QuestionField(this.#build, fact, announce));
    for (const question of questions) {
      this.#questions.set(question.fact.id, question);
      element.append(question.element);
    }
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
    this.#parts.push({ element, link: item, progress, questions });
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
function arises(fact: FactSchema, state: FormState, answers: Answers, questions: Map<string, QuestionField>): boolean {
  const asked = state.asked[fact.id];
  if (asked !== null) return asked ?? true;
  const gates = fact.asked_when?.facts ?? [];
  return gates.every((gate) => gate in answers || state.asked[gate] === false || !questions.has(gate));
}
