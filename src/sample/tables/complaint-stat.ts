/**
 * The generated 投诉统计: every estate in each of 36 months, month by month.
 *
 * Badly run and large estates have more, and stay so, which is what makes runs in the ranking.
 */

import type { City } from '../city.ts';
import type { SampleEstate } from '../nouns.ts';
import { at, poisson, type Random, random } from '../random.ts';
import { JINCHENG_ESTATES, MONTHS } from '../settings.ts';
import type { SampleRow, SampleTable } from './row.ts';

/**
 * How many complaints each month of the year has relative to the others: most in the heating period and the summer
 * rains.
 */
const SEASON = [1.15, 1.05, 0.9, 0.85, 0.85, 0.95, 1.2, 1.15, 0.95, 0.95, 1.2, 1.2] as const;

export const complaintStat: SampleTable<'complaint_stat'> = {
  id: 'complaint_stat',
  *rows(city) {
    const means = city.estateList.map((estate) => monthlyMean(city, estate));
    for (const month of MONTHS) {
      const season = at(SEASON, Number(month.slice(5)) - 1);
      const counts = random(city.seed, 'complaint', month);
      const received = means.map((mean) => poisson(mean * season, counts));
      const ranks = cityRanks(received);
      const chance = random(city.seed, 'complaint-handling', month);
      for (const estate of city.estateList) {
        const count = at(received, estate.index);
        yield row(month, estate, count, at(ranks, count), chance);
      }
    }
  },
};

function monthlyMean(city: City, estate: SampleEstate): number {
  const chance = random(city.seed, 'complaint-mean', estate.index);
  const trouble = 1 - estate.quality;
  return Math.min(14, (0.1 + (estate.households / 600) * (0.15 + 2.6 * trouble * trouble)) * chance.real(0.4, 1.5));
}

/**
 * 全市排名 by count: one more than the number of estates with more complaints.
 *
 * A small city is ranked as a part of one as large as Jincheng, since otherwise all of its estates would be among the
 * first fifty.
 */
function cityRanks(received: readonly number[]): number[] {
  const stretch = Math.max(1, JINCHENG_ESTATES / received.length);
  const byCount: number[] = [];
  for (const count of received) byCount[count] = (byCount[count] ?? 0) + 1;
  const ranks: number[] = [];
  let more = 0;
  for (let count = byCount.length - 1; count >= 0; count--) {
    ranks[count] = 1 + Math.floor(more * stretch);
    more += byCount[count] ?? 0;
  }
  return ranks;
}

function row(
  month: string,
  estate: SampleEstate,
  received: number,
  rank: number,
  chance: Random,
): SampleRow<'complaint_stat'> {
  const { quality } = estate;
  const part = (of: number, probability: number): number => {
    let count = 0;
    for (let i = 0; i < of; i++) if (chance.chance(probability)) count++;
    return count;
  };
  // Of last month's cases some are still open.
  const closed = part(received, month === MONTHS.at(-1) ? 0.86 : 0.95 + 0.04 * quality);
  const told = chance.chance(0.96);
  const callbacks = (share: number): string => (told ? String(Math.min(closed, Math.ceil(closed * share))) : '');
  return {
    month,
    estate: estate.code,
    received: String(received),
    verified: String(part(received, 0.72)),
    closed: String(closed),
    closedOnTime: String(part(closed, 0.6 + 0.38 * quality)),
    communityCallbacks: callbacks(chance.real(0.38, 0.8)),
    streetCallbacks: callbacks(chance.real(0.1, 0.4)),
    countyCallbacks: callbacks(chance.real(0, 0.2)),
    reopened: String(part(closed, 0.05)),
    cityRank: String(rank),
  };
}
