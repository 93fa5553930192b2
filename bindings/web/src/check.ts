/** One running check: fields, engine and panel together, from connecting an element until it is taken away. */

import { Assessor, inWords } from "./assessor.js";
import { adopt, focusable, make } from "./dom.js";
import type { Answers, Assessment, Guideline, Waiver } from "./engine.js";
import { fieldMessages } from "./field-messages.js";
import { FactNames, findFields } from "./fields/map.js";
import type { Binding, FieldMap } from "./fields/map.js";
import { Messages } from "./fields/messages.js";
import { read } from "./fields/read.js";
import { today } from "./fields/values.js";
import { Watcher } from "./fields/watch.js";
import type * as Fill from "./fill/index.js";
import type { GeneratedForm } from "./generate/form.js";
import { Panel } from "./panel/panel.js";
import type { Look } from "./panel/look.js";
import type { Settings } from "./settings.js";
import messageStyles from "./styles/messages.css";
import type { Words } from "./words/index.js";

/** What an element gives to its check. */
export interface Host {
  element: HTMLElement;
  /** Where the panel goes. */
  place: HTMLElement;
  /** The live region. */
  status: HTMLElement;
  settings: Settings;
  language: string;
  words: Words;
  fields: FieldMap;
  waivers: Waiver[];
  /** What the page has changed in the words of generated forms. */
  formWords: Look["formWords"];
  /** Makes forms, if one is to be generated. */
  generate: typeof GeneratedForm | undefined;
  /** Fills fields and keeps answers, if the page asks for either. */
  fill: typeof Fill | undefined;
  /** The form that the element stands in or belongs to. */
  form(): HTMLFormElement | null;
  /** Tells the page that the assessment changed. */
  changed(assessment: Assessment): void;
  /** Tells the page that somebody follows a question; no means that the page moves focus itself. */
  asked(fact: string): boolean;
  failed(error: unknown): void;
}

let made = 0;

/** Runs a check. */
export class Check {
  readonly #host: Host;
  readonly #assessor: Assessor;
  readonly #names: FactNames;
  readonly #look: Look;
  readonly #panel: Panel;
  readonly #messages: Messages;
  readonly #watcher: Watcher;
  readonly #root: Document | ShadowRoot;
  readonly #store: Fill.Store | undefined;
  #form: GeneratedForm | undefined;
  #bindings = new Map<string, Binding>();
  #assessment: Assessment | undefined;

  constructor(host: Host, guideline: Guideline) {
    const { element, settings, language, words } = host;
    made += 1;
    const prefix = `riktlinje-${made}`;
    this.#host = host;
    this.#root = element.getRootNode() as Document | ShadowRoot;
    this.#assessor = new Assessor(guideline, language, settings.asOf ?? today());
    this.#assessor.setWaivers(host.waivers);
    const { schema } = this.#assessor;
    this.#names = new FactNames(schema);
    this.#look = {
      words,
      formWords: host.formWords,
      language,
      schema,
      headingLevel: settings.headingLevel,
      hasField: (fact) => this.#hasField(fact),
      goTo: (fact, kind) => this.#follow(fact, kind),
    };
    const save = () => this.#assessor.proposal();
    const files = settings.file ? host.fill?.fileButtons(words, save, (text) => void this.#openFile(text)) : undefined;
    this.#panel = new Panel(this.#look, host.status, files ?? []);
    this.#messages = new Messages(prefix);
    this.#watcher = new Watcher(this.#root, (node) => this.#isInside(node), () => this.#refresh(false));
    const name = element.getAttribute("name") ?? element.id;
    if (settings.save && host.fill) this.#store = new host.fill.Store(settings.save, schema.guideline.id, name);
    adopt(this.#root, messageStyles);
    if (host.generate) this.#generate(host.generate, prefix);
    host.place.replaceChildren(this.#panel.element);
    host.element.toggleAttribute("data-generated", this.#form !== undefined);
    this.#watcher.start();
    const kept = this.#store?.load();
    if (kept) this.restore(kept);
    else this.#refresh(true);
    // The verdict is shown before the rest of the form is made. No frames come to hidden pages.
    requestAnimationFrame(() => setTimeout(this.#grow));
    setTimeout(this.#grow, 200);
  }

  /** The assessment of what the fields say now. */
  get assessment(): Assessment | undefined {
    this.#watcher.flush();
    return this.#assessment;
  }

  /** The answers so far. */
  get answers(): Answers {
    this.#watcher.flush();
    return this.#assessor.answers();
  }

  /** Fills the fields with these answers, or with those of a proposal file. Needs the host's `fill`. */
  fill(answers: Answers | string): void {
    this.#fillFields(this.#assessor.check(answers));
    this.#refresh(false);
  }

  /** Fills in kept answers. They may be of an earlier version of the guideline: those that still fit are used. */
  restore(answers: Answers): void {
    try {
      this.#fillFields(this.#assessor.check(answers));
    } catch {
      this.#fillFields(answers);
    }
    this.#refresh(true);
  }

  /** Reads the fields again, for pages that change values without events. */
  refresh(): void {
    this.#refresh(false);
  }

  /** Replaces the waivers. */
  setWaivers(waivers: Waiver[]): void {
    this.#assessor.setWaivers(waivers);
    this.#refresh(false);
  }

  /** Shows why a submit was refused. */
  refuse(): void {
    const assessment = this.assessment;
    if (assessment) this.#panel.refuse(assessment);
  }

  /** Whether a form is the one that this check is about. */
  isAbout(form: EventTarget | null): boolean {
    const container = this.#container();
    return form instanceof HTMLFormElement && (form === container || (container !== null && form.contains(container)));
  }

  /** Whether the form was generated. */
  get isGenerated(): boolean {
    return this.#form !== undefined;
  }

  /** Opens what is folded, for paper. */
  unfold(): () => void {
    this.#grow(true);
    return this.#panel.unfold();
  }

  /** Ends the check and leaves the page's form as it was. */
  close(): void {
    this.#watcher.stop();
    this.#messages.clear(this.#bindings);
    this.#panel.close();
    this.#form?.element.remove();
    this.#assessor.close();
  }

  // ------------------------------------------------------------ the form

  #generate(Form: typeof GeneratedForm, prefix: string): void {
    const { element } = this.#host;
    this.#form = new Form(prefix, this.#look, element, (text) => this.#panel.say(text));
  }

  readonly #grow = (all = false): void => {
    const form = this.#form;
    if (!form?.element.isConnected || form.isWhole) return;
    // For half a frame at a time: keys that are pressed meanwhile do not wait.
    const until = performance.now() + 8;
    do form.more(all);
    while (!form.isWhole && performance.now() < until);
    if (form.isWhole) this.#refresh(false);
    else setTimeout(this.#grow);
    this.#watcher.forget();
  };

  /** Looked up anew each time, because a page may replace its form. */
  #container(): HTMLElement | null {
    if (this.#form) return this.#form.element;
    const id = this.#host.settings.for;
    if (id) return this.#root.getElementById(id) ?? document.getElementById(id) ?? bySelector(this.#root, id);
    return this.#host.form();
  }

  #isInside(node: Node): boolean {
    const container = this.#container();
    return container !== null && container.contains(node) && !(this.#form === undefined && this.#host.element.contains(node));
  }

  // ------------------------------------------------------------ the way from fields to panel

  #refresh(isFirst: boolean): void {
    const { settings, language, words, fields } = this.#host;
    try {
      const container = this.#container();
      this.#bindings = container ? findFields(container, this.#names, fields, settings.byName) : new Map<string, Binding>();
      const readings = new Map(Array.from(this.#bindings, ([fact, binding]) => [fact, read(binding, language)]));
      this.#assessor.take(readings, settings.keep, words);
      this.#form?.update(this.#assessor.form(), this.#assessor.answers());
      this.#assessment = this.#assessor.assess();
      const groups = this.#panel.paint(this.#assessment, isFirst);
      if (settings.messages) {
        this.#messages.show(this.#bindings, fieldMessages(this.#look, this.#assessment, groups, this.#assessor.mistakes));
      }
      this.#store?.save(this.#assessor.answers());
      this.#host.changed(this.#assessment);
    } catch (error) {
      this.#host.failed(error);
    }
    this.#watcher.forget();
  }

  #fillFields(answers: Answers): void {
    const { settings, language, fields, fill } = this.#host;
    for (const [fact, answer] of Object.entries(answers)) this.#form?.prepare(fact, answer);
    const container = this.#container();
    if (!container || !fill) return;
    for (const [fact, binding] of findFields(container, this.#names, fields, settings.byName)) {
      this.#form?.prepare(fact, answers[fact]);
      fill.write(binding, answers[fact], language);
    }
  }

  // ------------------------------------------------------------ from panel to field

  #hasField(fact: string): boolean {
    return this.#bindings.has(fact) || this.#form?.has(fact) === true;
  }

  #follow(fact: string, kind?: string): void {
    if (this.#host.asked(fact)) this.goTo(fact, kind);
  }

  /** Moves focus to the field of a fact. */
  goTo(fact: string, kind?: string): void {
    this.#grow(true);
    const target = this.#form?.gateway(fact, this.#assessor.answers()) ?? fact;
    const binding = this.#bindings.get(target);
    if (!binding) return;
    const wanted = kind?.startsWith("evidence") ? "evidence-kind" : kind === "unfinished" ? "finished" : undefined;
    const first = binding.controls.filter((control) => control.part === wanted).map((control) => control.element);
    const ticked = binding.controls.filter(({ element }) => element.matches("[type=radio]:checked"));
    const question = this.#form?.question(target);
    const others = [...ticked, ...binding.controls].map((control) => control.element);
    const rest = [...(question?.querySelectorAll("button,input,select") ?? []), ...binding.rows.map((row) => row.element)];
    const field = focusable([...first, ...(binding.fact.type === "rows" ? rest : others), ...rest, ...others]);
    field?.focus({ preventScroll: true });
    (question ?? field)?.scrollIntoView({ block: "center" });
  }

  async #openFile(text: Promise<string>): Promise<void> {
    try {
      this.fill(await text);
      this.#panel.say(this.#host.words.fileOpened);
    } catch (error) {
      this.#panel.say(inWords(error));
      this.#host.failed(error);
    }
  }
}

/** Forms without an id are found by a selector. */
function bySelector(root: Document | ShadowRoot, selector: string): HTMLElement | null {
  try {
    return root.querySelector<HTMLElement>(selector);
  } catch {
    return null;
  }
}

/** What stands in the panel until the check runs, or when it cannot. */
export function notice(text: string, isError: boolean): HTMLElement {
  return make("p", { class: isError ? "notice failed" : "notice", part: "notice" }, text);
}
