/**
 * The generated 项目负责人: one in charge, some with a predecessor, a few estates with nobody named.
 *
 * In the counties that list estates, most black listings were followed by a new manager.
 */
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import { day, dayBetween, ifPast } from '../calendar.ts';
import { type City, phone } from '../city.ts';
import type { SampleEstate } from '../nouns.ts';
import { at, type Random, random } from '../random.ts';
import { personName } from './people.ts';
import type { SampleTable } from './row.ts';

/** Days on which an estate was put on a black list, in order, by the estate's index. */
export function blackDays(city: City): Map<number, IsoDate[]> {
  const days = new Map<number, IsoDate[]>();
  for (const { kind, colour, subject, listedOn } of city.listings) {
    if (kind !== '项目' || colour !== '黑榜' || !subject) continue;
    days.set(subject.index, [...(days.get(subject.index) ?? []), listedOn]);
  }
  return days;
}

/** When a black listing's new manager came (更换项目经理), or blank when none did. */
export function replacedOn(city: City, estate: SampleEstate, black: readonly IsoDate[]): IsoDate | '' {
  if (black.length === 0) return '';
  const chance = random(city.seed, 'manager-replaced', estate.index);
  const date = addDays(at(black, black.length - 1), chance.int(9, 26));
  return chance.chance(0.75) ? ifPast(date) : '';
}

export const manager: SampleTable<'manager'> = {
  id: 'manager',
  *rows(city) {
    const black = blackDays(city);
    for (const estate of city.estateList) {
      const chance = random(city.seed, 'manager', estate.index);
      if (!chance.chance(estate.firm ? 0.985 : 0.86)) continue;
      const replaced = replacedOn(city, estate, black.get(estate.index) ?? []);
      const since = replaced || dayBetween(day('2021-09-01'), day('2026-10-20'), chance);
      if (replaced || chance.chance(0.3)) {
        const until = addDays(since, -chance.int(1, 12));
        const began = addDays(until, -chance.int(200, 1_400));
        yield {
          estate: estate.code,
          name: personName(chance),
          phone: phone(chance),
          since: began,
          until,
          filedOn: '',
          record: '',
        };
      }
      yield {
        estate: estate.code,
        name: personName(chance),
        phone: phone(chance),
        since: replaced || chance.chance(0.95) ? since : '',
        until: '',
        filedOn: chance.chance(0.86) ? ifPast(addDays(since, chance.int(2, 40))) : '',
        record: record(estate, chance),
      };
    }
  },
};

/** 清单: only the counties that keep one, and only for a few. */
function record(estate: SampleEstate, chance: Random): string {
  if (estate.street.county.profile !== '371323') return '';
  const draw = chance.next();
  return draw < 0.05 ? '正面清单' : draw < 0.06 ? '负面清单' : '';
}
