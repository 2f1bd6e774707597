/**
 * O5: where fewer than 60 %, or fewer than 50 %, are satisfied, by each estate's newest survey.
 */
import { newest } from '../../domain/order.ts';
import { groupBy } from '../../domain/register.ts';
import { percentOf } from '../../domain/share.ts';
import { count } from '../../wording/format.ts';
import { html } from '../../wording/html.ts';
import { type Desk, subjectName } from '../desk.ts';
import { type Answer, foundByRule, lines, promptsWords, rulesAsked, silentWords, withoutTable } from './answer.ts';

/** The limits in the office's question, in basis points. */
const LOW = 6000;
const VERY_LOW = 5000;

export function satisfaction(desk: Desk): Answer {
  const { silent, findings } = rulesAsked(
    desk,
    ({ params }) => params.satisfaction !== undefined || params.refusal_counts !== undefined,
  );
  const surveys = groupBy(desk.register.records.survey, ({ estate }) => estate);
  const covered = desk.ruled.flatMap(({ estates }) => estates);
  const latest = covered.flatMap(({ code }) => newest(surveys.get(code) ?? []) ?? []);
  const low = latest.filter(({ satisfiedBp }) => satisfiedBp < LOW).sort((a, b) => a.satisfiedBp - b.satisfiedBp);
  const veryLow = low.filter(({ satisfiedBp }) => satisfiedBp < VERY_LOW);
  const unsaid = covered.length - latest.length;
  const ruled = promptsWords(findings);
  const unruled = silent.length === 0 ? '' : `${silentWords(desk, silent, '按满意度处理的规定')}只列数。`;
  return {
    number: 5,
    question: '满意度低于60%、50%的有谁？',
    short:
      withoutTable(desk, 'survey') ??
      html`最近一次调查低于 60% 的小区 <strong>${count(low.length)} 个</strong>，其中低于 50% 的 ${count(veryLow.length)} 个${unsaid > 0 ? `；${count(unsaid)} 个小区未知（「满意度」表没有调查）` : ''}。${ruled}${unruled}`,
    more: html`${foundByRule(desk, findings, 'tallies')}${lines(
      low.map(
        ({ estate, date, satisfiedBp, valid }) =>
          html`<strong>${subjectName(desk, 'estate', estate)}</strong> ${percentOf(satisfiedBp)}，${date} 调查，有效 ${count(valid)} 份`,
      ),
      'short',
    )}`,
  };
}
