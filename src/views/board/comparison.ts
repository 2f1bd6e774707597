/**
 * 这个小区排在哪: an estate among those of its street, its county and its city in four figures.
 *
 * Fee per ㎡ and month, closing balance of the common income per household, complaints per 100 households, days since the
 * servicing of its lifts. It gives figures and places and does not say what is good, since a low fee may buy little. Only
 * what is known is compared, like with like: one unit, one form of pricing, one year, one kind of building where there are
 * enough. Sorted once per publication; an estate then finds its place by binary search.
 */
import type { Period } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate, Pricing } from '../../domain/records.ts';
import type { Rank } from '../../wording/standing.ts';
import { compareFractions, countBelow, type Fraction, toInteger } from '../common/fraction.ts';
import { indexesOf } from '../common/indexes.ts';
import { type DotStrip, dotStrip } from '../pictures/dot-strip.ts';
import {
  type Comparisons,
  comparisonsOf,
  type Group,
  keyOf,
  LEAST_OF_TYPE,
  LEAST_WITH_DATA,
  NOBODY,
  type Place,
} from './neighbours.ts';

export type MeasureId = 'fee' | 'revenue' | 'complaints' | 'servicing';

/** An estate among those of its street, its county or its city. */
export interface Standing {
  place: string;
  /** How many of how many have the figure, this one included. */
  withData: number;
  estates: number;
  /** The kind of building they have in common; null where all are taken together. */
  propertyType: string | null;
  /** Of a fee: how many have one that is priced otherwise, and are not compared. */
  otherwise: number;
  /** Null where too few have data. In the measure's own unit, half up. */
  found: (Rank & { median: number }) | null;
}

export interface Measure {
  id: MeasureId;
  /** In ten-thousandths of a yuan, in fen, in tenths of a complaint, or in days; half up. */
  own: number;
  /** The year of the balance. */
  year: Period | null;
  /** Both ends of the twelve months of complaints. */
  months: [Period, Period] | null;
  /** The form of pricing that those of a fee have in common. */
  pricing: Pricing | null;
  /** Its street, where it has one, then its county. */
  standings: Standing[];
  /** The smallest of street, county and city with enough estates, as a picture; null where none has. */
  strip: { strip: DotStrip; standing: Standing & { found: NonNullable<Standing['found']> } } | null;
}

export interface ComparisonView {
  measures: Measure[];
  /** Measures for which the estate itself has no figure. */
  missing: MeasureId[];
}

/** A strip of fewer shows nothing that a sentence doesn't. */
const LEAST_IN_STRIP = 5;

/** Null where the estate has none of the figures. Throws for a code that is not in the publication. */
export function comparisonView(publication: Publication, code: string): ComparisonView | null {
  const all = comparisonsOf(publication);
  const estate = indexesOf(publication).estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const places = all.placesOf.get(code);
  if (!places) return null;
  const scopes = [places.street, places.county, places.city].filter((place) => place !== null);
  const all4 = [
    feeMeasure(all, estate, scopes),
    revenueMeasure(all, code, scopes),
    complaintsMeasure(all, code, scopes),
    servicingMeasure(all, code, scopes),
  ];
  const measures = all4.filter((one) => one !== null);
  const missing = (['fee', 'revenue', 'complaints', 'servicing'] as const).filter(
    // An estate without a lift lacks nothing.
    (id, at) => all4[at] === null && !(id === 'servicing' && estate.lifts === 0),
  );
  return measures.length === 0 ? null : { measures, missing };
}

const ABOUT = { year: null, months: null, pricing: null };

function feeMeasure(all: Comparisons, estate: Estate, scopes: readonly Place[]): Measure | null {
  const value = all.fees.get(estate.code);
  if (!value) return null;
  const pricing = all.pricing.get(estate.code) ?? null;
  const type = estate.propertyType;
  return measureOf({ id: 'fee', ...ABOUT, pricing }, value, 1n, scopes, (key) => {
    const alike = type === null ? undefined : all.groups.get(keyOf('fee', key, pricing, type, 'both'));
    const isAlike = alike !== undefined && alike.members.length >= LEAST_OF_TYPE;
    const group = isAlike ? alike : (all.groups.get(keyOf('fee', key, pricing, 'pricing')) ?? NOBODY);
    const priced = all.groups.get(isAlike ? keyOf('fee', key, type, 'type') : keyOf('fee', key)) ?? NOBODY;
    return {
      group,
      estates: all.sizes.get(isAlike ? keyOf(key, type, 'type') : key) ?? 0,
      propertyType: isAlike ? type : null,
      otherwise: priced.members.length - group.members.length,
    };
  });
}

function revenueMeasure(all: Comparisons, code: string, scopes: readonly Place[]): Measure | null {
  const balance = all.revenue.get(code);
  if (!balance) return null;
  const { year, value } = balance;
  return measureOf({ id: 'revenue', ...ABOUT, year }, value, 1n, scopes, (key) => ofPlace(all, keyOf(year, key), key));
}

function complaintsMeasure(all: Comparisons, code: string, scopes: readonly Place[]): Measure | null {
  const value = all.complaints.get(code);
  if (!value) return null;
  const about = { id: 'complaints', ...ABOUT, months: all.months } as const;
  return measureOf(about, value, 1000n, scopes, (key) => ofPlace(all, keyOf('complaints', key), key));
}

function servicingMeasure(all: Comparisons, code: string, scopes: readonly Place[]): Measure | null {
  const value = all.servicing.get(code);
  if (!value) return null;
  return measureOf({ id: 'servicing', ...ABOUT }, value, 1n, scopes, (key) =>
    ofPlace(all, keyOf('servicing', key), keyOf('servicing', key)),
  );
}

/** Those whom an estate is compared with in a place. */
interface Fellows {
  group: Group;
  estates: number;
  propertyType: string | null;
  otherwise: number;
}

const ofPlace = ({ groups, sizes }: Comparisons, group: string, size: string): Fellows => ({
  group: groups.get(group) ?? NOBODY,
  estates: sizes.get(size) ?? 0,
  propertyType: null,
  otherwise: 0,
});

function measureOf(
  about: Pick<Measure, 'id' | 'year' | 'months' | 'pricing'>,
  own: Fraction,
  factor: bigint,
  scopes: readonly Place[],
  fellowsOf: (key: string) => Fellows,
): Measure {
  const compared = scopes.map(({ key, name, isCity }) => {
    const fellows = fellowsOf(key);
    return { isCity, group: fellows.group, standing: standingOf(name, fellows, own, factor) };
  });
  const [chosen] = compared.flatMap(({ group, standing }) => {
    const { found } = standing;
    if (found === null || group.members.length < LEAST_IN_STRIP) return [];
    const strip = stripOf(group, factor);
    return strip === null ? [] : [{ strip, standing: { ...standing, found } }];
  });
  return {
    ...about,
    own: toInteger(times(own, factor)),
    standings: compared.filter(({ isCity }) => !isCity).map(({ standing }) => standing),
    strip: chosen ?? null,
  };
}

const STRIPS = new WeakMap<Group, DotStrip | null>();

/** The strip of a group, drawn once for all its estates. */
function stripOf(group: Group, factor: bigint): DotStrip | null {
  const known = STRIPS.get(group);
  if (known !== undefined) return known;
  const made = dotStrip(group.rising.map((value) => toInteger(times(value, factor))));
  STRIPS.set(group, made);
  return made;
}

const times = ({ part, whole }: Fraction, factor: bigint): Fraction => ({ part: part * factor, whole });

function standingOf(
  place: string,
  { group: { rising, median: middle }, estates, propertyType, otherwise }: Fellows,
  own: Fraction,
  factor: bigint,
): Standing {
  const known = { place, withData: rising.length, estates, propertyType, otherwise };
  if (rising.length < LEAST_WITH_DATA) return { ...known, found: null };
  const below = countBelow(rising, own);
  const above = rising.length - countUpTo(rising, own);
  return { ...known, found: { median: toInteger(times(middle, factor)), of: rising.length, above, below } };
}

/** How many of the values in rising order are at most as high as one. */
function countUpTo(rising: readonly Fraction[], value: Fraction): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (compareFractions(rising[middle] as Fraction, value) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
