/** Rows that one can add and remove, such as a register of risks. */

import { focusable, make } from "../dom.js";
import type { FactSchema } from "../engine.js";
import { questionOf, tick } from "./build.js";
import type { Build } from "./build.js";
import { answerFields } from "./controls.js";

/** The rows of one fact. */
export class Rows {
  readonly elements: HTMLElement[];
  readonly #list = make("div", { class: "riktlinje-rows" });
  readonly #add: HTMLButtonElement;
  readonly #build: Build;
  readonly #fact: FactSchema;
  readonly #id: string;
  readonly #announce: (text: string) => void;
  #made = 0;

  constructor(build: Build, fact: FactSchema, id: string, announce: (text: string) => void) {
    this.#build = build;
    this.#fact = fact;
    this.#id = id;
    this.#announce = announce;
    this.#add = make("button", { type: "button", class: "riktlinje-button", id }, build.words.addRow);
    this.#add.addEventListener("click", () => {
      const row = this.#append();
      focusable(row.querySelectorAll("input,select"))?.focus();
    });
    const finished = tick("checkbox", { "data-part": "finished" }, build.words.finished);
    this.elements = [this.#list, make("div", { class: "riktlinje-line" }, this.#add, finished)];
  }

  /** Makes the number of rows this, for answers that are filled in. */
  setCount(count: number): void {
    while (this.#list.children.length < count) this.#append();
    while (this.#list.children.length > count) this.#list.lastElementChild?.remove();
    this.#update();
  }

  #append(): HTMLElement {
    const number = this.#made;
    this.#made += 1;
    const row = make("fieldset", { class: "riktlinje-row", "data-row": true }, make("legend"));
    for (const column of this.#fact.columns ?? []) row.append(this.#field(column, `${this.#id}-${number}-${column.id}`));
    const remove = make("button", { type: "button", class: "riktlinje-button riktlinje-remove" });
    remove.addEventListener("click", () => this.#remove(row));
    row.append(remove);
    this.#list.append(row);
    this.#update();
    return row;
  }

  #field(column: FactSchema, id: string): HTMLElement {
    const fields = answerFields(this.#build, column, { data: { "data-column": column.id }, id, isColumn: true });
    const label = questionOf(this.#build, column);
    if (column.type === "choices") return make("fieldset", { class: "riktlinje-end" }, make("legend", {}, label), ...fields);
    return make("div", { class: "riktlinje-end" }, make("label", { for: id }, label), ...fields);
  }

  /** Takes a row away and moves focus to where one would look next. */
  #remove(row: HTMLElement): void {
    const next = (row.nextElementSibling ?? row.previousElementSibling) as HTMLElement | null;
    row.remove();
    this.#update();
    (next?.querySelector<HTMLElement>(".riktlinje-remove") ?? this.#add).focus();
    this.#announce(this.#build.words.rowRemoved);
  }

  #update(): void {
    Array.from(this.#list.children).forEach((row, index) => {
      const [legend, remove] = [row.querySelector("legend"), row.querySelector(".riktlinje-remove")];
      if (legend) legend.textContent = this.#build.words.row(index + 1);
      if (remove) remove.textContent = this.#build.words.removeRow(index + 1);
    });
    const most = this.#fact.max_rows;
    this.#add.disabled = most !== undefined && this.#list.children.length >= most;
  }
}
