/** The error summary of a refused submit: it takes focus and names what to do. */

import { keyed, make, setShown, setText } from "../dom.js";
import type { Assessment, Finding } from "../engine.js";
import { fieldLink } from "./findings.js";
import type { Groups } from "./groups.js";
import { headingTag, say } from "./look.js";
import type { Look } from "./look.js";

/** So many are named. */
const MOST = 8;

/** Stands first in the panel and is hidden until a submit is refused. */
export class Refusal {
  readonly element: HTMLElement;
  readonly #look: Look;
  readonly #text = make("p");
  readonly #list = make("ul");

  constructor(look: Look) {
    this.#look = look;
    const heading = make(headingTag(look, 1), { id: "refusal" }, look.words.refusedTitle);
    const attributes = { class: "refusal", part: "refusal", role: "group", tabindex: -1, hidden: true, "aria-labelledby": "refusal" };
    this.element = make("div", attributes, heading, this.#text, this.#list);
  }

  /** Shows what stands in the way and takes focus. */
  show(assessment: Assessment, groups: Groups): void {
    const stops = [...groups.contradictions, ...groups.stops].slice(0, MOST);
    const questions = stops.length > 0 ? [] : assessment.questions.slice(0, MOST);
    setText(this.#text, stops.length > 0 ? this.#look.words.refused : this.#look.words.refusedOpen);
    const items = [
      ...stops.map((finding) => ({ key: finding.rule, text: say(this.#look, finding.title), fact: this.#factOf(finding) })),
      ...questions.map((question) => ({ key: question.fact, text: say(this.#look, question.question), fact: question.fact })),
    ];
    keyed(
      this.#list,
      items,
      (item) => item.key,
      (item) => make("li", {}, item.fact && this.#look.hasField(item.fact) ? fieldLink(this.#look, item.fact, item.text) : item.text),
    );
    setShown(this.element, true);
    this.element.focus();
  }

  #factOf(finding: Finding): string | undefined {
    const reasons = finding.because.filter((reason) => reason.holds === false);
    const facts = (reasons.length > 0 ? reasons : finding.because).flatMap((reason) => reason.facts);
    return facts.find((fact) => this.#look.hasField(fact));
  }
}
