// The engine as classes: everything that `riktlinje.d.ts` describes, on top of one call into the module.
//
// `port` is the boundary: `port.call(operation, handle, first, second)` gives a string that ends with `+` after a
// result, with `-` after JSON that lists what is wrong. It is set once the module is loaded.

/** Makes the classes. `loading(source)` loads the module and gives its port. */
export function createEngine(loading) {
  let port = null;
  let started = null;

  class RiktlinjeError extends Error {
    constructor(problems) {
      super(problems[0].message);
      const { code, hint, place, fact } = problems[0];
      Object.assign(this, { code, hint, place, fact, problems });
    }
  }
  Object.defineProperty(RiktlinjeError.prototype, "name", { value: "RiktlinjeError", configurable: true });

  const nowhere = () => ({ path: [], file: null, line: null, column: null });

  /** A mistake that the module never sees. */
  function misuse(code, message, hint) {
    return new RiktlinjeError([{ code, message, hint, place: nowhere(), fact: null }]);
  }

  function call(operation, handle, first = "", second = "") {
    if (port === null) {
      throw misuse("api/not-ready", "The engine is not loaded yet.", "Wait for it first: await init().");
    }
    let answer;
    try {
      answer = port.call(operation, handle, first, second);
    } catch (thrown) {
      throw misuse("api/failed", `The engine failed: ${thrown}`, "Load the page again, and report this please.");
    }
    const text = answer.slice(0, -1);
    if (answer.endsWith("+")) return text;
    throw new RiktlinjeError(JSON.parse(text).problems);
  }

  /** JSON text of what was passed; text is taken as JSON already. */
  function jsonOf(value, what) {
    if (typeof value === "string") return value;
    let text;
    try {
      text = JSON.stringify(value ?? {}, exact);
    } catch (thrown) {
      if (thrown instanceof RiktlinjeError) throw thrown;
    }
    if (text === undefined) {
      throw misuse("api/bad-call", `The ${what} cannot be written as JSON.`, "Pass plain objects, lists, strings and numbers.");
    }
    return text;
  }

  /** JSON has neither NaN nor infinity, and would quietly make `null` of them: an answer that was not given. */
  function exact(key, value) {
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw misuse("api/bad-call", `${key || "A value"} is ${value}.`, "Pass a finite number, or null if it is not known.");
    }
    return value;
  }

  function day(text) {
    if (text !== "today") return text;
    const now = new Date();
    const pad = (number, width) => String(number).padStart(width, "0");
    return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
  }

  function optionsText({ asOf, lang, waivers } = {}) {
    return JSON.stringify({ as_of: asOf === undefined ? undefined : day(asOf), lang: lang ?? undefined, waivers });
  }

  const forgotten = typeof FinalizationRegistry === "function"
    ? new FinalizationRegistry((handle) => call("free", handle))
    : null;

  /** Something that the module keeps, until it is given back. */
  class Held {
    #handle = 0;

    constructor(key, handle) {
      if (key !== inside) throw new TypeError("Use Guideline.load or guideline.session.");
      this.#handle = Number(handle);
      forgotten?.register(this, this.#handle, this);
    }

    /** @internal */
    _call(operation, first, second) {
      return call(operation, this.#handle, first, second);
    }

    free() {
      if (this.#handle === 0) return;
      forgotten?.unregister(this);
      const handle = this.#handle;
      this.#handle = 0;
      call("free", handle);
    }
  }
  if (Symbol.dispose) {
    Object.defineProperty(Held.prototype, Symbol.dispose, { value() { this.free(); }, configurable: true });
  }
  const inside = Symbol("inside");

  class Guideline extends Held {
    #about = null;

    static load(compiled, { lang = "" } = {}) {
      let text = compiled;
      if (compiled instanceof Uint8Array) text = new TextDecoder().decode(compiled);
      else if (typeof compiled !== "string") text = jsonOf(compiled, "compiled guideline");
      return new Guideline(inside, call("load", 0, text, lang));
    }

    static compile(sources, { lang = "" } = {}) {
      return new Guideline(inside, call("compile", 0, jsonOf(sources, "sources"), lang));
    }

    #told() {
      return this.#about ??= JSON.parse(this._call("about"));
    }

    get id() { return this.#told().id; }
    get version() { return this.#told().version; }
    get digest() { return this.#told().digest; }
    get languages() { return this.#told().languages; }

    /** Does something with a session that is given back at once. */
    #once(answers, options, act) {
      const session = this.session(answers, options);
      try {
        return act(session);
      } finally {
        session.free();
      }
    }

    assess(answers, options) { return JSON.parse(this.assessJson(answers, options)); }
    assessJson(answers, options) { return this.#once(answers, options, (session) => session.assessJson()); }
    questions(answers, options) { return this.#once(answers, options, (session) => session.questions()); }
    explain(rule, answers, options) { return this.#once(answers, options, (session) => session.explain(rule)); }

    schema({ lang = "" } = {}) { return JSON.parse(this._call("schema", lang ?? "")); }
    compiled({ lang = [] } = {}) { return this._call("compiled", lang.join(",")); }

    session(answers = {}, options = {}) {
      const handle = this._call("session", jsonOf(answers, "answers"), optionsText(options));
      return new Session(inside, handle, { id: this.id, lang: options.lang ?? null });
    }
  }

  class Session extends Held {
    #guideline;
    #lang;

    constructor(key, handle, { id, lang }) {
      super(key, handle);
      this.#guideline = id;
      this.#lang = lang;
    }

    update(fact, answer) { this.updateAll({ [fact]: answer }); }

    updateAll(answers) {
      const removed = Object.keys(answers).filter((fact) => answers[fact] === undefined);
      this._call("update", jsonOf(answers, "answers"), removed.length > 0 ? JSON.stringify(removed) : "");
    }

    replace(answers) { this._call("replace", jsonOf(answers, "answers")); }

    get asOf() { return this._call("day"); }
    set asOf(value) { this._call("options", optionsText({ asOf: value })); }
    get lang() { return this.#lang; }
    set lang(value) {
      this._call("options", optionsText({ lang: value }), value === null ? "all" : "");
      this.#lang = value;
    }
    setWaivers(waivers) { this._call("options", optionsText({ waivers })); }

    assess() { return JSON.parse(this.assessJson()); }
    assessJson() { return this._call("assess"); }
    verdict() { return JSON.parse(this._call("verdict")); }
    questions() { return JSON.parse(this._call("questions")); }
    explain(rule) { return JSON.parse(this._call("explain", String(rule))); }
    form() { return JSON.parse(this._call("form")); }
    answers() { return JSON.parse(this._call("answers")); }

    proposal(title) {
      const waivers = JSON.parse(this._call("waivers"));
      const asOf = this.asOf;
      return {
        riktlinje: 1,
        guideline: this.#guideline,
        ...(title === undefined ? {} : { title }),
        ...(asOf === "" ? {} : { as_of: asOf }),
        answers: this.answers(),
        ...(waivers.length === 0 ? {} : { waivers }),
      };
    }
  }

  function init(source) {
    started ??= Promise.resolve(loading(source)).then(
      (loaded) => { port = loaded; },
      (thrown) => { started = null; throw thrown; },
    );
    return started;
  }

  return {
    init,
    /** Where loading needs no waiting. */
    ready(loaded) {
      port = loaded;
      started = Promise.resolve();
    },
    isReady: () => port !== null,
    engineVersion: () => call("engine", 0),
    features() {
      try {
        call("compile", 0, "[]");
      } catch (thrown) {
        if (thrown.code === "api/no-compiler") return { compile: false };
        if (thrown.code === "api/not-ready") throw thrown;
      }
      return { compile: true };
    },
    show(text, lang) {
      if (typeof text === "string") return text;
      if (!text) return "";
      return text[lang] ?? text.en ?? text.sv ?? Object.values(text)[0] ?? "";
    },
    Guideline,
    Session,
    RiktlinjeError,
  };
}
