/** The verdict in words, what it rests on in short, and each area's own. */

import { keyed, make, setAttribute, setShown, setText } from "../dom.js";
import type { Assessment, Verdict, VerdictStatus } from "../engine.js";
import type { Groups } from "./groups.js";
import { areaName, named } from "./look.js";
import type { Look } from "./look.js";

/** A sign beside the words, so that color is never alone. */
const SIGNS: { [status in VerdictStatus]: string } = {
  ready: "✓",
  conditional: "!",
  not_ready: "✕",
  forbidden: "⊘",
  incomplete: "?",
};

/** The top of the panel. */
export class VerdictBox {
  readonly element: HTMLElement;
  readonly #sign = make("span", { class: "sign", "aria-hidden": "true" });
  readonly #word = make("strong", { class: "word", part: "verdict-word" });
  readonly #summary = make("p", named("summary"));
  readonly #bounds = make("p", { class: "bounds", hidden: true });
  readonly #areas: HTMLElement;
  readonly #look: Look;

  constructor(look: Look) {
    this.#look = look;
    this.#areas = make("ul", { ...named("areas"), "aria-label": look.words.areas });
    const line = make("p", { class: "line" }, this.#sign, this.#word);
    this.element = make("div", named("verdict"), line, this.#summary, this.#bounds, this.#areas);
  }

  /** Shows the verdicts. */
  paint(assessment: Assessment, groups: Groups): void {
    const { verdict } = assessment;
    const { words } = this.#look;
    setAttribute(this.element, "data-status", verdict.status);
    setText(this.#sign, SIGNS[verdict.status]);
    setText(this.#word, words.verdict[verdict.status]);
    setText(this.#summary, countsInWords(this.#look, assessment, groups));
    setShown(this.#bounds, !verdict.settled);
    setText(this.#bounds, words.bounds(words.verdict[verdict.best], words.verdict[verdict.worst]));
    keyed(
      this.#areas,
      Object.entries(assessment.areas),
      ([area]) => area,
      ([area]) => this.#createArea(area),
      (item, [, verdict]) => this.#updateArea(item, verdict),
    );
  }

  #createArea(area: string): HTMLElement {
    const sign = make("span", { class: "sign", "aria-hidden": "true" });
    return make("li", { part: "area" }, sign, make("span", { class: "name" }, areaName(this.#look, area)), make("span", { class: "word" }));
  }

  #updateArea(item: HTMLElement, verdict: Verdict): void {
    setAttribute(item, "data-status", verdict.status);
    const [sign, , word] = item.children;
    if (sign) setText(sign, SIGNS[verdict.status]);
    if (word) setText(word, this.#look.words.brief[verdict.status]);
  }
}

/** `2 hinder, 3 villkor, 14 frågor kvar`; only what there is. */
export function countsInWords(look: Look, assessment: Assessment, groups: Groups): string {
  const { words } = look;
  const stops = groups.stops.length + groups.contradictions.length;
  const parts = [
    stops > 0 ? words.stopCount(stops) : "",
    groups.conditions.length > 0 ? words.conditionCount(groups.conditions.length) : "",
    groups.upcoming.length > 0 ? words.upcomingCount(groups.upcoming.length) : "",
    assessment.questions.length > 0 ? words.questionCount(assessment.questions.length) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
