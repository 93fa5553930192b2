/** The receipt that a form submits: which guideline, which answers, which verdict. No answers are in it. */

import type { Assessment, VerdictStatus } from "./engine.js";
import type { Block } from "./settings.js";

/** What a receiver needs to check a submitted result, or to see that it is out of date. */
export function receipt(assessment: Assessment): string {
  const { guideline, verdict } = assessment;
  return JSON.stringify({
    guideline: guideline.id,
    version: guideline.version,
    guideline_digest: guideline.digest,
    answers_digest: assessment.answers_digest,
    as_of: assessment.as_of,
    verdict: verdict.status,
    settled: verdict.settled,
    engine: assessment.engine,
  });
}

const REFUSED: { [block in Block]: ReadonlySet<VerdictStatus> } = {
  forbidden: new Set<VerdictStatus>(["forbidden"]),
  "not-ready": new Set<VerdictStatus>(["forbidden", "not_ready"]),
  incomplete: new Set<VerdictStatus>(["forbidden", "not_ready", "incomplete"]),
};

/** Whether a page that blocks at this verdict refuses a submit now. */
export function isRefused(block: Block | undefined, assessment: Assessment | undefined): boolean {
  return block !== undefined && assessment !== undefined && REFUSED[block].has(assessment.verdict.status);
}
