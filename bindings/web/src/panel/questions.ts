/** The questions still open, each a way to its field. */

import { keyed, make, setShown, setText } from "../dom.js";
import type { Question } from "../engine.js";
import { fieldLink } from "./findings.js";
import { Group } from "./group.js";
import { named, role, say } from "./look.js";
import type { Look } from "./look.js";

/** So many are shown before somebody asks for all. */
const FIRST = 6;

/** The list of open questions, the most decisive first. */
export class QuestionList {
  readonly element: HTMLElement;
  readonly #group: Group;
  readonly #list = make("ol", { part: "list" });
  readonly #more = make("button", { type: "button", part: "button", class: "more" });
  readonly #look: Look;
  #all: readonly Question[] = [];
  #isWhole = false;

  /** Questions that the form does not ask are folded, and are no links. */
  constructor(look: Look, title: string, isFolded: boolean) {
    this.#look = look;
    this.#more.addEventListener("click", () => {
      this.#isWhole = !this.#isWhole;
      this.paint(this.#all);
    });
    this.#group = new Group(look, "questions", title, isFolded, this.#list, this.#more);
    this.element = this.#group.element;
  }

  /** Shows these questions. */
  paint(questions: readonly Question[]): void {
    this.#all = questions;
    const { words } = this.#look;
    const shown = this.#isWhole ? questions : questions.slice(0, FIRST);
    const fill = () =>
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
    this.#group.paint(questions.length, fill);
    setShown(this.#more, questions.length > FIRST);
    setText(this.#more, this.#isWhole ? words.showFewer : words.showAll(questions.length));
  }

  #create(question: Question): HTMLElement {
    const text = say(this.#look, question.question) || question.fact;
    const link = this.#look.hasField(question.fact) ? fieldLink(this.#look, question.fact, text, undefined, question.kind) : text;
    return make("li", named("question"), link, make("p", { class: "meta" }));
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
