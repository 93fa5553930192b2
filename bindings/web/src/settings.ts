/** What the page asks for, by attributes. */

/** Which verdicts refuse a submit. */
export type Block = "forbidden" | "not-ready" | "incomplete";

/** The attributes of an element, read. */
export interface Settings {
  /** Address of a compiled guideline, or `#id` of an element that holds it. */
  src: string | undefined;
  /** Id of the form or container to attach to, or a selector that finds it. */
  for: string | undefined;
  mode: "attach" | "generate" | undefined;
  block: Block | undefined;
  /** Day to assess for; today when left out. */
  asOf: string | undefined;
  /** Where answers are kept between visits; nowhere when left out. */
  save: "local" | "session" | undefined;
  /** Whether fields are also found by their names. */
  byName: boolean;
  /** Whether messages stand at the fields. */
  messages: boolean;
  /** Whether answers of fields that have left the page still count. */
  keep: boolean;
  /** Whether answers can be saved to and opened from a file. */
  file: boolean;
  headingLevel: number;
}

/** The attributes that an element listens to. */
export const ATTRIBUTES = [
  "as-of",
  "block",
  "by-name",
  "file",
  "for",
  "heading-level",
  "keep",
  "lang",
  "messages",
  "mode",
  "name",
  "save",
  "src",
] as const;

/** Reads the attributes. Values that are not known count as left out. */
export function readSettings(element: HTMLElement): Settings {
  const text = (name: string) => element.getAttribute(name)?.trim() || undefined;
  const one = <T extends string>(name: string, allowed: readonly T[]) => allowed.find((value) => value === text(name));
  const level = Number(text("heading-level") ?? 2);
  return {
    src: text("src"),
    for: text("for"),
    mode: one("mode", ["attach", "generate"]),
    block: one("block", ["forbidden", "not-ready", "incomplete"]),
    asOf: text("as-of"),
    save: one("save", ["local", "session"]),
    byName: element.hasAttribute("by-name"),
    messages: text("messages") !== "none",
    keep: element.hasAttribute("keep"),
    file: element.hasAttribute("file"),
    headingLevel: level >= 2 && level <= 5 ? Math.floor(level) : 2,
  };
}

/** The language of an element: its own, or that of what it stands in. Swedish when nobody says. */
export function languageOf(element: HTMLElement): string {
  for (let at: Node | null = element; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    const language = at instanceof HTMLElement ? at.getAttribute("lang") : null;
    if (language) return language.split("-")[0]?.toLowerCase() || "sv";
  }
  return "sv";
}
