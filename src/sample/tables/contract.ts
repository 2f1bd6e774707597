/**
 * The generated 合同.
 *
 * Every estate with a firm has exactly one contract in force on the as-of date; some have an ended one before it.
 */
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import { addYears, day, dayBetween, later } from '../calendar.ts';
import type { City } from '../city.ts';
import type { SampleEstate, SampleFirm } from '../nouns.ts';
import { type Random, random } from '../random.ts';
import { AS_OF } from '../settings.ts';
import type { SampleRow, SampleTable } from './row.ts';

/** 合同 of one estate; the first is the one in force. */
interface Contract {
  firm: SampleFirm;
  start: IsoDate;
  /** Blank for one without a term (不定期). */
  end: IsoDate | '';
  kind: '前期' | '业主大会';
}

/** The contracts of an estate, the one in force first; none where no firm serves it. */
export function contractsOf(city: City, estate: SampleEstate): Contract[] {
  const { firm } = estate;
  if (!firm) return [];
  const chance = random(city.seed, 'contract', estate.index);
  const delivered = day(`${estate.deliveredYear}-06-01`);
  const start = later(delivered, dayBetween(day('2021-07-01'), day('2026-08-31'), chance));
  const young = estate.deliveredYear >= 2019;
  const current: Contract = {
    firm,
    start,
    end: chance.chance(0.09) ? '' : endAfterToday(start, chance.pick([2, 3, 3, 5])),
    kind: young && chance.chance(0.8) ? '前期' : '业主大会',
  };
  const before = addDays(start, -chance.pick([1, 1, 1, 31, 62]));
  const begun = addDays(addYears(before, -chance.pick([2, 3, 3, 5])), 1);
  if (!chance.chance(0.32) || begun < delivered) return [current];
  const other = previousFirm(city, estate, chance);
  // Whoever comes after another was chosen by the owners.
  return [
    { ...current, kind: '业主大会' },
    { firm: other, start: begun, end: before, kind: young ? '前期' : '业主大会' },
  ];
}

/** The end of a term; where it is past, the term is prolonged until the end lies ahead. */
function endAfterToday(start: IsoDate, years: number): IsoDate {
  let end = addDays(addYears(start, years), -1);
  while (end <= AS_OF) end = addYears(end, 1);
  return end;
}

function previousFirm(city: City, estate: SampleEstate, chance: Random): SampleFirm {
  const neighbour = chance.pick(estate.street.county.estates).firm;
  return neighbour ?? chance.pick(city.firms);
}

export const contract: SampleTable<'contract'> = {
  id: 'contract',
  *rows(city) {
    for (const estate of city.estateList) {
      const chance = random(city.seed, 'contract-table', estate.index);
      for (const each of contractsOf(city, estate).reverse()) yield row(estate, each, chance);
    }
  },
};

function row(estate: SampleEstate, { firm, start, end, kind }: Contract, chance: Random): SampleRow<'contract'> {
  return {
    estate: estate.code,
    firm: firm.code,
    start,
    kind,
    end,
    filingNumber: chance.chance(0.92)
      ? `${estate.street.county.short}物备〔${start.slice(0, 4)}〕${chance.int(1, 420)}号`
      : '',
  };
}
