/**
 * 与周边小区对照: an estate beside those of its street and its county in three figures.
 *
 * Fee per ㎡ and month, closing balance of the common income per household, complaints per 100 households. Figures,
 * medians and places, and no word on what is good: a low fee may buy little. Only what is known is compared, like with
 * like: one unit, one year, one kind of building where there are enough. Sorted once per publication; an estate then
 * finds its place by halving.
 */
import { isAreaCharge, isChargedOn } from '../../domain/guide-price.ts';
import { compareText } from '../../domain/order.ts';
import { lastComplete, type Period, periodEnd, shiftPeriod } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate, YuanE4 } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { streetAndCommunity } from '../common/directory.ts';
import { compareFractions, countBelow, type Fraction, fraction, median, toInteger } from '../common/fraction.ts';
import { compareNames, type Indexes, indexesOf } from '../common/indexes.ts';
import { estatePath } from '../common/paths.ts';
import { mainCharge } from './fees-panel.ts';

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

export interface ComparisonView {
  measures: Measure[];
  /** Figures that this estate does not have. */
  missing: MeasureId[];
}

/** Fewer than these are no company to be compared with. */
export const LEAST_WITH_DATA = 3;
/** So many of one kind of building are enough to leave the others out. */
const LEAST_OF_TYPE = 5;
const LOWER_SHOWN = 12;
const MONTHS = 12;

interface Member {
  estate: Estate;
  value: Fraction;
}

/** Estates with a figure, sorted by it, then by name; made once, so that an estate need not go through them. */
interface Group {
  members: readonly Member[];
  rising: readonly Fraction[];
  median: Fraction;
}

const NOBODY: Group = { members: [], rising: [], median: fraction(0, 1) };

interface Places {
  county: { key: string; name: string };
  street: { key: string; name: string } | null;
}

interface Comparisons {
  placesOf: ReadonlyMap<string, Places>;
  /** Estates of a place, or of a place and a kind of building. */
  sizes: ReadonlyMap<string, number>;
  fees: ReadonlyMap<string, Fraction>;
  /** By estate: the newest year that counts and its figure. */
  revenue: ReadonlyMap<string, { year: Period; value: Fraction }>;
  complaints: ReadonlyMap<string, Fraction>;
  months: [Period, Period];
  groups: ReadonlyMap<string, Group>;
}

const CACHE = new WeakMap<Publication, Comparisons>();

function comparisonsOf(publication: Publication): Comparisons {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const made = makeComparisons(publication);
  CACHE.set(publication, made);
  return made;
}

const keyOf = (...parts: readonly (string | null)[]): string => parts.join('\n');

function makeComparisons(publication: Publication): Comparisons {
  const indexes = indexesOf(publication);
  const estates = publication.register.records.estate;
  const placesOf = new Map<string, Places>();
  const sizes = new Map<string, number>();
  const groups = new Map<string, Member[]>();
  const fees = new Map<string, Fraction>();
  const revenue: Map<string, { year: Period; value: Fraction }> = new Map();
  const complaints = new Map<string, Fraction>();
  const last = lastComplete(indexes.asOf, 'month');
  const months: [Period, Period] = [shiftPeriod(last, 1 - MONTHS), last];
  const join = (key: string, member: Member): void => {
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  };

  for (const estate of estates) {
    const county = indexes.tree.countyOf(estate.division);
    if (!county) continue;
    const { street } = streetAndCommunity(indexes.tree, estate, county);
    const places: Places = {
      county: { key: county.code, name: county.name },
      street: street === null ? null : { key: keyOf(county.code, street), name: street },
    };
    placesOf.set(estate.code, places);
    const keys = [places.county.key, ...(places.street ? [places.street.key] : [])];
    for (const key of keys) {
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
      const ofType = keyOf(key, estate.propertyType, 'type');
      sizes.set(ofType, (sizes.get(ofType) ?? 0) + 1);
    }

    const fee = feeOf(indexes, estate);
    if (fee !== null) {
      fees.set(estate.code, fee);
      for (const key of keys) {
        join(keyOf('fee', key), { estate, value: fee });
        if (estate.propertyType !== null) join(keyOf('fee', key, estate.propertyType, 'type'), { estate, value: fee });
      }
    }
    const balances = balancesOf(indexes, estate);
    const [newest] = balances;
    if (newest) revenue.set(estate.code, newest);
    for (const { year, value } of balances) for (const key of keys) join(keyOf(year, key), { estate, value });
    const count = complaintsOf(indexes, estate, months);
    if (count !== null) {
      complaints.set(estate.code, count);
      for (const key of keys) join(keyOf('complaints', key), { estate, value: count });
    }
  }
  return {
    placesOf,
    sizes,
    fees,
    revenue,
    complaints,
    months,
    groups: new Map([...groups].map(([key, members]) => [key, sortedGroup(members)])),
  };
}

/** `members` has at least one. */
function sortedGroup(members: Member[]): Group {
  members.sort((a, b) => compareFractions(a.value, b.value) || compareNames(a.estate, b.estate));
  const rising = members.map(({ value }) => value);
  return { members, rising, median: median(rising) };
}

/** The main charge, where it is one by area and month. */
function feeOf({ feesByEstate, asOf }: Indexes, estate: Estate): Fraction | null {
  const current = (feesByEstate.get(estate.code) ?? []).filter((fee) => isChargedOn(fee, asOf));
  const main = mainCharge(current, estate);
  return main && isAreaCharge(main) ? fraction(main.rateE4, 1) : null;
}

/** Closing balances per household of the years that were over and out by the as-of day, newest first. */
function balancesOf({ revenueByEstate, asOf }: Indexes, estate: Estate): { year: Period; value: Fraction }[] {
  const { households } = estate;
  if (households === null || households <= 0) return [];
  const lines = (revenueByEstate.get(estate.code) ?? []).filter(
    (line) =>
      line.category === '期末结余' &&
      periodEnd(line.year) <= asOf &&
      (line.postedFrom === null || line.postedFrom <= asOf),
  );
  return [...groupBy(lines, (line) => line.year)]
    .sort(([a], [b]) => compareText(b, a))
    .map(([year, own]) => ({
      year,
      value: fraction(
        own.reduce((sum, line) => sum + line.amountFen, 0),
        households,
      ),
    }));
}

/** Complaints received per household in the twelve months; null where a month of them is unknown. */
function complaintsOf(
  { complaintsByEstate }: Indexes,
  { code, households }: Estate,
  [first, last]: readonly [Period, Period],
): Fraction | null {
  if (households === null || households <= 0) return null;
  const rows = (complaintsByEstate.get(code) ?? []).filter(({ month }) => first <= month && month <= last);
  if (new Set(rows.map(({ month }) => month)).size < MONTHS) return null;
  return fraction(
    rows.reduce((sum, row) => sum + row.received, 0),
    households,
  );
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

/** Estates of the same kind of building where there are enough of them with data, else all. */
function feeGroup(
  all: Comparisons,
  { propertyType }: Estate,
  key: string,
): Group & { estates: number; propertyType: string | null } {
  const alike = propertyType === null ? undefined : all.groups.get(keyOf('fee', key, propertyType, 'type'));
  if (alike && alike.members.length >= LEAST_OF_TYPE)
    return { ...alike, estates: all.sizes.get(keyOf(key, propertyType, 'type')) ?? 0, propertyType };
  return { ...(all.groups.get(keyOf('fee', key)) ?? NOBODY), estates: all.sizes.get(key) ?? 0, propertyType: null };
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
