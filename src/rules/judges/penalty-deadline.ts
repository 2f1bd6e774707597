/**
 * 移交以后的处罚期限: what was handed over to be punished, punished in time. 文住建字〔2025〕30号 附件三（二） (WA-19).
 *
 * Only the days until the penalty are counted, from the 移交 on record. The working days for verifying are not: no row
 * says when it began. An extension is no row either, so that a prompt names it.
 */
import { z } from 'zod';
import { addDays } from '../../domain/iso-date.ts';
import type { RegisterEvent } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { contractThen } from '../facts.ts';
import { finding, type Judge } from '../judge.ts';
import { lackOf } from '../needs.ts';
import { eventWords } from '../readings/events.ts';
import { when } from '../readings/figures.ts';
import { speakerOf } from '../readings/opinions.ts';
import { places } from '../readings/subjects.ts';
import { placesJudged } from '../scope.ts';

const params = z.object({
  penalty_days: z.number().int().positive(),
  extension_days: z.number().int().min(0),
  compare: z.literal('at-most'),
});

export const penaltyDeadline: Judge<z.infer<typeof params>> = {
  name: 'penalty-deadline',
  kind: 'performance',
  params,
  needs: { tables: { event: [] }, of: places() },
  clock: 'publication',
  judge: (task) => {
    const { facts, register, rule, scope, asOf } = task;
    const { penalty_days, extension_days } = task.params;

    const estates = new Set(scope.estates.map(({ code }) => code));
    const contracts = groupBy(
      register.records.contract.filter(({ estate }) => estates.has(estate)),
      ({ firm }) => firm,
    );
    const unplaced = lackOf(task, 'contract');
    const isHere = ({ subject, date }: RegisterEvent): boolean =>
      estates.has(subject) ||
      (unplaced === null
        ? (contracts.get(subject) ?? []).some(({ estate }) => contractThen(facts, estate, date)?.firm === subject)
        : facts.firms.has(subject));
    // A rule binds what happened since it holds.
    const since = rule.valid_from;
    const handedOver = register.records.event.filter(
      (event) => event.kind === '移交' && (since === null || event.date >= since) && isHere(event),
    );
    if (handedOver.length === 0)
      return placesJudged(scope).map(({ code, source }) =>
        finding(task, 'division', code, asOf, '不适用', '没有移交的记录', [source]),
      );

    return [...groupBy(handedOver, ({ subject, date }) => `${subject} ${date}`).values()].flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { subject, date } = first;
      const kind = estates.has(subject) ? 'estate' : 'firm';
      const last = addDays(date, penalty_days);
      const penalties = (facts.eventsBySubject.get(subject) ?? []).filter(
        (event) => event.kind === '处罚' && event.date >= date,
      );
      const inTime = penalties.filter((event) => event.date <= last);
      const what = same.map(eventWords).join('；');
      const { say: sayOfPeriod } = speakerOf(task, kind, subject, []);
      const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string, others: readonly RegisterEvent[]) =>
        sayOfPeriod(date, verdict, `${what}；${detail}`, [...same, ...others]);
      if (kind === 'firm' && unplaced !== null) return [say('未知', `${unplaced}，不知道企业是否在这里服务`, [])];
      if (inTime.length > 0) return [say('合格', inTime.map(eventWords).join('；'), inTime)];
      if (asOf <= last) return [say('不适用', `还在 ${penalty_days} 日内，到 ${when(last)} 为止`, [])];
      const late = penalties.length > 0 ? `，其后有 ${penalties.map(eventWords).join('、')}` : '';
      const extended = extension_days > 0 ? `（经批准可以延长 ${extension_days} 日，表里没有延长的记录）` : '';
      const detail = `到 ${when(last)} 为止没有处罚的记录${extended}${late}`;
      return [say('待核实', detail, penalties)];
    });
  },
};
