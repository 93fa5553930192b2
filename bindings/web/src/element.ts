/** The custom element `<riktlinje-check>`: attributes, properties and events. The work is done in `check.ts`. */

import { inWords } from "./assessor.js";
import { Check, notice } from "./check.js";
import type { Host } from "./check.js";
import { adopt, make } from "./dom.js";
import { fetchGuideline, loadedEngine } from "./engine.js";
import type { Answers, Assessment, Guideline, Waiver } from "./engine.js";
import type { FieldMap } from "./fields/map.js";
import { named } from "./panel/look.js";
import { isRefused, receipt } from "./receipt.js";
import { ATTRIBUTES, languageOf, readSettings } from "./settings.js";
import panelStyles from "./styles/panel.css";
import { addedWords, loadWords, wordsOf } from "./words/index.js";

/** A compiled guideline in any shape: text, parsed, or loaded already. */
export type GuidelineSource = string | Uint8Array | object;

/** Shows, while a form is filled in, whether a proposal follows a guideline. */
export class RiktlinjeCheck extends HTMLElement {
  static readonly formAssociated = true;
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;

  readonly #internals = this.attachInternals();
  readonly #status = make("div", { role: "status", class: "unseen" });
  readonly #place = make("div", named("place"));
  #guideline: GuidelineSource | undefined;
  #fields: FieldMap = {};
  #waivers: Waiver[] = [];
  #pending: Answers | string | undefined;
  #carried: Answers | undefined;
  #check: Check | undefined;
  #fill: Host["fill"];
  #owned: Guideline | undefined;
  #start = 0;
  #isDue = false;
  #fold: (() => void) | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    adopt(root as unknown as ShadowRoot, panelStyles);
    const form = make("div", named("form"), document.createElement("slot"));
    root.append(make("div", named("whole"), form, this.#place), this.#status);
  }

  connectedCallback(): void {
    for (const name of ["guideline", "fields", "waivers", "answers"] as const) this.#upgrade(name);
    document.addEventListener("submit", this.#onSubmit, true);
    document.addEventListener("formdata", this.#onFormData, true);
    window.addEventListener("beforeprint", this.#onBeforePrint);
    window.addEventListener("afterprint", this.#onAfterPrint);
    this.addEventListener("invalid", this.#onInvalid);
    this.#restart();
  }

  disconnectedCallback(): void {
    document.removeEventListener("submit", this.#onSubmit, true);
    document.removeEventListener("formdata", this.#onFormData, true);
    window.removeEventListener("beforeprint", this.#onBeforePrint);
    window.removeEventListener("afterprint", this.#onAfterPrint);
    this.removeEventListener("invalid", this.#onInvalid);
    this.#start += 1;
    this.#end();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before !== now && this.isConnected) this.#restart();
  }

  formAssociatedCallback(): void {
    if (this.#check) this.#restart();
  }

  // ------------------------------------------------------------ properties

  /** The compiled guideline: the text of the file, that file parsed, or a loaded `Guideline`. */
  get guideline(): GuidelineSource | undefined {
    return this.#guideline;
  }
  set guideline(guideline: GuidelineSource | undefined) {
    this.#guideline = guideline;
    if (this.isConnected) this.#restart();
  }

  /** Where the fields are, for markup that cannot be edited. */
  get fields(): FieldMap {
    return this.#fields;
  }
  set fields(fields: FieldMap | undefined) {
    this.#fields = fields ?? {};
    if (this.isConnected) this.#restart();
  }

  /** Decisions to accept, for a time, that a rule is not met. */
  get waivers(): Waiver[] {
    return this.#waivers;
  }
  set waivers(waivers: Waiver[] | undefined) {
    this.#waivers = waivers ?? [];
    this.#check?.setWaivers(this.#waivers);
  }

  /** The answers so far. Setting them fills the fields, soon after. */
  get answers(): Answers | string | undefined {
    return this.#check?.answers ?? this.#pending;
  }
  set answers(answers: Answers | string | undefined) {
    if (this.#check && this.#fill) {
      this.#check.fill(answers ?? {});
      return;
    }
    this.#pending = answers ?? {};
    this.#restart();
  }

  /** The assessment of what the fields say now. */
  get assessment(): Assessment | undefined {
    return this.#check?.assessment;
  }

  /** The form that the receipt is submitted with. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** Reads the fields again. Only needed after values were set without events. */
  refresh(): void {
    this.#check?.refresh();
  }

  /** Moves focus to the field of a fact. */
  goTo(fact: string): void {
    this.#check?.goTo(fact);
  }

  // ------------------------------------------------------------ starting and ending

  /** Properties set before the element was defined are plain ones: hand them to the setters. */
  #upgrade(name: "guideline" | "fields" | "waivers" | "answers"): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = this[name];
    delete this[name];
    Object.assign(this, { [name]: value });
  }

  /** Several changes in one go start the check once. */
  #restart(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#start += 1;
    const start = this.#start;
    const given = this.#pending;
    this.#end();
    const answers = given ?? this.#carried;
    const language = languageOf(this);
    this.#place.lang = language;
    this.#status.lang = language;
    const hasAnswers = answers !== undefined && (typeof answers === "string" || Object.keys(answers).length > 0);
    try {
      const { save, file } = readSettings(this);
      const isGenerating = this.#isGenerating();
      // Everything is asked for at once.
      const loading = Promise.all([
        this.#load(),
        isGenerating ? import("./generate/form.js") : undefined,
        isGenerating || save || file || hasAnswers ? import("./fill/index.js") : undefined,
        loadWords(language),
      ]);
      if (language === "sv") this.#place.replaceChildren(notice(wordsOf(language).loading, false));
      const [guideline, form, fill] = await loading;
      const generate = form?.GeneratedForm;
      this.#fill ??= fill;
      if (start !== this.#start || !guideline) return;
      this.#check = new Check(this.#host(language, generate), guideline);
      if (given !== undefined) this.#check.fill(given);
      else if (this.#carried) this.#check.restore(this.#carried);
      this.#pending = this.#carried = undefined;
      this.dispatchEvent(new CustomEvent("riktlinje-ready", { bubbles: true, composed: true }));
    } catch (error) {
      if (start === this.#start) this.#fail(error, true);
    }
  }

  /** Nothing yet when the page has not said which guideline. */
  async #load(): Promise<Guideline | undefined> {
    const { src } = readSettings(this);
    const given = this.#guideline ?? (src ? fetchGuideline(src, this.getRootNode() as Document) : undefined);
    if (given === undefined) return undefined;
    if (typeof given === "object" && "session" in given) return given as Guideline;
    const [engine, compiled] = await Promise.all([loadedEngine(), given]);
    this.#owned = engine.Guideline.load(compiled);
    return this.#owned;
  }

  /** A form is generated if the page asks for it, or has none. */
  #isGenerating(): boolean {
    const { mode, for: id } = readSettings(this);
    return mode ? mode === "generate" : !id && !this.#ownForm();
  }

  #ownForm(): HTMLFormElement | null {
    return this.#internals.form ?? this.closest("form");
  }

  /** A form of the page keeps its own answers; those of a generated one are carried over to the next. */
  #end(): void {
    if (this.#check?.isGenerated) this.#carried ??= this.#check.answers;
    this.#check?.close();
    this.#check = undefined;
    this.#owned?.free();
    this.#owned = undefined;
  }

  #host(language: string, generate: Host["generate"]): Host {
    return {
      element: this,
      place: this.#place,
      status: this.#status,
      settings: readSettings(this),
      language,
      words: wordsOf(language),
      fields: this.#fields,
      waivers: this.#waivers,
      formWords: addedWords(language),
      generate,
      fill: this.#fill,
      form: () => this.#ownForm(),
      changed: (assessment) => this.#changed(assessment),
      asked: (fact) => {
        const init = { bubbles: true, composed: true, cancelable: true, detail: { fact } };
        return this.dispatchEvent(new CustomEvent("riktlinje-question", init));
      },
      failed: (error) => this.#fail(error, false),
    };
  }

  #fail(error: unknown, isStart: boolean): void {
    if (isStart) this.#place.replaceChildren(notice(`${wordsOf(languageOf(this)).failed}: ${inWords(error)}`, true));
    this.dispatchEvent(new CustomEvent("riktlinje-error", { bubbles: true, composed: true, detail: { error } }));
  }

  // ------------------------------------------------------------ submitting

  #changed(assessment: Assessment): void {
    if (this.hasAttribute("name")) this.#internals.setFormValue(receipt(assessment));
    const { block } = readSettings(this);
    const isRefusing = isRefused(block, assessment) && this.#internals.form !== null;
    const word = wordsOf(languageOf(this)).verdict[assessment.verdict.status];
    if (isRefusing) this.#internals.setValidity({ customError: true }, word, this.#place);
    else this.#internals.setValidity({});
    this.dispatchEvent(new CustomEvent("riktlinje-change", { bubbles: true, composed: true, detail: { assessment } }));
  }

  readonly #onSubmit = (event: Event): void => {
    const { block } = readSettings(this);
    if (!this.#check?.isAbout(event.target) || this.#check.isGenerated) return;
    if (!isRefused(block, this.#check.assessment)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#check.refuse();
  };

  /** The browser found the element invalid before any submit event: no bubble, the summary says it better. */
  readonly #onInvalid = (event: Event): void => {
    if (event.target !== this) return;
    event.preventDefault();
    this.#check?.refuse();
  };

  /** Outside its form, an element that has a name adds its receipt itself. */
  readonly #onFormData = (event: FormDataEvent): void => {
    const name = this.getAttribute("name");
    const assessment = this.#check?.assessment;
    if (name && assessment && this.#internals.form === null && this.#check?.isAbout(event.target)) {
      event.formData.set(name, receipt(assessment));
    }
  };

  readonly #onBeforePrint = (): void => {
    this.#fold = this.#check?.unfold();
  };

  readonly #onAfterPrint = (): void => {
    this.#fold?.();
  };
}
