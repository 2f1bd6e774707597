/**
 * 连续排在前列: an estate among the most complained of in the city so many months in a row.
 * 办字〔2024〕9号 三（三）: two months (YS-09), three months (YS-10).
 *
 * The rank is imported, never worked out here. A trigger reached is a prompt to verify, never a decision; a month
 * without a rank inside a possible run makes it unknown.
 */
import { z } from 'zod';
import { lastComplete, type Period } from '../../domain/period.ts';
import type { ComplaintStat, Estate } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { exemption } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { monthAt, monthIndex } from '../readings/months.ts';
import { speakerOf } from '../readings/opinions.ts';
import { type PeriodState, runsOf } from '../readings/periods.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({
  rank: z.number().int().positive(),
  rank_compare: z.literal('at-most'),
  column: z.literal('全市排名'),
  count: z.number().int().positive(),
  compare: z.literal('at-least'),
  unit: z.literal('month'),
  consecutive: z.literal(true),
});

type Ranked = z.infer<typeof params>;

export const rankRun: Judge<Ranked> = {
  name: 'rank-run',
  kind: 'performance',
  params,
  needs: { tables: { complaint_stat: ['cityRank'] }, of: estates(exemption) },
  clock: 'publication',
  judge: (task) =>
    task.scope.estates.map((estate) => {
      const { rank, count } = task.params;
      const { say } = speakerOf(task, 'estate', estate.code, [estate]);
      const exempt = exemption(task, estate);
      if (exempt !== null) return say(task.asOf, '不适用', exempt);
      const months = monthsOf(task, estate);
      if (months.length === 0) return say(task.asOf, '未知', '「投诉统计」表的「全市排名」一列没有填过这个小区');
      const { definite, possible } = runsOf(months);
      const reached = definite.filter((run) => run.inside >= count).at(-1);
      const until = (run: { from: Period; until: Period }) =>
        run.from === run.until ? when(run.from) : `${when(run.from)} 至 ${when(run.until)}`;
      if (reached) {
        const ranks = reached.records.map((row) => row.cityRank).join('、');
        const run = `${until(reached)} 连续 ${reached.inside} 个月排在全市前 ${rank} 名（第 ${ranks} 名）`;
        const detail = `${run}，已达到连续 ${count} 个月的条件`;
        return say(reached.until, '待核实', detail, reached.records);
      }
      const doubtful = possible.filter((run) => run.inside + run.missing >= count).at(-1);
      if (doubtful) {
        const ranked = `${until(doubtful)} 有 ${doubtful.inside} 个月排在全市前 ${rank} 名`;
        const gap = `其间 ${doubtful.missing} 个月没有名次，不能判断是否连续 ${count} 个月`;
        return say(doubtful.until, '未知', `${ranked}，${gap}`, doubtful.records);
      }
      const inside = months.filter((month) => month.inside === true);
      const known = months.filter((month) => month.inside !== null).length;
      if (inside.length === 0) return say(task.asOf, '合格', `有名次的 ${known} 个月里没有排进全市前 ${rank} 名`);
      const longest = Math.max(...definite.map((run) => run.inside));
      const detail = `有名次的 ${known} 个月里有 ${inside.length} 个月排在全市前 ${rank} 名，最长连续 ${longest} 个月，未达到 ${count} 个月`;
      const rows = inside.flatMap((month) => month.records);
      return say(task.asOf, '合格', detail, rows);
    }),
};

/** The months from the first with a rank to the last that is over; a month without one is unknown, row or no row. */
function monthsOf(task: Case<Ranked>, estate: Estate): PeriodState<ComplaintStat>[] {
  const last = monthIndex(lastComplete(task.asOf, 'month'));
  const ranked = new Map<number, { row: ComplaintStat; rank: number }>();
  for (const row of task.facts.complaintsByEstate.get(estate.code) ?? []) {
    const month = monthIndex(row.month);
    if (row.cityRank !== null && month <= last) ranked.set(month, { row, rank: row.cityRank });
  }
  if (ranked.size === 0) return [];
  const months: PeriodState<ComplaintStat>[] = [];
  for (let month = Math.min(...ranked.keys()); month <= last; month++) {
    const known = ranked.get(month);
    const inside = known === undefined ? null : known.rank <= task.params.rank;
    months.push({ period: known?.row.month ?? monthAt(month), inside, records: known && inside ? [known.row] : [] });
  }
  return months;
}
