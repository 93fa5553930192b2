/** Messages at the fields: what cannot be read, and what stops because of the answer. They stand in the light DOM,
 * because a description must be in the same tree as its field. */

import { focusable, keyed, make, setAttribute } from "../dom.js";
import type { Binding } from "./map.js";

/** What stands at the fields of a fact. */
export interface FieldMessage {
  kind: "error" | "stop" | "condition";
  /** `Stoppar`, `Villkor`; empty for errors. */
  label: string;
  text: string;
}

/** Keeps the messages of one element. */
export class Messages {
  readonly #prefix: string;
  readonly #places = new Map<string, HTMLElement>();

  /** The prefix makes ids unique in the page. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Shows these messages and no others. */
  show(bindings: Map<string, Binding>, messages: Map<string, FieldMessage[]>): void {
    for (const [fact, place] of this.#places) {
      if (messages.has(fact) && bindings.has(fact)) continue;
      place.remove();
      this.#places.delete(fact);
      this.#describe(bindings.get(fact), place.id, false, false);
    }
    for (const [fact, list] of messages) {
      const binding = bindings.get(fact);
      if (binding) this.#showAt(binding, list);
    }
  }

  /** Takes all messages away. */
  clear(bindings: Map<string, Binding>): void {
    this.show(bindings, new Map());
  }

  #showAt(binding: Binding, list: FieldMessage[]): void {
    const fact = binding.fact.id;
    const anchor = anchorOf(binding);
    if (!anchor) return;
    let place = this.#places.get(fact);
    if (!place) {
      place = make("div", { class: "riktlinje-messages", id: `${this.#prefix}-message-${fact}` });
      this.#places.set(fact, place);
    }
    keyed(
      place,
      list,
      (message) => `${message.kind} ${message.label} ${message.text}`,
      (message) =>
        make(
          "p",
          { class: `riktlinje-message riktlinje-${message.kind}` },
          message.label && make("strong", {}, `${message.label}: `),
          message.text,
        ),
    );
    const isInside = anchor.matches("fieldset,[role=group],td,div[data-fact],section[data-fact]");
    if (isInside ? place.parentElement !== anchor : place.previousElementSibling !== anchor) {
      if (isInside) anchor.append(place);
      else anchor.after(place);
    }
    this.#describe(binding, place.id, true, list.some((message) => message.kind === "error"));
  }

  /** Ties a message to its fields, or unties it, and leaves descriptions of the page's own alone. */
  #describe(binding: Binding | undefined, id: string, isOn: boolean, isError: boolean): void {
    if (!binding) return;
    const group = groupOf(binding);
    const fields = binding.controls.filter((control) => control.part === "value" || control.part === "from" || control.part === "to");
    const described = group ? [group] : fields.map((control) => control.element);
    for (const element of described) {
      const others = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((other) => other !== "" && other !== id);
      setAttribute(element, "aria-describedby", [...others, ...(isOn ? [id] : [])].join(" ") || null);
    }
    for (const { element } of fields) {
      const canBeInvalid = !(element instanceof HTMLInputElement && element.type === "radio");
      if (canBeInvalid && (isError || element.dataset["riktlinjeInvalid"] !== undefined)) {
        setAttribute(element, "aria-invalid", isError ? "true" : null);
        setAttribute(element, "data-riktlinje-invalid", isError || null);
      }
    }
  }
}

/** A group that holds all the fields of a fact and nothing else. */
function groupOf(binding: Binding): HTMLElement | undefined {
  const isGroup = (element: Element) => element.matches("fieldset,[role=group],[role=radiogroup]");
  const marked = binding.groups.find(isGroup);
  if (marked) return marked;
  const [first] = binding.controls;
  const around = first?.element.closest<HTMLElement>("fieldset,[role=group],[role=radiogroup]");
  const isWhole = (group: HTMLElement) => {
    const fields = Array.from(group.querySelectorAll<HTMLElement>("input,select,textarea"));
    return fields.every((field) => binding.controls.some((control) => control.element === field));
  };
  return around && isWhole(around) ? around : undefined;
}

/** What a message follows, or stands last in. */
function anchorOf(binding: Binding): HTMLElement | undefined {
  const group = groupOf(binding) ?? binding.groups[0];
  if (group) return group;
  const row = binding.rows[0]?.element.closest<HTMLElement>("[data-fact]") ?? undefined;
  if (row) return row;
  const fields = binding.controls.filter((control) => control.part === "value").map((control) => control.element);
  const last = focusable(fields.slice().reverse());
  return last?.closest("label") ?? last;
}
