/** Which fields belong to which fact: by `data-fact` in the markup, by field names, or by a map of selectors. */

import type { FactSchema, Schema } from "../engine.js";

/** What a field says about its fact. */
export type Part =
  | "value"
  | "from"
  | "to"
  | "unknown"
  | "none"
  | "finished"
  | "evidence-kind"
  | "evidence-reference"
  | "evidence-date"
  | "evidence-until"
  | "evidence-by";

/** Where the fields of a fact are, for markup that cannot be edited. */
export interface FieldPlace {
  /** Finds the fields, from the form or container. For rows: finds the rows. */
  selector: string;
  /** What the fields' own values mean: `{"1": "yes", "2": "no"}`. */
  values?: { [own: string]: string };
  part?: Part;
  /** For rows: finds the fields of each column from the row. */
  columns?: { [column: string]: string | FieldPlace };
}

/** Places by fact: a selector, a place, or several. */
export interface FieldMap {
  [fact: string]: string | FieldPlace | (string | FieldPlace)[];
}

/** One field. */
export interface Control {
  element: HTMLElement;
  part: Part;
  /** Year of a series, where the markup says. */
  year?: number;
  values?: { [own: string]: string };
}

/** The fields of one fact, or of one column in one row. */
export interface Binding {
  fact: FactSchema;
  controls: Control[];
  /** Elements that say `data-fact` and hold fields, such as a fieldset. */
  groups: HTMLElement[];
  /** For facts of rows. */
  rows: { element: HTMLElement; columns: Map<string, Binding> }[];
}

const FIELDS = "input:not([type=submit],[type=button],[type=image],[type=reset],[type=file]),select,textarea";

/** Facts by every name that a form may use. */
export class FactNames {
  readonly #byName = new Map<string, FactSchema>();

  constructor(schema: Schema) {
    for (const fact of schema.facts) {
      for (const name of [...(fact.formerly ?? []), fact.answer_name, fact.id]) if (name) this.#byName.set(name, fact);
    }
  }

  /** The fact with this id, foreign name or earlier id. */
  find(name: string): FactSchema | undefined {
    return this.#byName.get(name);
  }
}

/** All fields inside a container, by fact. */
export function findFields(container: HTMLElement, names: FactNames, map: FieldMap, byName: boolean): Map<string, Binding> {
  const bindings = new Map<string, Binding>();
  const bind = (fact: FactSchema) => {
    const binding = bindings.get(fact.id) ?? { fact, controls: [], groups: [], rows: [] };
    bindings.set(fact.id, binding);
    return binding;
  };
  for (const element of container.querySelectorAll<HTMLElement>("[data-fact]")) {
    const fact = names.find(element.dataset["fact"] ?? "");
    if (fact) addMarked(bind(fact), element);
  }
  for (const [name, places] of Object.entries(map)) {
    const fact = names.find(name);
    if (!fact) continue;
    for (const place of Array.isArray(places) ? places : [places]) addMapped(bind(fact), container, place);
  }
  if (byName) {
    for (const element of container.querySelectorAll<HTMLElement>(FIELDS)) {
      const fact = element.closest("[data-fact]") ? undefined : names.find(element.getAttribute("name") ?? "");
      if (fact) addControl(bind(fact), element);
    }
  }
  return bindings;
}

/** Adds an element that says `data-fact`: a field, a group of fields, a table of rows or a component with a value. */
function addMarked(binding: Binding, element: HTMLElement): void {
  if (binding.fact.type === "rows" && !element.matches(FIELDS)) {
    for (const row of element.querySelectorAll<HTMLElement>("[data-row]")) addRow(binding, row, "[data-column]");
    for (const field of element.querySelectorAll<HTMLElement>("[data-part]")) {
      if (!field.closest("[data-row]")) addControl(binding, field);
    }
    return;
  }
  if (isField(element)) {
    addControl(binding, element);
    return;
  }
  binding.groups.push(element);
  for (const field of element.querySelectorAll<HTMLElement>(FIELDS)) {
    if (field.closest("[data-fact]") === element) addControl(binding, field);
  }
}

/** Whether an element is a field itself: a native one, or a component that has a value. */
function isField(element: HTMLElement): boolean {
  return element.matches(FIELDS) || (element.localName.includes("-") && "value" in element);
}

function addRow(binding: Binding, row: HTMLElement, selector: string): void {
  const columns = new Map<string, Binding>();
  for (const field of row.querySelectorAll<HTMLElement>(selector)) {
    const column = binding.fact.columns?.find((column) => column.id === field.dataset["column"]);
    if (column) addControl(columnBinding(columns, column), field);
  }
  binding.rows.push({ element: row, columns });
}

function columnBinding(columns: Map<string, Binding>, column: FactSchema): Binding {
  const binding = columns.get(column.id) ?? { fact: column, controls: [], groups: [], rows: [] };
  columns.set(column.id, binding);
  return binding;
}

/** Adds the fields that a place of the map finds. */
function addMapped(binding: Binding, container: HTMLElement, given: string | FieldPlace): void {
  const place = typeof given === "string" ? { selector: given } : given;
  for (const element of container.querySelectorAll<HTMLElement>(place.selector)) {
    if (place.columns) addMappedRow(binding, element, place.columns);
    else if (isField(element)) addControl(binding, element, place);
    else for (const field of element.querySelectorAll<HTMLElement>(FIELDS)) addControl(binding, field, place);
  }
}

function addMappedRow(binding: Binding, row: HTMLElement, places: NonNullable<FieldPlace["columns"]>): void {
  const columns = new Map<string, Binding>();
  for (const [name, place] of Object.entries(places)) {
    const column = binding.fact.columns?.find((column) => column.id === name);
    if (column) addMapped(columnBinding(columns, column), row, place);
  }
  binding.rows.push({ element: row, columns });
}

function addControl(binding: Binding, element: HTMLElement, place?: FieldPlace): void {
  const control: Control = { element, part: place?.part ?? (element.dataset["part"] as Part | undefined) ?? "value" };
  const year = element.dataset["year"];
  if (year !== undefined) control.year = Number(year);
  if (place?.values) control.values = place.values;
  binding.controls.push(control);
}
