/**
 * O7: how many complaints were not closed in time, in the newest complete month of each county with figures. A month in which
 * some are not due yet is unknown, as its rule has it.
 */
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import type { ComplaintStat } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { shareOf } from '../../domain/share.ts';
import { findingText } from '../../wording/audit.ts';
import { count } from '../../wording/format.ts';
import { html } from '../../wording/html.ts';
import { countyOf, type Desk, lastMonths } from '../desk.ts';
import { type Answer, countiesOf, rulesAsked, silentWords, table, tallied, withoutTable } from './answer.ts';

const MONTHS = 12;

export function lateHandling(desk: Desk): Answer {
  const { asked, silent, findings } = rulesAsked(desk, ({ judge }) => judge === 'on-time-share');
  const { stats } = lastMonths(desk, MONTHS);
  const byCounty = groupBy([...stats.values()].flat(), ({ estate }) => countyOf(desk, 'estate', estate)?.code ?? null);
  let late = 0;
  let unsaid = 0;
  const rows = countiesOf(desk).map((county) => {
    const own = byCounty.get(county.code) ?? [];
    const newest = own
      .map(({ month }) => month)
      .sort()
      .at(-1);
    if (newest === undefined) {
      unsaid++;
      return [county.name, '—', '—', '—', '未知：「投诉统计」表最近一年没有这里的小区'];
    }
    const sum = monthOf(own.filter(({ month }) => month === newest));
    if (sum.blank > 0) {
      unsaid++;
      return [county.name, newest, sum.received, '—', `未知：${sum.blank} 个小区没有填按时办结`];
    }
    const open = findings.find(
      ({ subject, period, verdict }) => subject === county.code && period === newest && verdict === '未知',
    );
    if (open !== undefined) {
      unsaid++;
      return [county.name, newest, sum.received, sum.onTime, `未知：${findingText(open)}`];
    }
    late += sum.received - sum.onTime;
    const onTime = sum.received === 0 ? '没有受理' : `按时 ${shareOf(sum.onTime, sum.received)}`;
    return [
      county.name,
      newest,
      sum.received,
      sum.onTime,
      `${onTime}，没有按时办结 ${count(sum.received - sum.onTime)} 件`,
    ];
  });
  const rules = [...new Set(asked.flatMap(({ rules: own }) => own.map(({ id, title }) => `${id} ${title}`)))].join(
    '、',
  );
  return {
    number: 7,
    question: '办理逾期了吗？',
    short:
      withoutTable(desk, 'complaint_stat') ??
      html`最近一个有数的月份，没有按时办结的共 <strong>${count(late)} 件</strong>${unsaid > 0 ? `，${unsaid} 个县区未知` : ''}。${rules === '' ? '' : `时限按 ${rules}，${tallied(findings) === '' ? '各月都按时' : `各月合计${tallied(findings)}`}。`}${silentWords(desk, silent, '办理时限')}`,
    more: table(['县区', '月份', '受理', '按时办结', '结果'], rows),
  };
}

function monthOf(stats: readonly ComplaintStat[]) {
  return {
    received: stats.reduce((n, { received }) => n + received, 0),
    onTime: sumOf(stats, 'closedOnTime'),
    blank: stats.filter((row) => countOf(row, 'closedOnTime') === null).length,
  };
}
