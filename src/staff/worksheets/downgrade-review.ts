/**
 * 降级评价: what is on record of each estate that a firm serves, beside an empty column for what streets and
 * communities say. The texts give no threshold, so the sheet ranks nobody: it is in the order of the codes.
 */
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import { compareText, newest } from '../../domain/order.ts';
import type { ComplaintStat, Estate, Survey } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { percentOf, shareOf } from '../../domain/share.ts';
import type { Piece } from '../../wording/html.ts';
import { type Desk, lastMonths, subjectName } from '../desk.ts';
import { type SheetMaker, textParam, toWrite } from './sheet.ts';

const MONTHS = 12;

export const downgradeReview: SheetMaker = (desk, place, rules) => {
  const { months, stats } = lastMonths(desk, MONTHS);
  const surveys = groupBy(desk.register.records.survey, ({ estate }) => estate);
  const tables = place.counties.map((county) => {
    const all = place.estatesByCounty.get(county.code) ?? [];
    const listed = all.filter(({ code }) => desk.contracts.has(code) && (stats.has(code) || surveys.has(code)));
    return {
      heading: `${county.name}${leftOut(desk, all, listed)}`,
      columns: [
        '小区',
        '物业服务企业',
        '投诉量',
        '办结',
        '按时办结',
        '满意度',
        toWrite('街道社区意见'),
        toWrite('评价结论'),
      ],
      rows: listed
        .sort((a, b) => compareText(a.code, b.code))
        .map((estate) => reviewed(desk, estate, stats.get(estate.code) ?? [], surveys.get(estate.code) ?? [])),
      blank: 0,
    };
  });
  const factors = textParam(rules, 'factors');
  return {
    title: '降级评价表',
    note: `${factors === null ? '' : `文件列出的因素：${factors}，没有给出分数线。`}按小区编码排列，不按好坏排名。投诉量是 ${months[0]} 至 ${months.at(-1)} 的受理件数；整改率看办结、按时办结占受理的比例；满意度取最近一次调查。`,
    tables,
  };
};

/** Of how many estates nothing is on record that could be listed, and why. */
function leftOut(desk: Desk, all: readonly Estate[], listed: readonly Estate[]): string {
  const unserved = all.filter(({ code }) => !desk.contracts.has(code)).length;
  const silent = all.length - unserved - listed.length;
  const why: readonly [number, string][] = [
    [unserved, '个没有在执行的合同'],
    [silent, '个没有投诉统计和满意度的记录'],
  ];
  const told = why.flatMap(([many, words]) => (many === 0 ? [] : `${many} ${words}`));
  return told.length === 0 ? '' : `（没有列出的小区：${told.join('，')}）`;
}

function reviewed(
  desk: Desk,
  { code }: Estate,
  stats: readonly ComplaintStat[],
  surveys: readonly Survey[],
): readonly Piece[] {
  const received = stats.reduce((n, one) => n + one.received, 0);
  const months = stats.length < MONTHS ? `（${stats.length} 个月）` : '';
  const handled = (field: 'closed' | 'closedOnTime'): string => {
    if (stats.length === 0 || stats.some((row) => countOf(row, field) === null)) return '未知';
    return received === 0 ? '没有受理' : shareOf(sumOf(stats, field), received);
  };
  const survey = newest(surveys);
  return [
    subjectName(desk, 'estate', code),
    desk.firms.get(desk.contracts.get(code)?.firm ?? '')?.name ?? '未知',
    stats.length === 0 ? '未知' : `${received} 件${months}`,
    handled('closed'),
    handled('closedOnTime'),
    survey === null ? '未知' : `${percentOf(survey.satisfiedBp)}（${survey.date}）`,
  ];
}
