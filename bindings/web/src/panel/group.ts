/**
 * A heading with something beneath it: the panel is made of these. Hidden while there is nothing to show. What is
 * folded is made when somebody opens it, or when nothing else is to be done; until then only its count is true.
 */

import { make, setShown, setText } from "../dom.js";
import { headingTag, named } from "./look.js";
import type { Look } from "./look.js";

/** A group, open or folded at first. */
export class Group {
  readonly element: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #title: string;
  #fill = (): void => {};

  constructor(look: Look, name: string, title: string, isFolded: boolean, ...content: HTMLElement[]) {
    this.#title = title;
    this.#heading = make(headingTag(look, 1), { part: "heading" });
    const head = isFolded ? make("summary", {}, this.#heading) : this.#heading;
    this.element = make(isFolded ? "details" : "section", named(`group ${name}`), head, ...content);
    this.element.addEventListener("toggle", () => this.#fill());
  }

  /** Shows the group if there is something in it, and counts where that says something. `fill` makes the content. */
  paint(count: number, fill: () => void, isCounted = true): void {
    setShown(this.element, count > 0);
    setText(this.#heading, isCounted ? `${this.#title} (${count})` : this.#title);
    this.#fill = fill;
    if (!this.element.matches("details:not([open])")) fill();
  }
}
