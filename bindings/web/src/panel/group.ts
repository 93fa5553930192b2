/** A heading with something beneath it: the panel is made of these. Hidden while there is nothing to show. */

import { make, setShown, setText } from "../dom.js";
import { headingTag, named } from "./look.js";
import type { Look } from "./look.js";

/** A group, open or folded at first. */
export class Group {
  readonly element: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #title: string;

  constructor(look: Look, name: string, title: string, isFolded: boolean, ...content: HTMLElement[]) {
    this.#title = title;
    this.#heading = make(headingTag(look, 1), { part: "heading" });
    const head = isFolded ? make("summary", {}, this.#heading) : this.#heading;
    this.element = make(isFolded ? "details" : "section", named(`group ${name}`), head, ...content);
  }

  /** Shows the group if there is something in it, and counts where that says something. */
  paint(count: number, isCounted = true): void {
    setShown(this.element, count > 0);
    setText(this.#heading, isCounted ? `${this.#title} (${count})` : this.#title);
  }
}
