/** A number for each year. */

import { make, setShown } from "../dom.js";
import type { FactSchema } from "../engine.js";
import { unitOf } from "./build.js";
import type { Build } from "./build.js";
import type { Naming } from "./controls.js";

/** The fields of a series: as many years as count, kept when fewer do. */
export class Years {
  readonly elements: HTMLElement[];
  readonly #list = make("div", { class: "riktlinje-years" });
  readonly #build: Build;
  readonly #fact: FactSchema;
  readonly #naming: Naming;

  constructor(build: Build, fact: FactSchema, naming: Naming) {
    this.#build = build;
    this.#fact = fact;
    this.#naming = naming;
    this.elements = [this.#list];
    this.setCount(1);
  }

  /** Shows this many years, year 0 first. */
  setCount(count: number): void {
    while (this.#list.children.length < count) this.#list.append(this.#create(this.#list.children.length));
    Array.from(this.#list.children).forEach((year, index) => setShown(year as HTMLElement, index < count));
  }

  #create(year: number): HTMLElement {
    const id = `${this.#naming.id}-${year}`;
    const input = make("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      class: "riktlinje-number",
      id,
      "data-year": year,
      ...this.#naming.data,
    });
    const unit = unitOf(this.#build, this.#fact);
    const label = make("label", { for: id }, this.#build.words.year(year));
    const line = make("div", { class: "riktlinje-line" }, input, unit ? make("span", { class: "riktlinje-unit" }, unit) : null);
    return make("div", { class: "riktlinje-end" }, label, line);
  }
}
