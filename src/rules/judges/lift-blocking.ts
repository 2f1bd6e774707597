/**
 * 电梯智能阻车全覆盖: every lift of a high-rise estate keeps electric bicycles out. 长建发〔2025〕72号 art. 十 (CZ-21).
 *
 * Two tables tell of it: the estate's own counts, and the rows of its lifts, if all of them say. Where both do, the one that
 * shows a gap stands, since a lift of which a row says that it has none lacks it whatever was counted.
 */
import { z } from 'zod';
import type { Estate, Sourced } from '../../domain/records.ts';
import { shareOf } from '../../domain/share.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf, lackAt, unwritten } from '../needs.ts';
import { exemption } from '../readings/exemptions.ts';
import { exemptionFromLifts, liftsToJudge } from '../readings/lifts.ts';
import { eachEstate, type NotJudged, type Opinion } from '../readings/opinions.ts';

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
  reads: ['lift'],
  clock: ['estate'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

/** How many lifts have a blocking system, of how many. */
interface Counted {
  part: number;
  whole: number;
  /** Whether any of these may lack it too, for all that the tables say. */
  isAtMost: boolean;
  rows: readonly Sourced[];
}

function opinionOf(task: Case<Params>, estate: Estate): Opinion {
  const { percent, property_types } = task.params;
  const type = estate.propertyType;
  if (type !== null && !property_types.includes(type))
    return { verdict: '不适用', detail: `物业类型是${type}，条文约束的是${property_types.join('、')}` };
  const exempt = exemption(task, estate);
  if (exempt !== null) return { verdict: '不适用', detail: exempt };
  const isShort = ({ part, whole }: Counted): boolean => 100 * part < percent * whole;
  const counted = countedByEstate(estate);
  if (counted !== null && isShort(counted)) return shortOf(task, estate, counted, '');
  const lacking = lackingByRows(task, estate);
  if (lacking !== null && isShort(lacking)) {
    const otherwise = counted === null ? '' : `；「小区」表写的是 ${counted.whole} 台里 ${counted.part} 台装有`;
    return shortOf(task, estate, lacking, otherwise);
  }
  const counts = countsOf(task, estate, counted);
  if ('verdict' in counts) return counts;
  const detail = shareWords(task, counts);
  // Of how many lifts it is a share nobody has said.
  if (isShort(counts))
    return {
      verdict: '未知',
      detail: `${detail}；${unwritten(task, 'estate', ['lifts'], [estate])}`,
      rows: counts.rows,
    };
  return { verdict: '合格', detail, rows: counts.rows };
}

const shareWords = ({ params: { percent } }: Case<Params>, { part, whole, isAtMost }: Counted): string =>
  `${whole} 台电梯中${isAtMost ? '至多' : ''} ${part} 台装有智能阻车系统，占 ${shareOf(part, whole)}，要求 ${percent}%`;

/** A gap, if the duty binds the estate as far as the tables tell. */
function shortOf(task: Case<Params>, estate: Estate, counts: Counted, otherwise: string): Opinion {
  const { property_types, type_blank } = task.params;
  const { rows } = counts;
  const detail = `${shareWords(task, counts)}${otherwise}`;
  const isUntyped = estate.propertyType === null;
  const lack =
    (isUntyped ? columnLackOf(task, 'estate', 'propertyType', [estate]) : null) ??
    (estate.lifts === null ? columnLackOf(task, 'estate', 'lifts', [estate]) : null);
  if (lack !== null) return { verdict: '未知', detail: `${detail}；${lack}`, rows };
  if (isUntyped && type_blank === 'unknown') {
    const unknown = `「小区」表没有写物业类型，是不是${property_types.join('、')}不得而知`;
    return { verdict: '未知', detail: `${detail}；${unknown}`, rows };
  }
  return { verdict: '缺项', detail, rows };
}

function countedByEstate(estate: Estate): Counted | null {
  const { blockingLifts, lifts } = estate;
  return lifts === null || lifts === 0 || blockingLifts === null
    ? null
    : { part: blockingLifts, whole: lifts, isAtMost: false, rows: [estate] };
}

/** How many have it at most, where rows of lifts say that they have none; null where no row says so. */
function lackingByRows(task: Case<Params>, estate: Estate): Counted | null {
  const found = liftsToJudge(task, estate);
  if ('verdict' in found || (estate.lifts === null && task.params.percent < 100)) return null;
  const lacking = found.lifts.filter((lift) => lift.smartBlocking === false);
  const whole = found.lifts.length + found.missing;
  const isAtMost = found.missing > 0 || found.lifts.some((lift) => lift.smartBlocking === null);
  return lacking.length === 0
    ? null
    : { part: whole - lacking.length, whole, isAtMost, rows: [estate, ...found.lifts] };
}

/** What the tables count, where no gap is known. */
function countsOf(task: Case<unknown>, estate: Estate, counted: Counted | null): NotJudged | Counted {
  const exempt = exemptionFromLifts(task, estate);
  if (exempt !== null) return { verdict: '不适用', detail: exempt };
  if (counted !== null) return counted;
  const blank = (['lifts', 'blockingLifts'] as const).filter((field) => estate[field] === null);
  const lacks = unwritten(task, 'estate', blank, [estate]);
  const lack = lackAt(task, estate, 'lift');
  if (lack !== null) return { verdict: '未知', detail: `${lacks}，${lack}` };
  const found = liftsToJudge(task, estate);
  if ('verdict' in found) return { verdict: '未知', detail: `${lacks}，${found.detail}` };
  if (found.missing > 0) return { verdict: '未知', detail: `${lacks}，${found.missingDetail}` };
  const unsaid = found.lifts.filter((lift) => lift.smartBlocking === null);
  if (unsaid.length > 0) {
    const silent = columnLackOf(task, 'lift', 'smartBlocking', unsaid);
    return { verdict: '未知', detail: `${lacks}，${silent ?? `「电梯」表有 ${unsaid.length} 台没有写智能阻车`}` };
  }
  const part = found.lifts.filter((lift) => lift.smartBlocking).length;
  return { part, whole: found.lifts.length, isAtMost: false, rows: [estate, ...found.lifts] };
}
