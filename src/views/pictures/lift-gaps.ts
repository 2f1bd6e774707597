/**
 * 维保间隔图: days since each lift was last serviced up to the day that its table speaks of, the longest first, against the
 * limit of the rule in force.
 *
 * Lifts whose servicing is dated after that day have no known gap and are not drawn.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { count, day } from '../../wording/format.ts';
import { across, type Percent } from './scale.ts';

export interface LiftGap {
  label: string;
  days: number;
  /** The whole bar. The part beyond the limit, from `over` on, is included. */
  width: Percent;
  over: Percent | null;
}

export interface LiftGaps {
  /** Longest first, at most twelve. */
  lifts: LiftGap[];
  /** How many lifts stand in the table alone. */
  more: number;
  limitDays: number | null;
  limit: Percent | null;
  /** The finding: 4 部电梯里 1 部超过 15 天没有保养记录，算到 2026年11月10日. */
  title: string;
  sentence: string;
  /** The same without the days, which are more tomorrow. */
  lasting: string;
}

const LIFTS_DRAWN = 12;
const LABEL_CHARACTERS = 10;
/** Where the bars begin: the lifts' places stand to the left, the days to the right. */
export const BARS_START = 38;
export const BARS_END = 82;

export function liftGaps(
  lifts: readonly { location: string; daysSinceServicing: number | null }[],
  limitDays: number | null,
  countedTo: IsoDate | null,
): LiftGaps | null {
  const known = lifts
    .flatMap(({ location, daysSinceServicing: days }) => (days === null ? [] : [{ location, days }]))
    .map((lift, index) => ({ ...lift, index }))
    .sort((a, b) => b.days - a.days || a.index - b.index);
  const longest = known[0];
  if (!longest) return null;
  const x = across(0, Math.max(longest.days, limitDays ?? 0, 1), BARS_START, BARS_END);
  const beyond = limitDays === null ? 0 : known.filter(({ days }) => days > limitDays).length;
  const against =
    limitDays === null
      ? ''
      : beyond === 0
        ? `，都在 ${limitDays} 天以内`
        : `，其中 ${count(beyond)} 台超过 ${limitDays} 天`;
  const all = `${count(known.length)} 部电梯`;
  const found =
    limitDays === null
      ? `${all}，最久的 ${count(longest.days)} 天没有保养记录`
      : beyond === 0
        ? `${all}都在 ${limitDays} 天以内保养过`
        : `${all}里 ${count(beyond)} 部超过 ${limitDays} 天没有保养记录`;
  return {
    lifts: known.slice(0, LIFTS_DRAWN).map(({ location, days }) => ({
      label: short(location),
      days,
      width: Math.round((x(days) - BARS_START) * 100) / 100,
      over: limitDays !== null && days > limitDays ? x(limitDays) : null,
    })),
    more: Math.max(0, known.length - LIFTS_DRAWN),
    limitDays,
    limit: limitDays === null ? null : x(limitDays),
    title: `${found}${countedTo === null ? '' : `，算到 ${day(countedTo)}`}`,
    sentence: `${count(known.length)} 台电梯距上次维保最久 ${count(longest.days)} 天${against}。`,
    lasting: `${count(known.length)} 台电梯${against}。`,
  };
}

/** Shortens a text by characters, so that a rare one, which is two UTF-16 units, is not cut in two. */
function short(text: string): string {
  const characters = [...text];
  return characters.length <= LABEL_CHARACTERS ? text : `${characters.slice(0, LABEL_CHARACTERS - 1).join('')}…`;
}
