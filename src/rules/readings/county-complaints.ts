/**
 * A county's complaint counts month by month (县区投诉统计), for the duties that are judged on all its estates together.
 *
 * What is reported is counted; how many estates have not reported a month, or never any, is said and not guessed.
 * An estate's record begins with its first row.
 */
import { type CountField, countOf } from '../../domain/complaint-counts.ts';
import type { Finding, Verdict } from '../../domain/finding.ts';
import { comparePeriods, lastComplete, type Period, shiftPeriod } from '../../domain/period.ts';
import type { ComplaintStat } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { eachCounty } from './counties.ts';
import { when } from './figures.ts';
import { firstMonthUnder } from './months.ts';

export interface CountyMonth {
  month: Period;
  rows: readonly ComplaintStat[];
  /** Whether the month is over, so that its counts are those of the whole month. */
  over: boolean;
  /** Why the counts can't be added up, in Chinese; null where they can. */
  gap: string | null;
  say(verdict: Exclude<Verdict, '逾期' | '已确认'>, detail: string): Finding;
  sayOverdue(days: number, detail: string): Finding;
}

/**
 * Judges every county in every month that lies under the rule, from the first on record to the last that is over.
 * `fields` are the counts that must be there, `columns` what the table calls them.
 */
export function perCountyMonth(
  task: Case<unknown>,
  fields: readonly CountField[],
  columns: string,
  judge: (month: CountyMonth) => Finding,
): Finding[] {
  const complete = lastComplete(task.asOf, 'month');
  const gapOf = (month: Period, rows: readonly ComplaintStat[]): string | null => {
    if (month > complete) return `${when(month)} 还没有结束`;
    if (rows.length === 0) return `${when(month)} 没有小区报投诉统计`;
    const blank = rows.filter((row) => fields.some((field) => countOf(row, field) === null)).length;
    const [lack] = fields.flatMap((field) => {
      const unsaid = rows.filter((row) => countOf(row, field) === null);
      return columnLackOf(task, 'complaint_stat', field, unsaid) ?? [];
    });
    return lack ?? (blank > 0 ? `有 ${blank} 个小区没有填${columns}` : null);
  };
  return eachCounty(task, ({ estates, say, sayOverdue }) => {
    const rowsByMonth = new Map<Period, ComplaintStat[]>();
    const begun: Period[] = [];
    for (const estate of estates) {
      let first: Period | null = null;
      for (const row of task.facts.complaintsByEstate.get(estate.code) ?? []) {
        const known = rowsByMonth.get(row.month);
        if (known) known.push(row);
        else rowsByMonth.set(row.month, [row]);
        if (first === null || row.month < first) first = row.month;
      }
      if (first !== null) begun.push(first);
    }
    const recorded = [...rowsByMonth.keys()].sort(comparePeriods);
    const [earliest, latest] = [recorded[0], recorded.at(-1)];
    if (earliest === undefined || latest === undefined) return say(task.asOf, '未知', '「投诉统计」表里没有这里的小区');

    const never = estates.length - begun.length;
    const under = firstMonthUnder(task.rule);
    const from = under !== null && under > earliest ? under : earliest;
    const last = comparePeriods(latest, complete) > 0 ? latest : complete;
    const findings: Finding[] = [];
    for (let month = from; month <= last; month = shiftPeriod(month, 1)) {
      const rows = rowsByMonth.get(month) ?? [];
      const unreported = begun.filter((first) => first <= month).length - rows.length;
      const uncounted = [
        ...(unreported > 0 ? [`${unreported} 个小区没有报这个月的投诉统计`] : []),
        ...(never > 0 ? [`${never} 个小区没有报过投诉统计`] : []),
      ];
      const except = uncounted.length > 0 ? `；另有 ${uncounted.join('，')}，没有计入` : '';
      const found = judge({
        month,
        rows,
        over: month <= complete,
        gap: gapOf(month, rows),
        // What was not reported may hold what is unmet.
        say: (verdict, detail) =>
          say(month, verdict === '合格' && unreported > 0 ? '未知' : verdict, `${detail}${except}`, rows),
        sayOverdue: (days, detail) => sayOverdue(month, days, `${detail}${except}`, rows),
      });
      findings.push(found);
    }
    return findings.length > 0 ? findings : say(task.asOf, '不适用', '规则施行以来还没有可以计算的月份');
  });
}
