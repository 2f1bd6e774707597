/**
 * O6: whether enough of the closed complaints were called back, in the newest month of each county.
 */
import type { Finding } from '../../domain/finding.ts';
import { compareText } from '../../domain/order.ts';
import { groupBy } from '../../domain/register.ts';
import { findingText, OFFICE_WORDS } from '../../wording/audit.ts';
import { html } from '../../wording/html.ts';
import { type Desk, periodWords, subjectName } from '../desk.ts';
import { type Answer, rulesAsked, silentWords, table, withoutTable } from './answer.ts';

export function callbacks(desk: Desk): Answer {
  const { asked, silent, findings } = rulesAsked(desk, ({ judge }) => judge === 'callback-quota');
  const byCounty = groupBy(findings, ({ subject }) => subject);
  const rows = [...byCounty].map(([county, found]) => {
    const newest = [...found].sort((a, b) => compareText(a.period, b.period)).at(-1) as Finding;
    const unmet = found.filter(({ verdict }) => verdict === '缺项').map(({ period }) => periodWords(period));
    const unknown = found.filter(({ verdict }) => verdict === '未知').length;
    return [
      subjectName(desk, 'division', county),
      periodWords(newest.period),
      html`<strong>${OFFICE_WORDS[newest.verdict]}</strong>`,
      findingText(newest),
      `${unmet.length === 0 ? '没有' : unmet.join('、')}${unknown > 0 ? `；${OFFICE_WORDS.未知} ${unknown} 个月` : ''}`,
    ];
  });
  const unmet = findings.filter(({ verdict }) => verdict === '缺项').length;
  const unknown = findings.filter(({ verdict }) => verdict === '未知').length;
  const shortfall = unmet === 0 ? '没有查到不达标的月份' : `不达标 ${unmet} 次（一个县区一个月算一次）`;
  const short =
    unknown === 0 ? `${shortfall}。` : `${shortfall}；${OFFICE_WORDS.未知} ${unknown} 次，补填「投诉统计」表才能判断。`;
  return {
    number: 6,
    question: '回访率达标吗？',
    short:
      asked.length === 0
        ? silentWords(desk, silent, '回访比例的规定')
        : (withoutTable(desk, 'complaint_stat') ?? html`${short}${silentWords(desk, silent, '回访比例的规定')}`),
    more: table(['县区', '最近一期', '判定', '算式', '不达标的月份'], rows),
  };
}
