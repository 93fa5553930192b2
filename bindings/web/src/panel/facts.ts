/** Lists that are only read: results, dates, answers not used, and what the assessment rests on. */

import { keyed, make } from "../dom.js";
import type { Assessment, FollowUp } from "../engine.js";
import { Group } from "./group.js";
import { day, factName, role, say } from "./look.js";
import type { Look } from "./look.js";

/** A name and what stands beside it. */
interface Line {
  name: string;
  text: string;
}

/** A folded list of names and texts. */
export class Lines {
  readonly element: HTMLElement;
  readonly #group: Group;
  readonly #list = make("dl", { part: "list" });

  constructor(look: Look, name: string, title: string) {
    this.#group = new Group(look, name, title, true, this.#list);
    this.element = this.#group.element;
  }

  /** Shows these lines; counts them in the heading where that says something. */
  paint(lines: readonly Line[], isCounted: boolean): void {
    const fill = () =>
      keyed(
        this.#list,
        lines,
        (line) => `${line.name} ${line.text}`,
        (line) => make("div", {}, make("dt", {}, line.name), make("dd", {}, line.text)),
      );
    this.#group.paint(lines.length, fill, isCounted);
  }
}

/** Results shown in their own right. */
export function valueLines(look: Look, assessment: Assessment): Line[] {
  return Object.values(assessment.values).map((value) => ({ name: say(look, value.title), text: say(look, value.text) }));
}

/** What to do and when, in order of time. */
export function followUpLines(look: Look, assessment: Assessment): Line[] {
  return assessment.follow_ups.map((followUp: FollowUp) => {
    const notes = [role(look, followUp.to), followUp.reminder ? look.words.reminder : ""].filter(Boolean).join(", ");
    const title = say(look, followUp.title);
    return { name: day(look, followUp.date), text: notes ? `${title} (${notes})` : title };
  });
}

/** Answers that count for nothing now, and why. */
export function ignoredLines(look: Look, assessment: Assessment): Line[] {
  return assessment.ignored.map(({ fact, why }) => ({ name: factName(look, fact), text: look.words.ignoredWhy[why] }));
}

/** Which guideline, which engine, which day: what somebody needs to check the result later. */
export function basisLines(look: Look, assessment: Assessment): Line[] {
  const { words } = look;
  const { guideline } = assessment;
  const packs = guideline.packs.filter((pack) => pack.id !== guideline.id);
  return [
    { name: words.guideline, text: `${say(look, guideline.title)}, ${words.version} ${guideline.version}` },
    { name: "", text: packs.map((pack) => `${pack.id} ${pack.version}${pack.draft ? ` (${words.draft})` : ""}`).join(", ") },
    { name: words.asOf, text: assessment.as_of },
    { name: words.digest, text: guideline.digest },
    { name: words.answersDigest, text: assessment.answers_digest },
    { name: words.engine, text: assessment.engine },
  ].filter((line) => line.text !== "" && line.name !== "");
}
