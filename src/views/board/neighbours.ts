/**
 * The figures of all estates by street and county (周边小区的数字), sorted once for all, so that the rank of an estate is
 * found by binary search.
 */
import { isAreaCharge, isChargedOn } from '../../domain/guide-price.ts';
import { daysBetween } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { lastComplete, type Period, periodEnd, shiftPeriod } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate, FeeItem, Pricing } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { streetAndCommunity } from '../common/directory.ts';
import { compareFractions, type Fraction, fraction, median } from '../common/fraction.ts';
import { compareNames, type Indexes, indexesOf } from '../common/indexes.ts';
import { rowUntil } from '../common/sourcing.ts';
import { mainCharge } from './fees-panel.ts';

export interface Member {
  estate: Estate;
  value: Fraction;
}

/**
 * Estates with a figure, sorted by it and then by name. Made once, so that no estate's page goes through all of them.
 */
export interface Group {
  members: readonly Member[];
  rising: readonly Fraction[];
  median: Fraction;
}

export const NOBODY: Group = { members: [], rising: [], median: fraction(0, 1) };

export interface Place {
  key: string;
  name: string;
  isCity?: true;
}

interface Places {
  county: Place;
  street: Place | null;
  /** Null where nothing of it but this county is published. */
  city: Place | null;
}

export interface Comparisons {
  placesOf: ReadonlyMap<string, Places>;
  /** Estates of a place, or of a place and a kind of building. */
  sizes: ReadonlyMap<string, number>;
  fees: ReadonlyMap<string, Fraction>;
  /** 定价形式 of these charges; null where nobody has said it. */
  pricing: ReadonlyMap<string, Pricing | null>;
  /** By estate: the newest year that counts and its figure. */
  revenue: ReadonlyMap<string, { year: Period; value: Fraction }>;
  complaints: ReadonlyMap<string, Fraction>;
  /** Days since the servicing of the lift that has waited longest, up to the day that its table speaks of. */
  servicing: ReadonlyMap<string, Fraction>;
  months: [Period, Period];
  groups: ReadonlyMap<string, Group>;
}

const CACHE = new WeakMap<Publication, Comparisons>();

export function comparisonsOf(publication: Publication): Comparisons {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const made = makeComparisons(publication);
  CACHE.set(publication, made);
  return made;
}

export const keyOf = (...parts: readonly (string | null)[]): string => parts.join('\n');

function makeComparisons(publication: Publication): Comparisons {
  const indexes = indexesOf(publication);
  const estates = publication.register.records.estate;
  const placesOf = new Map<string, Places>();
  const sizes = new Map<string, number>();
  const groups = new Map<string, Member[]>();
  const fees = new Map<string, Fraction>();
  const revenue: Map<string, { year: Period; value: Fraction }> = new Map();
  const complaints = new Map<string, Fraction>();
  const servicing = new Map<string, Fraction>();
  const pricing = new Map<string, Pricing | null>();
  const cities = citiesOf(indexes, estates);
  const last = lastComplete(indexes.asOf, 'month');
  const months: [Period, Period] = [shiftPeriod(last, 1 - MONTHS), last];
  const join = (key: string, member: Member): void => {
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  };

  for (const estate of estates) {
    const places = placesOfEstate(indexes, cities, estate);
    if (places === null) continue;
    placesOf.set(estate.code, places);
    const keys = [places.county, places.street, places.city].flatMap((place) => place?.key ?? []);
    const mayHaveLifts = estate.lifts !== 0 || indexes.liftsByEstate.has(estate.code);
    for (const key of keys)
      for (const size of [
        key,
        keyOf(key, estate.propertyType, 'type'),
        ...(mayHaveLifts ? [keyOf('servicing', key)] : []),
      ])
        sizes.set(size, (sizes.get(size) ?? 0) + 1);

    const charge = chargeOf(indexes, estate);
    if (charge !== null) {
      const fee = fraction(charge.rateE4, 1);
      const by = charge.pricing ?? estate.pricing;
      fees.set(estate.code, fee);
      pricing.set(estate.code, by);
      const member = { estate, value: fee };
      for (const key of keys) {
        join(keyOf('fee', key), member);
        join(keyOf('fee', key, by, 'pricing'), member);
        if (estate.propertyType === null) continue;
        join(keyOf('fee', key, estate.propertyType, 'type'), member);
        join(keyOf('fee', key, by, estate.propertyType, 'both'), member);
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
    const days = daysSinceServicing(publication, indexes, estate);
    if (days !== null) {
      servicing.set(estate.code, days);
      for (const key of keys) join(keyOf('servicing', key), { estate, value: days });
    }
  }
  return {
    placesOf,
    sizes,
    fees,
    pricing,
    revenue,
    complaints,
    servicing,
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

/** Null where the estate lies in no county. */
function placesOfEstate({ tree }: Indexes, cities: ReadonlyMap<string, Place>, estate: Estate): Places | null {
  const county = tree.countyOf(estate.division);
  if (!county) return null;
  const { street } = streetAndCommunity(tree, estate, county);
  return {
    county: { key: county.code, name: county.name },
    street: street === null ? null : { key: keyOf(county.code, street), name: street },
    city: cities.get(county.code) ?? null,
  };
}

/** The city of each county of which more than one county has estates here. */
function citiesOf({ tree }: Indexes, estates: readonly Estate[]): ReadonlyMap<string, Place> {
  const counties = new Set(estates.flatMap(({ division }) => tree.countyOf(division)?.code ?? []));
  const byCity = groupBy([...counties], (code) => tree.pathTo(code).find(({ level }) => level === '市')?.code ?? null);
  return new Map(
    [...byCity].flatMap(([code, own]) =>
      own.length < 2
        ? []
        : own.map((county) => [
            county,
            { key: keyOf('city', code), name: tree.get(code)?.name ?? code, isCity: true as const },
          ]),
    ),
  );
}

/** The main charge, where it is one by area and month. */
function chargeOf({ feesByEstate, asOf }: Indexes, estate: Estate): FeeItem | null {
  const current = (feesByEstate.get(estate.code) ?? []).filter((fee) => isChargedOn(fee, asOf));
  const main = mainCharge(current, estate);
  return main && isAreaCharge(main) ? main : null;
}

function daysSinceServicing(publication: Publication, { liftsByEstate }: Indexes, { code }: Estate): Fraction | null {
  const days = (liftsByEstate.get(code) ?? []).map(({ servicedOn, source }) =>
    daysBetween(servicedOn, rowUntil(publication, source)),
  );
  // A lift that was serviced after the day of its table tells nothing of how long it waited before.
  const known = days.filter((one) => one >= 0);
  return known.length === 0 ? null : fraction(Math.max(...known), 1);
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

/** With fewer estates than this no comparison is made. */
export const LEAST_WITH_DATA = 3;
export const MONTHS = 12;
/** With at least so many estates of one kind of building, only these are compared. */
export const LEAST_OF_TYPE = 5;

/** Estates of the same kind of building where there are enough of them with data, else all. */
export function feeGroup(
  all: Comparisons,
  { propertyType }: Estate,
  key: string,
): Group & { estates: number; propertyType: string | null } {
  const alike = propertyType === null ? undefined : all.groups.get(keyOf('fee', key, propertyType, 'type'));
  if (alike && alike.members.length >= LEAST_OF_TYPE)
    return { ...alike, estates: all.sizes.get(keyOf(key, propertyType, 'type')) ?? 0, propertyType };
  return { ...(all.groups.get(keyOf('fee', key)) ?? NOBODY), estates: all.sizes.get(key) ?? 0, propertyType: null };
}
