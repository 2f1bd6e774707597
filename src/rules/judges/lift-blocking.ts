/**
 * 电梯智能阻车全覆盖: every lift of a high-rise estate keeps electric bicycles out. 长建发〔2025〕72号 art. 十 (CZ-21).
 *
 * The estate's own counts come first; where one is blank, its lifts' rows, if all of them say.
 */
import { z } from 'zod';
import type { Estate, Sourced } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf, lackAt } from '../needs.ts';
import { exemptionFromLifts, liftsToJudge } from '../readings/lifts.ts';
import { eachEstate, type NotJudged, type Opinion } from '../readings/opinions.ts';
import { shareOf } from '../readings/words.ts';

const params = z.object({
  percent: z.number().int().min(0).max(100),
  compare: z.literal('at-least'),
  /** 物业类型, written exactly so: 小高层 is another type than 高层. */
  property_types: z.array(z.string()).min(1),
  /** What an estate with lifts is judged as whose 物业类型 is blank: of a kind that nobody knows, or high-rise. */
  type_blank: z.enum(['unknown', 'counted-if-lifts']),
});

type Params = z.infer<typeof params>;

export const liftBlocking: Judge<Params> = {
  name: 'lift-blocking',
  kind: 'performance',
  params,
  needs: 'in-part',
  clock: ['estate'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<Params>, estate: Estate): Opinion {
  const { percent, property_types, type_blank } = task.params;
  const type = estate.propertyType;
  if (type !== null && !property_types.includes(type))
    return { verdict: '不适用', detail: `物业类型是${type}，条文约束的是${property_types.join('、')}` };
  const counts = countsOf(task, estate);
  if ('verdict' in counts) return counts;
  const { part, whole, rows } = counts;
  const detail = `${whole} 台电梯中 ${part} 台装有智能阻车系统，占 ${shareOf(part, whole)}，要求 ${percent}%`;
  if (100 * part >= percent * whole) return { verdict: '合格', detail, rows };
  const lack =
    (type === null ? columnLackOf(task, 'estate', 'propertyType', [estate]) : null) ??
    (estate.lifts === null ? columnLackOf(task, 'estate', 'lifts', [estate]) : null);
  if (lack !== null) return { verdict: '未知', detail: `${detail}；${lack}`, rows };
  if (type === null && type_blank === 'unknown')
    return {
      verdict: '未知',
      detail: `${detail}；「小区」表没有写物业类型，是不是${property_types.join('、')}不得而知`,
      rows,
    };
  return { verdict: '缺项', detail, rows };
}

/** How many lifts have a blocking system, of how many. */
function countsOf(
  task: Case<unknown>,
  estate: Estate,
): NotJudged | { part: number; whole: number; rows: readonly Sourced[] } {
  const exempt = exemptionFromLifts(task, estate);
  if (exempt !== null) return { verdict: '不适用', detail: exempt };
  if (estate.lifts !== null && estate.blockingLifts !== null)
    return { part: estate.blockingLifts, whole: estate.lifts, rows: [estate] };
  const blank = [
    ...(estate.lifts === null ? ['电梯数'] : []),
    ...(estate.blockingLifts === null ? ['阻车电梯数'] : []),
  ];
  const lacks = `「小区」表没有写${blank.join('、')}`;
  const lack = lackAt(task, estate, 'lift');
  if (lack !== null) return { verdict: '未知', detail: `${lacks}，${lack}` };
  const found = liftsToJudge(task, estate);
  if ('verdict' in found) return { verdict: '未知', detail: `${lacks}，${found.detail}` };
  if (found.missing > 0) return { verdict: '未知', detail: `${lacks}，${found.missingDetail}` };
  const unsaid = found.lifts.filter((lift) => lift.smartBlocking === null).length;
  if (unsaid > 0) return { verdict: '未知', detail: `${lacks}，「电梯」表有 ${unsaid} 台没有写智能阻车` };
  const part = found.lifts.filter((lift) => lift.smartBlocking).length;
  return { part, whole: found.lifts.length, rows: [estate, ...found.lifts] };
}
