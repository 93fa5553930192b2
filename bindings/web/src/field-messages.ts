/** Which message stands at which field. */

import type { Assessment, Finding } from "./engine.js";
import type { Mistakes } from "./assessor.js";
import type { FieldMessage } from "./fields/messages.js";
import { isForbidden } from "./panel/groups.js";
import type { Groups } from "./panel/groups.js";
import { say } from "./panel/look.js";
import type { Look } from "./panel/look.js";

/** So many findings are named at one field. */
const MOST = 2;

/** Messages by fact: what cannot be read, then what stops, then conditions. */
export function fieldMessages(look: Look, assessment: Assessment, groups: Groups, mistakes: Mistakes): Map<string, FieldMessage[]> {
  const messages = new Map<string, FieldMessage[]>();
  const add = (fact: string, message: FieldMessage) => messages.set(fact, [...(messages.get(fact) ?? []), message]);
  for (const [fact, text] of mistakes) add(fact, { kind: "error", label: "", text });
  const ignored = new Set(assessment.ignored.map(({ fact }) => fact));
  for (const finding of [...groups.contradictions, ...groups.stops]) {
    for (const fact of decidingFacts(finding)) if (!ignored.has(fact)) add(fact, message(look, finding, "stop"));
  }
  for (const finding of groups.conditions) {
    for (const fact of decidingFacts(finding)) if (!ignored.has(fact)) add(fact, message(look, finding, "condition"));
  }
  for (const [fact, list] of messages) {
    const left = list.length - MOST;
    if (left > 0) messages.set(fact, [...list.slice(0, MOST), { kind: "condition", label: "", text: look.words.andMore(left) }]);
  }
  return messages;
}

/** The facts whose answers make the check fail, not those that only make the rule apply. */
function decidingFacts(finding: Finding): Set<string> {
  const failed = finding.because.filter((reason) => reason.holds === false);
  return new Set((failed.length > 0 ? failed : finding.because).flatMap((reason) => reason.facts));
}

function message(look: Look, finding: Finding, kind: "stop" | "condition"): FieldMessage {
  const { words } = look;
  const stop = isForbidden(finding) ? words.prohibitedHere : words.stopsHere;
  const text = [say(look, finding.title), say(look, finding.remedy)].filter(Boolean);
  const label = kind === "stop" ? stop : words.conditionHere;
  const isSaid = text[0]?.startsWith(`${label}:`) ?? false;
  return { kind, label: isSaid ? "" : label, text: text.map((part) => part.replace(/\.$/, "")).join(". ") + "." };
}
