/** Notices when fields change: by delegation, so fields that appear later count too. */

const EVENTS = ["input", "change", "reset"] as const;

/** Watches a document or shadow root. Calls back at most once a frame. */
export class Watcher {
  readonly #root: Document | ShadowRoot;
  readonly #isInside: (node: Node) => boolean;
  readonly #onChange: () => void;
  readonly #observer: MutationObserver;
  #frame = 0;
  #timer = 0;

  /** `isInside` says whether a node belongs to the form that is watched; it is asked anew each time. */
  constructor(root: Document | ShadowRoot, isInside: (node: Node) => boolean, onChange: () => void) {
    this.#root = root;
    this.#isInside = isInside;
    this.#onChange = onChange;
    this.#observer = new MutationObserver((records) => {
      if (records.some((record) => this.#matters(record))) this.schedule();
    });
  }

  start(): void {
    for (const name of EVENTS) this.#root.addEventListener(name, this.#onEvent, true);
    this.#observer.observe(this.#root, { subtree: true, childList: true, attributeFilter: ["data-fact", "disabled"] });
  }

  stop(): void {
    for (const name of EVENTS) this.#root.removeEventListener(name, this.#onEvent, true);
    this.#observer.disconnect();
    this.#cancel();
  }

  /** Asks for a call in the next frame, or soon where no frames are drawn. */
  schedule(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => this.flush());
    this.#timer = window.setTimeout(() => this.flush(), 100);
  }

  /** Calls now, if a call is due. */
  flush(): void {
    if (this.#frame === 0) return;
    this.#cancel();
    this.#onChange();
  }

  /** Forgets changes made to the document since the last call: they are our own. */
  forget(): void {
    this.#observer.takeRecords();
  }

  #cancel(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
  }

  readonly #onEvent = (event: Event): void => {
    const target = event.composedPath()[0];
    if (target instanceof Node && this.#isInside(event.target as Node)) this.schedule();
  };

  /** Whether a change in the document touches the form: inside it, or the form itself came or went. */
  #matters(record: MutationRecord): boolean {
    if (this.#isInside(record.target)) return true;
    const nodes = [...record.addedNodes, ...record.removedNodes];
    return nodes.some((node) => node instanceof HTMLElement && (this.#isInside(node) || node.querySelector("form,[id]") !== null));
  }
}
