/**
 * 回访比例: communities, streets and counties call back their shares of what was closed. 长建发〔2025〕72号 art. 五 (CZ-12).
 *
 * Per county and month, over all its estates. Ratios are compared in integers; a blank count is unknown, never
 * zero, and leaves the share unknown unless no count that could stand there would change the verdict.
 */
import { z } from 'zod';
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import type { ComplaintStat } from '../../domain/records.ts';
import { shareOf } from '../../domain/share.ts';
import type { Judge } from '../judge.ts';
import { perCountyMonth } from '../readings/county-complaints.ts';
import { when } from '../readings/figures.ts';
import { counties } from '../readings/subjects.ts';

const percent = z.number().int().min(0).max(100);
const params = z.object({
  percent: z.object({ community: percent, street: percent, county: percent }),
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
  kind: 'performance',
  params,
  needs: { tables: { complaint_stat: [] }, of: counties() },
  clock: 'publication',
  judge: (task) =>
    perCountyMonth(
      task,
      ['closed', ...LEVELS.map(({ field }) => field)],
      '办结或回访件数',
      ({ month, rows, over, gap, say }) => {
        if (!over || rows.length === 0) return say('未知', gap ?? '');
        const closed = sumOf(rows, 'closed');
        // Without closed cases there is no share; if it is unknown whether any were closed, the share is unknown.
        if (closed === 0) return gap === null ? say('不适用', `${when(month)} 没有办结的投诉`) : say('未知', gap);
        const parts = LEVELS.map(({ level, name, field }) => {
          const called = sumOf(rows, field);
          const least = task.params.percent[level];
          const isBlank = rows.some((row) => countOf(row, 'closed') === null || countOf(row, field) === null);
          // A count with blank months is neither complete enough for a share nor zero.
          const share = isBlank ? `已填的 ${called} 件` : `${called} 件，${shareOf(called, closed)}`;
          return { met: shareReached(rows, field, least), words: `${name} ${share}（要求至少 ${least}%）` };
        });
        const blank = gap === null ? '' : `；${gap}`;
        const words = `办结 ${closed} 件；${parts.map((part) => part.words).join('；')}${blank}`;
        if (parts.some((part) => part.met === false)) return say('缺项', words);
        return say(parts.some((part) => part.met === null) ? '未知' : '合格', words);
      },
    ),
};

/** Whether a share was called back; null where it hangs on what is blank. */
function shareReached(
  rows: readonly ComplaintStat[],
  field: (typeof LEVELS)[number]['field'],
  least: number,
): boolean | null {
  let worst = 0;
  let best = 0;
  for (const row of rows) {
    const closed = countOf(row, 'closed');
    const called = countOf(row, field);
    const most = closed ?? row.received;
    worst += 100 * (called ?? 0) - least * most;
    // As few closed as were called back, or all of them called back.
    best += 100 * (called ?? most) - least * (closed ?? called ?? most);
  }
  if (worst >= 0) return true;
  return best < 0 ? false : null;
}
