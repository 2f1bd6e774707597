/**
 * 黑榜后更换项目经理: after an estate's newest black listing a manager took office. 办字〔2024〕9号 三（三） (YS-12).
 *
 * The text sets no number of days, so a manager who is still to come is a prompt to verify, not a delay. No manager
 * is named: the day of taking office is enough.
 */
import { z } from 'zod';
import { byDate, compareText } from '../../domain/order.ts';
import { isDay } from '../../domain/period.ts';
import type { Judge } from '../judge.ts';
import { lackAt, unwritten } from '../needs.ts';
import { when } from '../readings/figures.ts';
import { neverListed } from '../readings/listed-subjects.ts';
import { newestListings } from '../readings/newest-listing.ts';
import { speakerOf } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({
  list: z.enum(['红榜', '黑榜']),
  list_subject: z.literal('estate'),
  count: z.literal(1),
  compare: z.literal('at-least'),
  new_manager_from: z.literal('列入日期'),
  event: z.string(),
  days: z.null(),
  expired_counts: z.boolean().default(false),
});

export const managerReplaced: Judge<z.infer<typeof params>> = {
  name: 'manager-replaced',
  kind: 'performance',
  params,
  needs: { tables: { list_entry: [] }, of: estates() },
  clock: 'publication',
  judge: (task) =>
    newestListings(task, task.params.list).map(({ estate, listing, publisher, missing }) => {
      const { list, event } = task.params;
      const { say } = speakerOf(task, 'estate', estate.code, [estate]);
      if (missing !== null) return say(task.asOf, missing.verdict, missing.detail);
      if (listing === null) {
        const never = neverListed(task, { code: estate.code, estate }, list);
        return say(task.asOf, never.verdict, never.detail);
      }
      const words = `${publisher} ${when(listing.period)} 列入${list}（${when(listing.listedOn)}）`;
      const replaced = (task.facts.eventsBySubject.get(estate.code) ?? [])
        .filter((one) => one.kind === event && one.date >= listing.listedOn)
        .sort(byDate)[0];
      const managers = task.facts.managersByEstate.get(estate.code) ?? [];
      const successor = managers
        .filter(({ since }) => since !== null && since >= listing.listedOn && since <= task.asOf)
        .sort((a, b) => compareText(a.since ?? '', b.since ?? ''))[0];
      if (successor)
        return say(
          listing.period,
          '合格',
          `${words}，${when(successor.since ?? listing.listedOn)} 起由新的项目负责人任职`,
          [listing, successor],
        );
      if (replaced)
        return say(listing.period, '合格', `${words}，${when(replaced.date)} 已${event}`, [listing, replaced]);
      const lack = lackAt(task, estate, 'manager');
      if (lack !== null) return say(listing.period, '未知', `${words}；${lack}，不知道是否已${event}`, [listing]);
      const inMonth = managers.filter(
        ({ since }) => since !== null && !isDay(since) && listing.listedOn.startsWith(since),
      );
      if (inMonth.length > 0)
        return say(listing.period, '未知', `${words}；「项目负责人」表的任职日期只写到当月，不知道是否已${event}`, [
          listing,
          ...inMonth,
        ]);
      const undated = managers.filter(({ since, until }) => since === null && (until === null || until > task.asOf));
      if (undated.length > 0)
        return say(
          listing.period,
          '未知',
          `${words}；${unwritten(task, 'manager', ['since'], undated)}，不知道是否已${event}`,
          [listing, ...undated],
        );
      const detail = `${words}，没有此后任职的项目负责人，也没有${event}的事件，已达到${event}的条件`;
      return say(listing.period, '待核实', detail, [listing, ...managers]);
    }),
};
