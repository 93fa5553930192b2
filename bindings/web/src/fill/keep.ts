/** Keeping answers: in the browser, only if the page asks for it, and as a file that the person chooses to save. */

import { button, make } from "../dom.js";
import type { Answers, Proposal } from "../engine.js";
import type { Words } from "../words/index.js";

/** A place in the browser for the answers of one element. A browser that refuses storage keeps nothing. */
export class Store {
  readonly #kind: "local" | "session";
  readonly #key: string;

  constructor(kind: "local" | "session", guideline: string, name: string) {
    this.#kind = kind;
    this.#key = `riktlinje:${guideline}:${name}`;
  }

  /** The answers kept, or nothing. */
  load(): Answers | undefined {
    try {
      const text = this.#storage().getItem(this.#key);
      const answers: unknown = text === null ? undefined : JSON.parse(text);
      return answers !== null && typeof answers === "object" ? (answers as Answers) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps these answers; takes everything away when there are none. */
  save(answers: Answers): void {
    try {
      if (Object.keys(answers).length === 0) this.#storage().removeItem(this.#key);
      else this.#storage().setItem(this.#key, JSON.stringify(answers));
    } catch {
      // Full or refused: the answers are still in the form.
    }
  }

  #storage(): Storage {
    return this.#kind === "local" ? localStorage : sessionStorage;
  }
}

/** Buttons that save the answers as a proposal file and open such a file again. */
export function fileButtons(words: Words, save: () => Proposal, open: (text: Promise<string>) => void): HTMLElement[] {
  const saving = button(words.saveFile, () => {
    const proposal = save();
    saveFile(`${proposal.guideline}.proposal.json`, JSON.stringify(proposal, null, 2));
  });
  const input = make("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": words.openFile });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) open(file.text());
    input.value = "";
  });
  return [saving, button(words.openFile, () => input.click()), input];
}

/** Saves a text as a file on the person's computer. Nothing leaves it. */
function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = make("a", { href: address, download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 1000);
}
