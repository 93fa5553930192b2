/** The questions still open, each a way to its field. */

import { keyed, make, setShown, setText } from "../dom.js";
import type { Question } from "../engine.js";
import { fieldLink } from "./findings.js";
import { headingTag, role, say } from "./look.js";
import type { Look } from "./look.js";

/** So many are shown before somebody asks for all. */
const FIRST = 6;

/** The list of open questions, the most decisive first. */
export class QuestionList {
  readonly element: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #look: Look;
  readonly #title: string;
  #all: readonly Question[] = [];
  #isWhole = false;

  /** Questions that the form does not ask are folded, and are no links. */
  constructor(look: Look, title: string, isFolded: boolean) {
    this.#look = look;
    this.#title = title;
    this.#heading = make(headingTag(look, 1), { part: "heading" }, title);
    this.#list = make("ol", { part: "list questions-list" });
    this.#more = make("button", { type: "button", part: "button", class: "more" });
    this.#more.addEventListener("click", () => {
      this.#isWhole = !this.#isWhole;
      this.paint(this.#all);
    });
    const attributes = { part: "group questions", class: "group questions", hidden: true };
    this.element = isFolded
      ? make("details", attributes, make("summary", {}, this.#heading), this.#list, this.#more)
      : make("section", attributes, this.#heading, this.#list, this.#more);
  }

  /** Shows these questions. */
  paint(questions: readonly Question[]): void {
    this.#all = questions;
    const { words } = this.#look;
    setShown(this.element, questions.length > 0);
    setText(this.#heading, `${this.#title} (${questions.length})`);
    const shown = this.#isWhole ? questions : questions.slice(0, FIRST);
    keyed(
      this.#list,
      shown,
      (question) => `${question.fact} ${question.kind}`,
      (question) => this.#create(question),
      (item, question) => {
        const meta = item.querySelector(".meta");
        if (meta) setText(meta, this.#meta(question));
      },
    );
    setShown(this.#more, questions.length > FIRST);
    setText(this.#more, this.#isWhole ? words.showFewer : words.showAll(questions.length));
  }

  #create(question: Question): HTMLElement {
    const text = say(this.#look, question.question) || question.fact;
    const link = this.#look.hasField(question.fact) ? fieldLink(this.#look, question.fact, text, undefined, question.kind) : text;
    return make("li", { part: "question", class: "question" }, link, make("p", { class: "meta" }));
  }

  #meta(question: Question): string {
    const { words } = this.#look;
    const owner = role(this.#look, question.owner);
    const parts = [
      words.kind[question.kind],
      owner ? `${words.answeredBy}: ${owner}` : "",
      question.unlocks.length > 0 ? words.unlocks(question.unlocks.length) : "",
    ];
    return parts.filter((part) => part !== "").join(" · ");
  }
}
