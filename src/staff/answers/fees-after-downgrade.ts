/**
 * O8: whether the fee went down after the service grade did.
 */
import { byDate } from '../../domain/order.ts';
import { html } from '../../wording/html.ts';
import { type Desk, subjectName } from '../desk.ts';
import { type Answer, findingLines, notable, rulesAsked, silentWords, table, tallied, withoutTable } from './answer.ts';

const REGRADED = '等级调整';
const LOWERED = '降费';

export function feesAfterDowngrade(desk: Desk): Answer {
  const { asked, silent, findings } = rulesAsked(
    desk,
    ({ params, judge }) => judge !== null && params.from_event === REGRADED,
  );
  const open = notable(findings);
  const events = desk.register.records.event;
  const regraded = events
    .filter(({ kind, subject }) => kind === REGRADED && desk.estates.has(subject))
    .sort((a, b) => byDate(b, a));
  const rows = regraded.map(({ subject, date, newGrade, result }) => {
    const lowered = events.find((event) => event.kind === LOWERED && event.subject === subject && event.date >= date);
    const grade = newGrade === null ? result : `调整为${newGrade}`;
    const after = lowered ? `${lowered.date} 降费：${lowered.result}` : `「事件」表没有登记${LOWERED}`;
    return [subjectName(desk, 'estate', subject), date, grade, after];
  });
  const judged = asked.length === 0 ? '' : open.length === 0 ? '没有该降未降的。' : `${tallied(findings)}。`;
  return {
    number: 8,
    question: '降级后收费降了吗？',
    short:
      withoutTable(desk, 'event') ??
      html`登记等级调整 ${regraded.length} 次。${judged}${silentWords(desk, silent, '降级后调整收费的规定')}`,
    more: html`${findingLines(desk, open)}${table(['小区', '等级调整', '新等级', '其后的降费'], rows)}`,
  };
}
