/** The generated 小区. */

import { blockingLiftCount, liftCount, serviceGradeText } from '../city.ts';
import type { SampleEstate } from '../nouns.ts';
import { type Random, random } from '../random.ts';
import { ESTATE_HEADS, HEADS, PLACE_TAILS, ROAD_TAILS } from '../words.ts';
import type { SampleTable } from './row.ts';

export const estate: SampleTable<'estate'> = {
  id: 'estate',
  *rows({ estateList, seed }) {
    for (const each of estateList) {
      const chance = random(seed, 'estate-table', each.index);
      // One in a hundred is filed under its street alone: nobody has said in which community it lies.
      const placed = chance.chance(0.99);
      const lifts = liftCount(each);
      const committee = planCommittee(each, chance);
      yield {
        code: each.code,
        name: each.name,
        division: placed ? each.community.code : each.street.code,
        mode: each.mode,
        pricing: each.guidePriced ? '政府指导价' : '市场调节价',
        street: chance.chance(0.97) ? each.street.name : '',
        community: placed && chance.chance(0.95) ? each.community.name : '',
        address: chance.chance(0.97) ? address(each, chance) : '',
        formerName: chance.chance(0.05) ? `${chance.pick(ESTATE_HEADS)}${chance.pick(['小区', '新村', '大院'])}` : '',
        serviceGrade: serviceGradeText(each),
        propertyType: chance.chance(0.98) ? each.propertyType : '',
        areaSqm: chance.chance(0.96) ? ((each.households * chance.int(6_800, 12_800)) / 100).toFixed(2) : '',
        households: chance.chance(0.985) ? String(each.households) : '',
        buildings: String(each.buildings),
        lifts: String(lifts),
        blockingLifts: lifts > 0 ? String(blockingLiftCount(each)) : '',
        chargers: chance.chance(0.85) ? String(Math.round(each.households * chance.real(0, 0.12))) : '',
        deliveredYear: chance.chance(0.94) ? String(each.deliveredYear) : '',
        ...committee,
        // Numbers of an earlier count; today's begin with SL.
        formerCodes: chance.chance(0.01) ? `P${String(each.index + 1).padStart(6, '0')}` : '',
      };
    }
  },
};

function address(each: SampleEstate, chance: Random): string {
  const road = `${chance.pick(HEADS)}${chance.pick(PLACE_TAILS)}${chance.pick(ROAD_TAILS)}`;
  const base = `${each.street.county.name}${each.street.name}${road}${chance.int(1, 288)}号`;
  const draw = chance.next();
  if (draw < 0.06) return `${base},${chance.pick(['东门', '南门', '西门', '北门'])}入口`;
  return draw < 0.08 ? `${base}(原"${chance.pick(ESTATE_HEADS)}"片区)` : base;
}

function planCommittee(
  each: SampleEstate,
  chance: Random,
): Record<'committeeKind' | 'committeeMembers' | 'partyMembers', string> {
  const draw = chance.next();
  const elected = each.mode === '业主自管' ? draw < 0.9 : draw < 0.42;
  if (!elected && draw >= 0.8)
    return { committeeKind: draw < 0.93 ? '未成立' : '', committeeMembers: '', partyMembers: '' };
  const members = chance.pick([5, 5, 7, 7, 7, 9, 11]);
  const least = chance.chance(0.82) ? Math.ceil(members / 2) : 1;
  return {
    committeeKind: elected ? '业委会' : '物管会',
    committeeMembers: String(members),
    partyMembers: chance.chance(0.93) ? String(chance.int(least, members)) : '',
  };
}
