/**
 * 回访比例: communities, streets and counties call back their shares of what was closed. 长建发〔2025〕72号 art. 五 (CZ-12).
 *
 * Per county and month, over all its estates. Ratios are compared in integers; a blank count is unknown,
 * never zero.
 */
import { z } from 'zod';
import type { Judge } from '../judge.ts';
import { shareOf } from '../shares.ts';
import { sumOf } from './complaint-counts.ts';
import { perCountyMonth } from './county-complaints.ts';

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
    perCountyMonth(
      matter,
      ['closed', ...LEVELS.map(({ field }) => field)],
      '办结或回访件数',
      ({ month, rows, gap, say }) => {
        if (gap !== null) return say('未知', gap);
        const closed = sumOf(rows, 'closed');
        if (closed === 0) return say('不适用', `${month} 没有办结的投诉`);
        const parts = LEVELS.map(({ level, name, field }) => {
          const called = sumOf(rows, field);
          const least = matter.params.percent[level];
          return {
            met: 100 * called >= least * closed,
            words: `${name} ${called} 件，${shareOf(called, closed)}（要求至少 ${least}%）`,
          };
        });
        const words = `办结 ${closed} 件；${parts.map((part) => part.words).join('；')}`;
        return say(parts.every((part) => part.met) ? '合格' : '缺项', words);
      },
    ),
};
