/** Findings: a title, what to do, and why. */

import { keyed, make, setText } from "../dom.js";
import type { Finding, Reason } from "../engine.js";
import { Group } from "./group.js";
import { areaName, day, named, role, say } from "./look.js";
import type { Look } from "./look.js";

/** A heading with a list of findings beneath it, hidden while it is empty. */
export class FindingList {
  readonly element: HTMLElement;
  readonly #group: Group;
  readonly #list = make("ul", { part: "list" });
  readonly #look: Look;
  readonly #shown = new WeakMap<HTMLElement, Finding>();

  /** Folded lists start closed; the others always stand open. */
  constructor(look: Look, name: string, title: string, isFolded: boolean) {
    this.#look = look;
    this.#group = new Group(look, name, title, isFolded, this.#list);
    this.element = this.#group.element;
  }

  /** Shows these findings. */
  paint(findings: readonly Finding[]): void {
    const fill = () =>
      keyed(
        this.#list,
        findings,
        (finding) => `${finding.rule} ${finding.status}`,
        (finding) => this.#create(finding),
        (item, finding) => this.#update(item, finding),
      );
    this.#group.paint(findings.length, fill);
  }

  #create(finding: Finding): HTMLElement {
    const { words } = this.#look;
    const title = say(this.#look, finding.title);
    const why = make("details", named("why"));
    const reasons = make("div", { class: "reasons" });
    why.append(make("summary", {}, words.why, make("span", { class: "unseen" }, ` ${title}`)), reasons);
    const item = make(
      "li",
      named(`finding ${finding.severity}`),
      make("p", { class: "title" }, title),
      make("p", { class: "meta" }),
      this.#toDo(finding) ? make("p", named("remedy")) : null,
      why,
    );
    why.addEventListener("toggle", () => {
      const shown = this.#shown.get(item);
      if (why.open && shown) this.#paintWhy(reasons, shown);
    });
    return item;
  }

  #update(item: HTMLElement, finding: Finding): void {
    this.#shown.set(item, finding);
    const [meta, remedy] = [item.querySelector(".meta"), item.querySelector(".remedy")];
    if (meta) setText(meta, this.#meta(finding));
    if (remedy) setText(remedy, this.#toDo(finding));
    const why = item.querySelector("details");
    const reasons = item.querySelector<HTMLElement>(".reasons");
    if (why?.open && reasons) this.#paintWhy(reasons, finding);
  }

  /** What a rule that is not met asks for, else what it asks from now on. */
  #toDo(finding: Finding): string {
    return say(this.#look, finding.status === "violated" || finding.status === "waived" ? finding.remedy : finding.duty);
  }

  #meta(finding: Finding): string {
    const { words } = this.#look;
    const from = finding.in_force === false && finding.from ? words.appliesFrom(day(this.#look, finding.from)) : "";
    const parts = [words.severity[finding.severity], areaName(this.#look, finding.area), from];
    if (finding.status === "waived") parts.push(words.waived);
    return parts.filter((part) => part !== "").join(" · ");
  }

  /** The reasons, each with the way to its answer, and where the rule comes from. */
  #paintWhy(place: HTMLElement, finding: Finding): void {
    const { words } = this.#look;
    const list = place.querySelector("ul") ?? make("ul", { part: "reasons" });
    const links = (reason: Reason) => reason.facts.map((fact) => this.#look.hasField(fact)).join();
    keyed(
      list,
      finding.because,
      (reason) => `${say(this.#look, reason.text)} ${links(reason)}`,
      (reason) => this.#reason(reason),
    );
    const details = make("dl");
    const add = (name: string, text: string | undefined) => {
      if (text) details.append(make("dt", {}, name), make("dd", {}, text));
    };
    for (const source of finding.sources) {
      const place = [say(this.#look, source.title), say(this.#look, source.reference)].filter(Boolean).join(", ");
      const quote = say(this.#look, source.quote);
      add(words.source, quote ? `${place}: ”${quote}”` : place);
    }
    if (finding.status !== "violated") add(words.remedy, finding.status === "open" ? say(this.#look, finding.remedy) : "");
    add(words.responsible, role(this.#look, finding.owner));
    add(words.phase, say(this.#look, this.#look.schema.phases.find((phase) => phase.id === finding.phase)?.title));
    add(words.checked, finding.review ? words.review[finding.review] : "");
    const old = place.querySelector("dl");
    if (!old) place.append(list, details);
    else if (old.textContent !== details.textContent) old.replaceWith(details);
  }

  #reason(reason: Reason): HTMLElement {
    const fact = reason.facts.find((fact) => this.#look.hasField(fact));
    const text = say(this.#look, reason.text);
    return make("li", {}, text, fact ? " " : null, fact ? fieldLink(this.#look, fact, this.#look.words.changeAnswer, text) : null);
  }
}

/** A link that moves focus to the field of a fact. */
export function fieldLink(look: Look, fact: string, label: string, about?: string, kind?: string): HTMLElement {
  const link = make("a", { href: `#${fact}`, part: "link" }, label, about ? make("span", { class: "unseen" }, `: ${about}`) : null);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    look.goTo(fact, kind);
  });
  return link;
}
