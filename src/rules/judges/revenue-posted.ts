/**
 * 公共收益公示满七天: every year once, for at least the days, first and last counted.
 * 文住建字〔2025〕30号 附件二（一）2② (WA-05).
 *
 * The longest posting of a year counts. Where a line doesn't say from when to when it hung, that may have been a longer one.
 */
import { z } from 'zod';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RevenueLine } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { exemptionFromAccounts } from '../readings/exemptions.ts';
import { today, when } from '../readings/figures.ts';
import type { Opinion } from '../readings/opinions.ts';
import { daysPosted } from '../readings/postings.ts';
import { eachYear, lastEndedYear, yearParams } from '../readings/revenue-years.ts';
import { estates } from '../readings/subjects.ts';

const params = yearParams.extend({
  days: z.number().int().positive(),
  compare: z.literal('at-least'),
  count_days: z.literal('both-ends'),
});

export const revenuePosted: Judge<z.infer<typeof params>> = {
  name: 'revenue-posted',
  kind: 'disclosure',
  params,
  needs: { tables: { revenue: [] }, of: estates(exemptionFromAccounts, ({ asOf }) => lastEndedYear(asOf)) },
  clock: ['revenue'],
  judge: (task) =>
    eachYear(task, ({ year, lines, due }): Opinion => {
      const { asOf, params } = task;
      const longest = longestPosting(lines, asOf);
      if (longest === null) {
        const blank = [
          ...(lines.every((line) => line.postedFrom === null) ? ['「公示开始」'] : []),
          ...(lines.every((line) => line.postedUntil === null) ? ['「公示结束」'] : []),
        ];
        const columns = blank.length > 0 ? blank.join('和') : '「公示开始」或「公示结束」';
        const lack = undatedLack(task, lines);
        const detail = `${year} 年的收支${lack === null ? `没有填${columns}` : `：${lack}`}，公示了几天不得而知`;
        return { verdict: '未知', detail, rows: lines };
      }
      const { from, until, days } = longest;
      const rows = lines.filter((line) => line.postedFrom === from && line.postedUntil === until);
      const counted = `首尾都算，共 ${days} 天`;
      if (days >= params.days) {
        const end = until > asOf ? `${today(asOf)}（还在公示）` : when(until);
        return { verdict: '合格', detail: `自 ${when(from)} 至 ${end}，${counted}，不少于 ${params.days} 天`, rows };
      }
      if (until > asOf) {
        const detail = `公示还没有结束：自 ${when(from)} 至 ${today(asOf)}，${counted}，写明公示到 ${when(until)}`;
        return { verdict: '未知', detail, rows };
      }
      const undated = lines.filter(({ postedFrom, postedUntil }) => postedFrom === null || postedUntil === null);
      if (undated.length > 0) {
        const blank = `另有 ${undated.length} 行没有填「公示开始」或「公示结束」`;
        const lack = undatedLack(task, undated) ?? blank;
        const detail = `自 ${when(from)} 至 ${when(until)}，${counted}；${lack}，公示了几天不得而知`;
        return { verdict: '未知', detail, rows: [...rows, ...undated] };
      }
      const again = asOf < due ? `；${when(due)} 前还可以重新公示` : '';
      return {
        verdict: '缺项',
        detail: `自 ${when(from)} 至 ${when(until)}，${counted}，少于 ${params.days} 天${again}`,
        rows,
      };
    }),
};

/** Which of the two columns lines leave blank because their sheet has none; null where they were left blank. */
const undatedLack = (task: Case<unknown>, lines: readonly RevenueLine[]): string | null =>
  columnLackOf(
    task,
    'revenue',
    'postedFrom',
    lines.filter(({ postedFrom }) => postedFrom === null),
  ) ??
  columnLackOf(
    task,
    'revenue',
    'postedUntil',
    lines.filter(({ postedUntil }) => postedUntil === null),
  );

/** The longest posting whose first and last days are stated, its days counted up to the as-of day. */
function longestPosting(
  lines: readonly RevenueLine[],
  asOf: IsoDate,
): { from: IsoDate; until: IsoDate; days: number } | null {
  let longest: { from: IsoDate; until: IsoDate; days: number } | null = null;
  for (const { postedFrom: from, postedUntil: until } of lines) {
    if (from === null || until === null) continue;
    const days = daysPosted(from, until < asOf ? until : asOf);
    // If two postings have hung equally long by the as-of date, the one that ends later counts.
    if (longest === null || days > longest.days || (days === longest.days && until > longest.until))
      longest = { from, until, days };
  }
  return longest;
}
