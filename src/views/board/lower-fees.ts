/** Who pays less by area around an estate (收费更低的小区): those of its street first, then those of its county. */

import type { Publication } from '../../domain/publication.ts';
import type { YuanE4 } from '../../domain/records.ts';
import { countBelow, toInteger } from '../common/fraction.ts';
import { indexesOf } from '../common/indexes.ts';
import { estatePath } from '../common/paths.ts';
import {
  type Comparisons,
  comparisonsOf,
  feeGroup,
  type Group,
  keyOf,
  LEAST_WITH_DATA,
  type Member,
  NOBODY,
} from './neighbours.ts';

/** An estate that pays less by area. */
export interface LowerFee {
  name: string;
  path: string;
  rateE4: YuanE4;
  inStreet: boolean;
}

export interface LowerFees {
  own: YuanE4;
  propertyType: string | null;
  street: string | null;
  /** How many of the street pay less; null where it has none or too few have data. */
  inStreet: number | null;
  county: string;
  inCounty: number | null;
  /** Those of the street first, then the county's; each from the lowest, at most twelve in all. */
  estates: LowerFee[];
}

const LOWER_SHOWN = 12;

/** Who pays less by area in the estate's street and county; null where its own fee is not known by area and month. */
export function lowerFees(publication: Publication, code: string): LowerFees | null {
  const all = comparisonsOf(publication);
  const estate = indexesOf(publication).estates.get(code);
  const own = all.fees.get(code);
  const places = all.placesOf.get(code);
  if (!estate || !own || !places) return null;
  const around = feeGroup(all, estate, places.county.key);
  const { propertyType } = around;
  const street = places.street === null ? NOBODY : (streetFees(all, places.street.key, propertyType) ?? NOBODY);
  const [lowerNear, lowerFar] = [countBelow(street.rising, own), countBelow(around.rising, own)];
  const near = street.members.slice(0, Math.min(lowerNear, LOWER_SHOWN));
  const inStreet = new Set(street.members.map((member) => member.estate.code));
  const rest: Member[] = [];
  for (let i = 0; i < lowerFar && near.length + rest.length < LOWER_SHOWN; i++) {
    const member = around.members[i] as Member;
    if (!inStreet.has(member.estate.code)) rest.push(member);
  }
  const told = ({ members }: Group, lower: number): number | null => (members.length < LEAST_WITH_DATA ? null : lower);
  const row = ({ estate: { name, code: other }, value }: Member): Omit<LowerFee, 'inStreet'> => ({
    name,
    path: estatePath(other),
    rateE4: toInteger(value),
  });
  return {
    own: toInteger(own),
    propertyType,
    street: places.street?.name ?? null,
    inStreet: places.street === null ? null : told(street, lowerNear),
    county: places.county.name,
    inCounty: told(around, lowerFar),
    estates: [
      ...near.map((member) => ({ ...row(member), inStreet: true })),
      ...rest.map((member) => ({ ...row(member), inStreet: false })),
    ],
  };
}

/** Of a street those that are compared in the county. */
function streetFees({ groups }: Comparisons, key: string, propertyType: string | null): Group | undefined {
  return groups.get(propertyType === null ? keyOf('fee', key) : keyOf('fee', key, propertyType, 'type'));
}
