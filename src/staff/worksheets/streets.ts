/**
 * 乡镇（街道）考核: an empty ranking by quarter, and complaints against the same months of the year before.
 */
import { type Period, periodOf, shiftPeriod } from '../../domain/period.ts';
import type { Rule } from '../../domain/profile.ts';
import type { ComplaintStat, Estate } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { type YearOnYear, yearOnYear } from '../../domain/year-on-year.ts';
import type { Piece } from '../../wording/html.ts';
import { completeMonths, periodWords } from '../desk.ts';
import { elsewhereWords, type SheetMaker, streetsOf, toWrite } from './sheet.ts';

/** The steps in a profile: after so many periods, this action. */
function stepsOf(rules: readonly Rule[], unit: 'quarters' | 'months'): { n: number; action: string }[] {
  return rules.flatMap(({ params }) =>
    (Array.isArray(params.steps) ? params.steps : []).flatMap((step: Readonly<Record<string, unknown>>) =>
      typeof step[unit] === 'number' && typeof step.action === 'string' ? [{ n: step[unit], action: step.action }] : [],
    ),
  );
}

export const assessmentRanking: SheetMaker = (desk, place, rules) => {
  const current = periodOf(desk.asOf, 'quarter');
  const quarters = [-2, -1, 0].map((steps) => shiftPeriod(current, steps));
  const steps = stepsOf(rules, 'quarters').map(({ n, action }) => `${n} 个季度倒数的，${action}`);
  return {
    title: '乡镇（街道）季度考核名次表',
    note: `名次由考核单位填，本系统没有考核成绩。${steps.join('；')}。`,
    tables: place.counties.map((county) => ({
      heading: county.name,
      columns: [
        '乡镇（街道）',
        ...quarters.map((quarter) => toWrite(`${periodWords(quarter)}名次`)),
        toWrite('倒数季度数'),
        toWrite('处理'),
      ],
      rows: [...streetsOf(desk, place, county.code).streets.keys()].map((name) => [name]),
      blank: 2,
    })),
  };
};

const MONTHS = 3;

export const againstLastYear: SheetMaker = (desk, place, rules) => {
  const months = completeMonths(desk.asOf, MONTHS);
  const stats = groupBy(desk.register.records.complaint_stat, ({ estate }) => estate);
  const steps = stepsOf(rules, 'months').map(({ n, action }) => `${n} 个月：${action}`);
  return {
    title: '乡镇（街道）投诉量同比表',
    note: `受理件数，本年与上年同月相比；有小区只报了其中一个月的写未知，两个月都没有报的小区不计。条文所列步骤：${steps.join('；')}。达到与否先核实。${elsewhereWords(desk, place)}`,
    tables: place.counties.map((county) => ({
      heading: county.name,
      columns: ['乡镇（街道）', ...months.map(periodWords), '截至上月连续上升', toWrite('核实情况'), toWrite('处理')],
      rows: [...streetsOf(desk, place, county.code).streets].map(([name, estates]) =>
        streetRow(name, estates, months, stats),
      ),
      blank: 0,
    })),
  };
};

function streetRow(
  name: string,
  estates: readonly Estate[],
  months: readonly Period[],
  stats: ReadonlyMap<string, readonly ComplaintStat[]>,
): readonly Piece[] {
  const compared = months.map((month) => yearOnYear(estates, stats, month));
  const words = compared.map((one) => {
    if (!one.isComparable) return '未知';
    const rise = one.now - one.before;
    return `${one.now} / 上年 ${one.before}（${rise > 0 ? `升 ${rise}` : rise < 0 ? `降 ${-rise}` : '持平'}）`;
  });
  return [name, ...words, risingWords(compared)];
}

/**
 * For how many months in a row, back from the newest, complaints have risen, in words; unknown where a missing month
 * would decide it.
 */
function risingWords(compared: readonly YearOnYear[]): string {
  let rising = 0;
  for (const one of [...compared].reverse()) {
    if (!one.isComparable) return rising === 0 ? '未知' : `至少 ${rising} 个月`;
    if (one.now <= one.before) return rising === 0 ? '没有' : `${rising} 个月`;
    rising++;
  }
  return `${rising} 个月以上`;
}
