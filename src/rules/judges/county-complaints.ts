/**
 * A county's complaint counts month by month (县区投诉统计), for the duties that are judged on all its estates together.
 *
 * What is reported is counted; how many estates have not reported a month, or never any, is said and not guessed.
 * An estate's record begins with its first row.
 */
import type { Finding, Verdict } from '../../domain/finding.ts';
import { comparePeriods, type Period, shiftPeriod } from '../../domain/period.ts';
import type { ComplaintStat, Division } from '../../domain/records.ts';
import { type Case, finding, overdue } from '../judge.ts';
import { firstMonthUnder, lastCompleteMonth } from '../months.ts';
import { type CountField, countOf } from './complaint-counts.ts';
import { countyWithoutEstates } from './county.ts';

export interface CountyMonth {
  county: Division;
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
  matter: Case<unknown>,
  fields: readonly CountField[],
  columns: string,
  judge: (month: CountyMonth) => Finding,
): Finding[] {
  return matter.scope.counties.flatMap((county) => {
    const estates = matter.scope.estatesByCounty.get(county.code) ?? [];
    const none = countyWithoutEstates(matter, county);
    if (none !== null) return [none];
    const whole = (verdict: '未知' | '不适用', detail: string) => [
      finding(matter, 'division', county.code, matter.asOf, verdict, detail, [county.source]),
    ];
    if (!matter.register.present.has('complaint_stat')) return whole('未知', '没有「投诉统计」表');

    const rowsByMonth = new Map<Period, ComplaintStat[]>();
    const begun: Period[] = [];
    for (const estate of estates) {
      let first: Period | null = null;
      for (const row of matter.facts.complaintsByEstate.get(estate.code) ?? []) {
        const known = rowsByMonth.get(row.month);
        if (known) known.push(row);
        else rowsByMonth.set(row.month, [row]);
        if (first === null || row.month < first) first = row.month;
      }
      if (first !== null) begun.push(first);
    }
    const recorded = [...rowsByMonth.keys()].sort(comparePeriods);
    const [earliest, latest] = [recorded[0], recorded.at(-1)];
    if (earliest === undefined || latest === undefined) return whole('未知', '「投诉统计」表里没有这里的小区');

    const never = estates.length - begun.length;
    const complete = lastCompleteMonth(matter.asOf);
    const under = firstMonthUnder(matter.rule);
    const last = comparePeriods(latest, complete) > 0 ? latest : complete;
    const findings: Finding[] = [];
    for (
      let month = under !== null && under > earliest ? under : earliest;
      month <= last;
      month = shiftPeriod(month, 1)
    ) {
      const rows = rowsByMonth.get(month) ?? [];
      const sources = rows.length > 0 ? rows.map((row) => row.source) : [county.source];
      const unreported = begun.filter((first) => first <= month).length - rows.length;
      const uncounted = [
        ...(unreported > 0 ? [`${unreported} 个小区没有报这个月的投诉统计`] : []),
        ...(never > 0 ? [`${never} 个小区没有报过投诉统计`] : []),
      ];
      const except = uncounted.length > 0 ? `；另有 ${uncounted.join('，')}，没有计入` : '';
      const say: CountyMonth['say'] = (verdict, detail) =>
        finding(
          matter,
          'division',
          county.code,
          month,
          // What was not reported may hold what is unmet.
          verdict === '合格' && unreported > 0 ? '未知' : verdict,
          `${detail}${except}`,
          sources,
        );
      const sayOverdue: CountyMonth['sayOverdue'] = (days, detail) =>
        overdue(matter, 'division', county.code, month, days, `${detail}${except}`, sources);
      findings.push(judge({ county, month, rows, over: month <= complete, gap: gapOf(month, rows), say, sayOverdue }));
    }
    return findings.length > 0 ? findings : whole('不适用', '规则施行以来还没有可以计算的月份');

    function gapOf(month: Period, rows: readonly ComplaintStat[]): string | null {
      if (month > complete) return `${month} 还没有结束`;
      if (rows.length === 0) return `${month} 没有小区报投诉统计`;
      const blank = rows.filter((row) => fields.some((field) => countOf(row, field) === null)).length;
      return blank > 0 ? `有 ${blank} 个小区没有填${columns}` : null;
    }
  });
}
