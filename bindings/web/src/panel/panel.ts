/** The panel: everything that is shown about the answers, in the shadow tree of the element. */

import { button, make, setText } from "../dom.js";
import type { Assessment } from "../engine.js";
import { basisLines, followUpLines, ignoredLines, Lines, valueLines } from "./facts.js";
import { FindingList } from "./findings.js";
import { groupFindings } from "./groups.js";
import type { Groups } from "./groups.js";
import { headingTag, named, say } from "./look.js";
import type { Look } from "./look.js";
import { QuestionList } from "./questions.js";
import { Refusal } from "./refusal.js";
import { countsInWords, VerdictBox } from "./verdict.js";

/** A pause this long ends a burst of typing, in milliseconds. */
const QUIET = 900;

/** Shows assessments. */
export class Panel {
  readonly element: HTMLElement;
  readonly #look: Look;
  readonly #status: HTMLElement;
  readonly #verdict: VerdictBox;
  readonly #refusal: Refusal;
  readonly #questions: QuestionList;
  readonly #others: QuestionList;
  readonly #lists: { [group in keyof Groups]?: FindingList };
  readonly #lines: { values: Lines; followUps: Lines; ignored: Lines; basis: Lines };
  #announced = "";
  #quiet = 0;

  /**
   * `status` is the live region that has stood in the page since the element was connected; `files` are buttons that
   * stand last.
   */
  constructor(look: Look, status: HTMLElement, files: HTMLElement[]) {
    this.#look = look;
    this.#status = status;
    const { words } = look;
    this.#verdict = new VerdictBox(look);
    this.#refusal = new Refusal(look);
    this.#questions = new QuestionList(look, words.questions, false);
    this.#others = new QuestionList(look, words.otherQuestions, true);
    this.#lists = {
      contradictions: new FindingList(look, "contradictions", words.contradictions, false),
      stops: new FindingList(look, "stops", words.stops, false),
      conditions: new FindingList(look, "conditions", words.conditions, false),
      upcoming: new FindingList(look, "upcoming", words.upcoming, true),
      notes: new FindingList(look, "notes", words.notes, true),
      open: new FindingList(look, "open", words.open, true),
      met: new FindingList(look, "met", words.met, true),
    };
    this.#lines = {
      values: new Lines(look, "values", words.values),
      followUps: new Lines(look, "follow-ups", words.followUps),
      ignored: new Lines(look, "ignored", words.ignored),
      basis: new Lines(look, "basis", words.basis),
    };
    this.element = make("section", { ...named("panel"), "aria-labelledby": "title" });
    this.element.append(...this.#children(files));
  }

  /** Shows an assessment. Says it aloud after a pause, unless it is the first. */
  paint(assessment: Assessment, isFirst: boolean): Groups {
    const groups = groupFindings(assessment);
    this.#verdict.paint(assessment, groups);
    for (const [name, list] of Object.entries(this.#lists)) list.paint(groups[name as keyof Groups]);
    this.#questions.paint(assessment.questions.filter(({ fact }) => this.#look.hasField(fact)));
    this.#others.paint(assessment.questions.filter(({ fact }) => !this.#look.hasField(fact)));
    this.#lines.values.paint(valueLines(this.#look, assessment), false);
    this.#lines.followUps.paint(followUpLines(this.#look, assessment), true);
    this.#lines.ignored.paint(ignoredLines(this.#look, assessment), true);
    this.#lines.basis.paint(basisLines(this.#look, assessment), false);
    const counts = countsInWords(this.#look, assessment, groups);
    const spoken = `${this.#look.words.verdict[assessment.verdict.status]}. ${counts}${counts ? "." : ""}`;
    if (isFirst) this.#announced = spoken;
    this.#announce(spoken);
    return groups;
  }

  /** Shows why a submit was refused. */
  refuse(assessment: Assessment): void {
    this.#refusal.show(assessment, groupFindings(assessment));
  }

  /** Says something at once, in the one live region. */
  say(text: string): void {
    clearTimeout(this.#quiet);
    this.#status.textContent = text;
  }

  /** Opens everything that is folded, for paper; gives back what closes it again. */
  unfold(): () => void {
    this.#fill();
    const folded = Array.from(this.element.querySelectorAll<HTMLDetailsElement>("details:not([open])"));
    for (const details of folded) details.open = true;
    this.#fill();
    return () => {
      for (const details of folded) details.open = false;
    };
  }

  /** Ends what is under way. */
  close(): void {
    clearTimeout(this.#quiet);
  }

  /** Makes what is folded, so that the page's search finds it: lists, and the reasons that are open. */
  #fill(): void {
    for (const details of this.element.querySelectorAll("details")) details.dispatchEvent(new Event("toggle"));
  }

  #announce(text: string): void {
    clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => {
      this.#fill();
      if (text === this.#announced) return;
      this.#announced = text;
      setText(this.#status, text);
    }, QUIET);
  }

  #children(files: HTMLElement[]): HTMLElement[] {
    const { words, schema } = this.#look;
    const title = make(headingTag(this.#look, 0), { id: "title", part: "title" }, words.result);
    const of = make("p", { class: "of", part: "guideline" }, say(this.#look, schema.guideline.title));
    const print = button(words.print, () => window.print());
    const lists = this.#lists;
    const groups = [lists.contradictions, lists.stops, lists.conditions];
    const folded = [lists.upcoming, lists.notes, lists.open, lists.met];
    return [
      this.#refusal.element,
      title,
      of,
      this.#verdict.element,
      ...groups.map((list) => list?.element),
      this.#questions.element,
      this.#others.element,
      this.#lines.values.element,
      this.#lines.followUps.element,
      ...folded.map((list) => list?.element),
      this.#lines.ignored.element,
      this.#lines.basis.element,
      make("p", named("advisory"), words.advisory),
      make("div", named("buttons"), print, ...files),
    ].filter((element) => element !== undefined);
  }
}
