/**
 * The ten questions an office asks (domain §4), each with its short answer and the figures behind it.
 */

import { type Html, html } from '../wording/html.ts';
import type { Answer } from './answers/answer.ts';
import { callbacks } from './answers/callbacks.ts';
import { capsAndThirds } from './answers/caps-and-thirds.ts';
import { complaintCounts } from './answers/complaint-counts.ts';
import { feesAfterDowngrade } from './answers/fees-after-downgrade.ts';
import { fundEligibility } from './answers/fund-eligibility.ts';
import { lateHandling } from './answers/late-handling.ts';
import { listDraft } from './answers/list-draft.ts';
import { runs } from './answers/runs.ts';
import { satisfaction } from './answers/satisfaction.ts';
import { unmetDuties } from './answers/unmet-duties.ts';
import type { Desk } from './desk.ts';

/** No settings, no profile or no place: then no question has an answer. */
const NOBODY_RULED = html`<p class="short"><strong>未知</strong>：没有可用的网站设置（portal.yaml），或者没有写哪里按哪份规则（profiles）。</p>`;

const ANSWERS: readonly ((desk: Desk) => Answer)[] = [
  unmetDuties,
  listDraft,
  runs,
  complaintCounts,
  satisfaction,
  callbacks,
  lateHandling,
  feesAfterDowngrade,
  fundEligibility,
  capsAndThirds,
];

export function questionsPart(desk: Desk): Html {
  const answers = ANSWERS.map((answer) => answer(desk));
  return html`<section id="questions"><h2>十个问题</h2>
${answers.map(
  ({
    number,
    question,
    short,
    more,
  }) => html`<section class="question" id="question-${number}"><h3>${number}　${question}</h3>
${desk.ruled.length === 0 ? NOBODY_RULED : html`<p class="short">${short}</p>${more}`}</section>
`,
)}</section>`;
}
