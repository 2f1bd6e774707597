/**
 * 黑榜或投诉多的评价后降费: what brings an estate's fee under review, unless it has been cut since.
 * 办字〔2024〕9号 三（三） (YS-22).
 *
 * "投诉较多" has no number in the text: complaints are counted once the office has set one.
 */
import { z } from 'zod';
import { lastComplete, type Period, shiftPeriod } from '../../domain/period.ts';
import type { Estate, Sourced } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { lackAt } from '../needs.ts';
import { exemption } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { newestListings } from '../readings/newest-listing.ts';
import { speakerOf } from '../readings/opinions.ts';

const params = z.object({
  triggers: z.object({
    black_listings: z.literal(1),
    /** So many received (受理) in the window; null where the office has not said what many is. */
    complaints: z.number().int().positive().nullable(),
  }),
  window_months: z.number().int().positive(),
  compare: z.literal('at-least'),
  combine: z.literal('any'),
  expired_counts: z.boolean().default(false),
  action: z.string(),
});

type Review = z.infer<typeof params>;

export const feeCutDue: Judge<Review> = {
  name: 'fee-cut-due',
  kind: 'performance',
  params,
  needs: 'in-part',
  reads: ['list_entry', 'complaint_stat'],
  clock: 'publication',
  judge: (task) =>
    newestListings(task, '黑榜').map(({ estate, listing, publisher, missing }) => {
      const { action } = task.params;
      const { say } = speakerOf(task, 'estate', estate.code, [estate]);
      const exempt = exemption(task, estate);
      const many = manyComplaints(task, estate);
      if (listing === null && exempt !== null) return say(task.asOf, '不适用', exempt);
      const cut = (since: string) =>
        (task.facts.eventsBySubject.get(estate.code) ?? []).find((one) => one.kind === action && one.date >= since);
      if (listing !== null) {
        const words = `${publisher} ${when(listing.period)} 列入黑榜（${when(listing.listedOn)}）`;
        const done = cut(listing.listedOn);
        if (done === undefined) {
          const detail = `${words}，已达到评价服务质量、按结果${action}的条件`;
          return say(listing.period, '待核实', detail, [listing]);
        }
        if (many?.state !== 'many')
          return say(listing.period, '合格', `${words}，${when(done.date)} 已${action}`, [listing, done]);
      }
      if (many?.state === 'many') {
        const done = cut(many.since);
        if (done) return say(many.month, '合格', `${many.words}，${when(done.date)} 已${action}`, [done, ...many.rows]);
        const detail = `${many.words}，已达到评价服务质量、按结果${action}的条件`;
        return say(many.month, '待核实', detail, many.rows);
      }
      if (missing?.verdict === '未知') return say(task.asOf, '未知', missing.detail);
      if (many?.state === 'unknown') return say(task.asOf, '未知', many.words, many.rows);
      if (missing !== null && many === null) return say(task.asOf, '不适用', missing.detail);
      return say(task.asOf, '合格', `没有列入过黑榜${many === null ? '' : `，${many.words}`}`, many?.rows);
    }),
};

interface Complaints {
  state: 'many' | 'few' | 'unknown';
  words: string;
  /** The last month of the window, and the day from which a cut answers it. */
  month: Period;
  since: string;
  rows: readonly Sourced[];
}

/** What was received in the last complete months; null where the office has set no number. */
function manyComplaints(task: Case<Review>, estate: Estate): Complaints | null {
  const { triggers, window_months } = task.params;
  if (triggers.complaints === null) return null;
  const month = lastComplete(task.asOf, 'month');
  const from = shiftPeriod(month, 1 - window_months);
  const rows = (task.facts.complaintsByEstate.get(estate.code) ?? []).filter(
    (row) => row.month >= from && row.month <= month,
  );
  const received = rows.reduce((n, row) => n + row.received, 0);
  const words = `${when(from)} 至 ${when(month)} 受理投诉 ${received} 件`;
  const base = { month, since: `${from}-01`, rows };
  if (received >= triggers.complaints)
    return { ...base, state: 'many', words: `${words}，达到 ${triggers.complaints} 件` };
  const lack = lackAt(task, estate, 'complaint_stat');
  if (lack !== null) return { ...base, state: 'unknown', words: lack };
  if (rows.length < window_months)
    return {
      ...base,
      state: 'unknown',
      words: `「投诉统计」表里 ${when(from)} 至 ${when(month)} 缺 ${window_months - rows.length} 个月`,
    };
  return { ...base, state: 'few', words: `${words}，未达到 ${triggers.complaints} 件` };
}
