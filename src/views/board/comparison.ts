/**
 * 与周边小区对照: an estate beside those of its street and its county in three figures.
 *
 * Fee per ㎡ and month, closing balance of the common income per household, complaints per 100 households. It gives
 * figures, medians and ranks and does not say what is good, since a low fee may buy little. Only what is known is
 * compared, like with like: one unit, one year, one kind of building where there are enough. Sorted once per
 * publication; an estate then finds its rank by binary search.
 */
import type { Period } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import { compareFractions, countBelow, type Fraction, toInteger } from '../common/fraction.ts';
import { indexesOf } from '../common/indexes.ts';
import { comparisonsOf, feeGroup, type Group, keyOf, LEAST_WITH_DATA, NOBODY } from './neighbours.ts';

export type MeasureId = 'fee' | 'revenue' | 'complaints';

/** An estate among those of its street or its county. */
export interface Standing {
  place: string;
  /** How many of how many have the figure, this one included. */
  withData: number;
  estates: number;
  /** The kind of building they have in common; null where all are taken together. */
  propertyType: string | null;
  /** Null where too few have data. In the measure's own unit, half up. */
  found: { median: number; place: number; isShared: boolean } | null;
}

export interface Measure {
  id: MeasureId;
  /** In ten-thousandths of a yuan, in fen, or in tenths of a complaint; half up. */
  own: number;
  /** The year of the balance. */
  year: Period | null;
  /** Both ends of the twelve months of complaints. */
  months: [Period, Period] | null;
  /** Its street, where it has one, then its county. */
  standings: Standing[];
}

export interface ComparisonView {
  measures: Measure[];
  /** Measures for which the estate itself has no figure. */
  missing: MeasureId[];
}

/** Null where the estate has none of the figures. Throws for a code that is not in the publication. */
export function comparisonView(publication: Publication, code: string): ComparisonView | null {
  const all = comparisonsOf(publication);
  const estate = indexesOf(publication).estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const places = all.placesOf.get(code);
  if (!places) return null;
  const scopes = [...(places.street ? [places.street] : []), places.county];
  const measures: Measure[] = [];
  const missing: MeasureId[] = [];

  const fee = all.fees.get(code);
  if (fee)
    measures.push({
      id: 'fee',
      own: toInteger(fee),
      year: null,
      months: null,
      standings: scopes.map((scope) => {
        const group = feeGroup(all, estate, scope.key);
        return standing(scope.name, group, group.estates, fee, 1n, group.propertyType);
      }),
    });
  else missing.push('fee');

  const balance = all.revenue.get(code);
  if (balance)
    measures.push({
      id: 'revenue',
      own: toInteger(balance.value),
      year: balance.year,
      months: null,
      standings: scopes.map(({ key, name }) =>
        standing(name, all.groups.get(keyOf(balance.year, key)) ?? NOBODY, all.sizes.get(key) ?? 0, balance.value, 1n),
      ),
    });
  else missing.push('revenue');

  const complaints = all.complaints.get(code);
  if (complaints)
    measures.push({
      id: 'complaints',
      own: toInteger(times(complaints, 1000n)),
      year: null,
      months: all.months,
      standings: scopes.map(({ key, name }) =>
        standing(name, all.groups.get(keyOf('complaints', key)) ?? NOBODY, all.sizes.get(key) ?? 0, complaints, 1000n),
      ),
    });
  else missing.push('complaints');
  return measures.length === 0 ? null : { measures, missing };
}

const times = ({ part, whole }: Fraction, factor: bigint): Fraction => ({ part: part * factor, whole });

function standing(
  place: string,
  { rising, median: middle }: Group,
  estates: number,
  own: Fraction,
  factor: bigint,
  propertyType: string | null = null,
): Standing {
  if (rising.length < LEAST_WITH_DATA) return { place, withData: rising.length, estates, propertyType, found: null };
  const below = countBelow(rising, own);
  const next = rising[below + 1];
  return {
    place,
    withData: rising.length,
    estates,
    propertyType,
    found: {
      median: toInteger(times(middle, factor)),
      place: below + 1,
      isShared: next !== undefined && compareFractions(next, own) === 0,
    },
  };
}
