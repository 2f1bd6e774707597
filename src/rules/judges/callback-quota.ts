/**
 * 回访比例: communities, streets and counties call back their shares of what was closed. 长建发〔2025〕72号 art. 五 (CZ-12).
 *
 * Per county and month, over all its estates. Ratios are compared in integers; a blank count is unknown,
 * never zero.
 */
import { z } from 'zod';
import type { ComplaintStat } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { finding, type Judge } from '../judge.ts';

const params = z.object({
  percent: z.object({ community: z.number(), street: z.number(), county: z.number() }),
  compare: z.literal('at-least'),
  of: z.literal('办结'),
  per: z.literal('month'),
});

const LEVELS = [
  { level: 'community', name: '社区回访', field: 'communityCallbacks' },
  { level: 'street', name: '街道回访', field: 'streetCallbacks' },
  { level: 'county', name: '县区回访', field: 'countyCallbacks' },
] as const;

export const callbackQuota: Judge<z.infer<typeof params>> = {
  name: 'callback-quota',
  params,
  judge: (matter) =>
    matter.scope.counties.flatMap((county) => {
      const stats = matter.scope.estates
        .filter((estate) => matter.facts.tree.isWithin(estate.division, county.code))
        .flatMap((estate) => matter.facts.complaintsByEstate.get(estate.code) ?? []);
      if (stats.length === 0) {
        const detail = matter.register.present.has('complaint_stat')
          ? '「投诉统计」表里没有这里的小区'
          : '没有「投诉统计」表';
        return [finding(matter, 'division', county.code, matter.asOf, '未知', detail, [county.source])];
      }
      const months = groupBy(stats, (stat) => stat.month);
      return [...months.keys()].sort().map((month) => {
        const rows = months.get(month) as ComplaintStat[];
        const sources = rows.map((row) => row.source);
        const blanks = rows.filter((row) => row.closed === null || LEVELS.some(({ field }) => row[field] === null));
        const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string) =>
          finding(matter, 'division', county.code, month, verdict, detail, sources);
        if (blanks.length > 0) return say('未知', `有 ${blanks.length} 个小区没有填办结或回访件数`);
        const closed = rows.reduce((n, row) => n + (row.closed ?? 0), 0);
        if (closed === 0) return say('不适用', '当月没有办结的投诉');
        const parts = LEVELS.map(({ level, name, field }) => {
          const called = rows.reduce((n, row) => n + (row[field] ?? 0), 0);
          const least = matter.params.percent[level];
          return {
            met: 100 * called >= least * closed,
            words: `${name} ${called} 件，${((100 * called) / closed).toFixed(1)}%（要求至少 ${least}%）`,
          };
        });
        const words = `办结 ${closed} 件；${parts.map((part) => part.words).join('；')}`;
        return say(parts.every((part) => part.met) ? '合格' : '缺项', words);
      });
    }),
};
