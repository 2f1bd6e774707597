/**
 * O3: who is listed, or among the city's most complained of, again and again.
 */
import type { Rule } from '../../domain/profile.ts';
import { OFFICE_WORDS } from '../../wording/audit.ts';
import { html } from '../../wording/html.ts';
import type { Desk } from '../desk.ts';
import { type Answer, foundByRule, rulesAsked, silentWords } from './answer.ts';

/** Whether a rule counts listings or ranks. */
const asks = ({ params, judge }: Rule): boolean =>
  judge !== null &&
  params.prompt === true &&
  typeof params.count === 'number' &&
  (params.list !== undefined || params.rank !== undefined);

export function runs(desk: Desk): Answer {
  const { silent, findings } = rulesAsked(desk, asks);
  const missing = [
    ...(desk.register.present.has('list_entry') ? [] : ['「红黑榜」']),
    ...(desk.register.present.has('complaint_stat') ? [] : ['「投诉统计」（全市排名）']),
  ];
  const without = missing.length === 0 ? '' : html`<strong>未知</strong>：没有${missing.join('、')}表。`;
  const reached = findings.filter(({ verdict }) => verdict === '待核实').length;
  const words = findings.every(({ verdict }) => verdict === '未知')
    ? ''
    : reached === 0
      ? `没有${OFFICE_WORDS.待核实}的。`
      : `达到条件、${OFFICE_WORDS.待核实}的 ${reached} 条。`;
  return {
    number: 3,
    question: '谁连续上榜、连续进入前50名？',
    short: html`${without}${words}${silentWords(desk, silent, '连续上榜或排名的规定')}`,
    more: foundByRule(desk, findings),
  };
}
