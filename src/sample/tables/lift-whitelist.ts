/** The generated 维保白名单, and the contractors who service the city's lifts. */
import { day, dayBetween } from '../calendar.ts';
import { type City, phone } from '../city.ts';
import { at, random } from '../random.ts';
import { CITY_CODE, CITY_NAME } from '../settings.ts';
import { LIFT_FIRM_TRADES } from '../words.ts';
import type { SampleTable } from './row.ts';

/** A lift contractor (维保单位). */
export interface LiftFirm {
  name: string;
  phone: string;
  /** Whether it is on the white list. */
  approved: boolean;
}

/** The contractors of the city: at least four, one more for about 130 estates, up to all the names there are. */
export function liftFirms(city: City): LiftFirm[] {
  const count = Math.min(LIFT_FIRM_TRADES.length, Math.max(4, Math.round(city.estateList.length / 130)));
  return LIFT_FIRM_TRADES.slice(0, count).map((trade, i) => ({
    name: `${CITY_NAME}${trade}电梯服务有限公司`,
    phone: phone(random(city.seed, 'lift-firm', i)),
    approved: i !== count - 1,
  }));
}

export const liftWhitelist: SampleTable<'lift_whitelist'> = {
  id: 'lift_whitelist',
  *rows(city) {
    const starred = city.counties.filter((county) => county.profile === '371323').map((county) => county.code);
    for (const code of [CITY_CODE, ...starred]) {
      const chance = random(city.seed, 'lift-whitelist', code);
      const firms = liftFirms(city);
      for (const { name, approved } of firms) {
        const listedOn = dayBetween(day('2023-03-01'), day('2025-05-31'), chance);
        // The last contractor has lost its place; an estate that stays with it shows as a finding.
        const removedOn = approved ? '' : dayBetween(day('2025-09-01'), day('2026-06-30'), chance);
        yield { division: code, contractor: name, listedOn, removedOn };
      }
      const gone = `${CITY_NAME}${at(LIFT_FIRM_TRADES, LIFT_FIRM_TRADES.length - 1)}机电有限公司`;
      yield { division: code, contractor: gone, listedOn: '2023-03-01', removedOn: '2024-12-31' };
    }
  },
};
