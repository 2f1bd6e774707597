/**
 * The generated 电梯: as many rows as the estate has lifts.
 *
 * Most were serviced within 15 days of the as-of date; a few are late, a few inspections are due or past.
 */
import { addDays } from '../../domain/iso-date.ts';
import { blockingLiftCount, liftCount, phone } from '../city.ts';
import type { SampleEstate } from '../nouns.ts';
import { at, random } from '../random.ts';
import { AS_OF } from '../settings.ts';
import { liftFirms } from './lift-whitelist.ts';
import type { SampleTable } from './row.ts';

export const lift: SampleTable<'lift'> = {
  id: 'lift',
  *rows(city) {
    const firms = liftFirms(city);
    const numbers = city.counties.map(() => 0);
    for (const estate of city.estateList) {
      const lifts = liftCount(estate);
      if (lifts === 0) continue;
      const chance = random(city.seed, 'lift', estate.index);
      const county = estate.street.county;
      const firm = chance.pick(firms);
      const late = chance.chance(0.012);
      const servicedOn = addDays(AS_OF, -chance.int(0, 12));
      const emergencyPhone = phone(chance);
      const certified = chance.chance(0.97) ? '是' : '否';
      const blocking = blockingLiftCount(estate);
      const approved = Math.min(AS_YEAR, Math.max(2003, estate.deliveredYear)) % 100;
      const named = chance.chance(0.97);
      for (let i = 0; i < lifts; i++) {
        const number = at(numbers, county.index) + 1;
        numbers[county.index] = number;
        const slow = late || chance.chance(0.025);
        const due = chance.next();
        yield {
          estate: estate.code,
          registration: `梯11${county.short.charAt(0)}示${String(number).padStart(5, '0')}(${String(approved).padStart(2, '0')})`,
          location: liftLocation(estate, i),
          contractor: firm.name,
          contractorPhone: firm.phone,
          servicedOn: slow ? addDays(AS_OF, -chance.int(16, 48)) : addDays(servicedOn, -chance.int(0, 3)),
          inspectionDue: addDays(
            AS_OF,
            due < 0.012 ? -chance.int(1, 60) : due < 0.09 ? chance.int(0, 30) : chance.int(31, 360),
          ),
          emergencyPhone: named ? emergencyPhone : '',
          smartBlocking: chance.chance(0.99) ? (i < blocking ? '是' : '否') : '',
          administratorCertified: chance.chance(0.96) ? certified : '',
        };
      }
    }
  },
};

const AS_YEAR = Number(AS_OF.slice(0, 4));

/** 位置: a building with two lifts in one stairwell says which of them. */
function liftLocation({ liftsPerBuilding, propertyType }: SampleEstate, index: number): string {
  const building = Math.floor(index / liftsPerBuilding) + 1;
  const place = index % liftsPerBuilding;
  if (propertyType === '高层' && liftsPerBuilding === 2) return `${building}号楼1单元${place === 0 ? '东' : '西'}梯`;
  return `${building}号楼${place + 1}单元`;
}
