/**
 * 降级后降费: once an estate's service grade is changed, it is charged by the new grade.
 * 长建发〔2025〕72号 art. 六 (CZ-14), which names no days; 文住建字〔2025〕30号 附件三（三） (WA-23), within five.
 *
 * One finding per event of a grade. What is charged fits the new grade, or has been lowered, or a fee cut is on record;
 * otherwise it is a prompt to verify. A raised grade is met by itself, since its bound is not below what is charged.
 */
import { z } from 'zod';
import type { Finding } from '../../domain/finding.ts';
import { isChargedOn } from '../../domain/guide-price.ts';
import { addDays, daysBetween } from '../../domain/iso-date.ts';
import { byDate } from '../../domain/order.ts';
import type { Estate, FeeItem, RegisterEvent, YuanE4 } from '../../domain/records.ts';
import type { SourceRef } from '../../domain/source.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import {
  boundWords,
  exceeds,
  guidedChargesOn,
  guidePriceFor,
  namesOf,
  pricingColumnLack,
  pricingUnsaid,
  rateWords,
} from '../readings/fees.ts';
import { when } from '../readings/figures.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({
  from_event: z.literal('等级调整'),
  to_event: z.literal('降费'),
  /** Days after the event in which the fee is to follow, the last included; null where the text names none. */
  adjust_days: z.number().int().min(0).nullable(),
  /** Days in which what was overcharged is to be paid back, from the event that hands the case on; left out, none. */
  refund_days: z.number().int().min(0).optional(),
  refund_event: z.literal('移交').optional(),
});

type Params = z.infer<typeof params>;

export const feeAfterDowngrade: Judge<Params> = {
  name: 'fee-after-downgrade',
  kind: 'performance',
  params,
  needs: { tables: { event: [] }, of: estates() },
  clock: 'publication',
  judge: (task) =>
    task.scope.estates.flatMap((estate) => {
      const { asOf } = task;
      const none = (verdict: '未知' | '不适用', detail: string) => [
        finding(task, 'estate', estate.code, asOf, verdict, detail, [estate.source]),
      ];
      const changes = eventsOf(task, estate, task.params.from_event);
      // Of several entries of one day the last counts; a rule binds what happened since it holds.
      const byDay = new Map(changes.map((event) => [event.date, event]));
      const bound = [...byDay.values()].filter((event) => event.date >= (task.rule.valid_from ?? event.date));
      if (bound.length === 0) return none('不适用', '没有等级调整');
      return bound.map((event, i) => judgeChange(task, estate, event, bound[i + 1] ?? null));
    }),
};

/** An estate's events of a kind up to the as-of date, oldest first. */
function eventsOf({ facts, asOf }: Case<unknown>, estate: Estate, kind: string): RegisterEvent[] {
  return (facts.eventsBySubject.get(estate.code) ?? [])
    .filter((event) => event.kind === kind && event.date <= asOf)
    .sort(byDate);
}

function judgeChange(task: Case<Params>, estate: Estate, event: RegisterEvent, next: RegisterEvent | null): Finding {
  const { params } = task;
  const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string, more: readonly SourceRef[] = []) =>
    finding(task, 'estate', estate.code, event.date, verdict, detail, [event.source, ...more]);
  const grade = event.newGrade;
  if (grade === null) {
    const blank = `「事件」表没有写 ${when(event.date)} 等级调整的新等级`;
    return say('未知', columnLackOf(task, 'event', 'newGrade', [event]) ?? blank);
  }
  const changed = `${when(event.date)} 等级调整为${grade}${documentOf(event)}`;
  const [cut] = eventsOf(task, estate, params.to_event).filter(({ date }) => date >= event.date);
  if (cut) return say('合格', `${changed}，${when(cut.date)} 已降费${documentOf(cut)}`, [cut.source]);
  // A grade counts until the next change of it.
  const day = next === null ? task.asOf : addDays(next.date, -1);
  const charges = guidedChargesOn(task, estate, day);
  if ('verdict' in charges) return say(charges.verdict, `${changed}，${charges.detail}`, [estate.source]);
  const price = guidePriceFor(task, estate, grade, day);
  const known = 'missing' in price ? null : price;
  const rows = charges.guided.map((fee) => fee.source);
  const sources = [...rows, ...(known === null ? [estate.source] : [known.source])];
  const judged = charges.guided.map((fee) => ({
    fee,
    before: rateBefore(task, fee, event),
    fits: known !== null && !exceeds(fee.rateE4, known),
  }));
  const open = judged.filter(({ fee, before, fits }) => !fits && (before === null || fee.rateE4 >= before));
  if (open.length === 0) {
    if (charges.unsaid.length > 0)
      return say('未知', `${changed}，${pricingUnsaid(task, charges.unsaid, estate)}`, sources);
    const each = judged.map(({ fee, before, fits }) => {
      const now = `${fee.item} ${rateWords(fee.rateE4)} 元/㎡·月`;
      return fits || before === null
        ? now
        : `${fee.item}已由 ${rateWords(before)} 降到 ${rateWords(fee.rateE4)} 元/㎡·月`;
    });
    const within = known !== null && judged.some(({ fits }) => fits) ? `；${boundWords(known)}` : '';
    return say('合格', `${changed}，${each.join('；')}${within}`, sources);
  }
  const days = params.adjust_days;
  if (days !== null && daysBetween(event.date, day) <= days) {
    const until = addDays(event.date, days);
    const why =
      next === null
        ? `还在 ${days} 日内，到 ${when(until)} 止`
        : `${days} 日内又于 ${when(next.date)} 调整，按后一次判定`;
    return say('不适用', `${changed}，${why}`, sources);
  }
  if ('missing' in price)
    return say('未知', `${changed}，${namesOf(open.map(({ fee }) => fee))}没有降低，${price.missing}`, sources);
  const untold = pricingColumnLack(
    task,
    open.map(({ fee }) => fee),
  );
  if (untold !== null) return say('未知', `${changed}，${untold}`, sources);
  const each = open.map(({ fee, before }) => {
    const still = before === null ? '为' : '仍是';
    return `${fee.item}${still} ${rateWords(fee.rateE4)} 元/㎡·月`;
  });
  const above = `${changed}，到 ${when(day)} ${each.join('；')}，高于${boundWords(price)}`;
  const refund = refundOf(task, estate, event);
  return say('待核实', `已达到等级调整后收费没有相应降低的条件：${above}${refund.words}`, [
    ...open.map(({ fee }) => fee.source),
    price.source,
    ...refund.sources,
  ]);
}

const documentOf = (event: RegisterEvent): string => (event.document === null ? '' : `（${event.document}）`);

/** What the same payers were charged for the same item on the eve of the event; null where nothing is on record. */
function rateBefore({ facts }: Case<unknown>, fee: FeeItem, event: RegisterEvent): YuanE4 | null {
  const eve = addDays(event.date, -1);
  const rates = (facts.feesByEstate.get(fee.estate) ?? [])
    .filter((one) => one.item === fee.item && one.payer === fee.payer && one.unit === fee.unit && isChargedOn(one, eve))
    .map((one) => one.rateE4);
  return rates.length === 0 ? null : Math.max(...rates);
}

/** When the days for adjusting ended, and when those for paying back do. */
function refundOf(
  task: Case<Params>,
  estate: Estate,
  event: RegisterEvent,
): { words: string; sources: readonly SourceRef[] } {
  const { adjust_days, refund_days, refund_event } = task.params;
  if (adjust_days === null) return { words: '', sources: [] };
  const until = addDays(event.date, adjust_days);
  const adjusted = `；${adjust_days} 日内调整收费到 ${when(until)} 止`;
  if (refund_days === undefined || refund_event === undefined) return { words: adjusted, sources: [] };
  const [handedOn] = eventsOf(task, estate, refund_event).filter(({ date }) => date >= event.date);
  if (handedOn) {
    const end = addDays(handedOn.date, refund_days);
    const words = `${adjusted}，${when(handedOn.date)} 已${refund_event}${documentOf(handedOn)}，${refund_days} 日内退还到 ${when(end)} 止`;
    return { words, sources: [handedOn.source] };
  }
  const end = addDays(until, refund_days);
  return {
    words: `${adjusted}，没有${refund_event}记录，按期满之日${refund_event}算，${refund_days} 日内退还到 ${when(end)} 止`,
    sources: [],
  };
}
