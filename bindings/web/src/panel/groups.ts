/** Which findings stop, which are conditions, and which come later. The same rules as reports of the engine use. */

import type { Assessment, Finding } from "../engine.js";

/** The findings in the groups that people read them in; each stands in one group. */
export interface Groups {
  contradictions: Finding[];
  stops: Finding[];
  conditions: Finding[];
  upcoming: Finding[];
  notes: Finding[];
  met: Finding[];
  open: Finding[];
}

const HEAVY = new Set(["not_ready", "forbidden"]);

/** Sorts findings into groups, each in the guideline's order. */
export function groupFindings(assessment: Assessment): Groups {
  const groups: Groups = { contradictions: [], stops: [], conditions: [], upcoming: [], notes: [], met: [], open: [] };
  for (const finding of assessment.findings) {
    const name = groupOf(finding);
    if (name) groups[name].push(finding);
  }
  groups.stops.sort((one, other) => Number(isForbidden(other)) - Number(isForbidden(one)));
  groups.upcoming.sort((one, other) => firstDay(one).localeCompare(firstDay(other)));
  return groups;
}

/** Whether a finding is a prohibition that is broken. */
export function isForbidden(finding: Finding): boolean {
  return finding.status === "violated" && finding.classes[0] === "forbidden";
}

function groupOf(finding: Finding): keyof Groups | undefined {
  const isLater = finding.in_force === false && finding.from !== undefined;
  switch (finding.status) {
    case "violated":
      if (finding.contradiction) return "contradictions";
      if (finding.severity === "info") return "notes";
      if (HEAVY.has(finding.classes[0] ?? "")) return "stops";
      return isLater ? "upcoming" : "conditions";
    case "waived":
      return isLater ? "upcoming" : "conditions";
    case "met":
    case "noted":
      return isLater ? "upcoming" : "met";
    case "open": {
      const isHarmless = finding.possible.every((status) => status !== "violated" && status !== "waived");
      if (isHarmless || finding.severity === "info") return undefined;
      return isLater && !finding.possible.includes("not_applicable") ? "upcoming" : "open";
    }
    case "not_applicable":
      return undefined;
  }
}

function firstDay(finding: Finding): string {
  const from = finding.from;
  if (from && "value" in from) return String(from.value);
  if (from && "between" in from) return String(from.between[0] ?? "9999");
  return "9999";
}
