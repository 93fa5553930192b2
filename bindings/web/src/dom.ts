/** Small helpers for building and updating elements. Nothing here parses markup, so Trusted Types never object. */

type Child = Node | string | null | undefined | false;
type Attributes = { [name: string]: string | number | boolean | null | undefined };

/** Makes an element. Attributes that are false, null or undefined are left out; true gives an empty one. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value || value === 0 || value === "") element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

/** Makes a button that does something. */
export function button(text: string, act: () => void): HTMLElement {
  const element = make("button", { type: "button", part: "button" }, text);
  element.addEventListener("click", act);
  return element;
}

/** Sets or removes an attribute, and leaves it alone when it already stands so. */
export function setAttribute(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  if (value === false || value === null || value === undefined) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/** Sets the text, and leaves the node alone when it already says that. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows or hides an element. */
export function setShown(element: HTMLElement, shown: boolean): void {
  if (element.hidden === shown) element.hidden = !shown;
}

/** Where the key of a kept child stands. */
const keys = new WeakMap<Element, string>();

/**
 * Makes the children of a list match the items. A child that is still wanted is kept, with its focus and with what
 * is opened in it; only what is new is made.
 */
export function keyed<T>(
  list: Element,
  items: readonly T[],
  key: (item: T) => string,
  create: (item: T) => HTMLElement,
  update: (element: HTMLElement, item: T) => void = () => {},
): void {
  const root = list.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement as HTMLElement | null;
  const kept = new Map<string, HTMLElement>();
  for (const child of Array.from(list.children)) kept.set(keys.get(child) ?? "", child as HTMLElement);
  let at = list.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let element = kept.get(name);
    kept.delete(name);
    if (!element) {
      element = create(item);
      keys.set(element, name);
    }
    update(element, item);
    if (element === at) at = at.nextElementSibling;
    else list.insertBefore(element, at);
  }
  for (const element of kept.values()) element.remove();
  // Moving a node takes its focus away, so it is given back.
  if (focused && focused !== root.activeElement && focused.isConnected && list.contains(focused)) focused.focus();
}

/** The first element among these that can take focus now. */
export function focusable(elements: Iterable<Element>): HTMLElement | undefined {
  for (const element of elements) {
    if (!(element instanceof HTMLElement) || element.matches(":disabled")) continue;
    if (element.checkVisibility?.() ?? element.offsetParent !== null) return element;
  }
  return undefined;
}

/** Adds a style sheet to a document or shadow root, once. Constructed sheets are allowed by every CSP. */
export function adopt(root: Document | ShadowRoot, css: string): void {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) {
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

const sheets = new Map<string, CSSStyleSheet>();
