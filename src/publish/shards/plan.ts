/**
 * Who makes what where a publication is made in parts (分片): the same plan for everybody who has the same tables, whatever the order
 * of their rows.
 *
 * Units are counties, and the streets of a county that is more than one part's share; the largest is given out first, each to the
 * part that has least. So a part rarely has more than a third above its share, and what is of one county or street is mostly made
 * in one place.
 */
import { compareText } from '../../domain/order.ts';
import type { Publication } from '../../domain/publication.ts';
import type { PageScope } from '../../routes/route.ts';
import { directoryOf, estatesByStreet } from '../../views/common/directory.ts';

/** K/N (第 K 份，共 N 份). */
export interface ShardNumber {
  shard: number;
  of: number;
}

/** What is always made in one place. */
export interface Unit {
  /** Null for estates in no county. */
  county: string | null;
  /** Null for a whole county. */
  street: string | null;
  /** Codes (小区编码). */
  estates: readonly string[];
}

export interface Shard {
  units: Unit[];
  estates: Set<string>;
  /** Counties of which it has every estate, and at least one. */
  counties: Set<string>;
}

/** Of its estates, and of the counties that it has as a whole. */
export const pagesFor = ({ estates, counties }: Shard): PageScope => ({
  places: new Set([...estates, ...counties]),
  whole: false,
});

/** What is left for whoever joins the parts: what is of the whole, and counties that no part has as a whole. */
export function pagesLeft(publication: Publication, shards: readonly Shard[]): PageScope {
  const made = new Set(shards.flatMap(({ counties }) => [...counties]));
  const counties = directoryOf(publication).counties.flatMap(({ code }) => (made.has(code) ? [] : [code]));
  return { places: new Set(counties), whole: true };
}

export interface County {
  code: string;
  streets: readonly { name: string; estates: readonly string[] }[];
}

/** Each of the `of` parts; those that nothing is left for are empty. */
export function planShards(publication: Publication, of: number): Shard[] {
  const counties = directoryOf(publication).counties.map(
    (county): County => ({
      code: county.code,
      streets: estatesByStreet(county).map(({ name, estates }) => ({ name, estates: estates.map(({ code }) => code) })),
    }),
  );
  const inCounties = new Set(counties.flatMap(({ streets }) => streets.flatMap(({ estates }) => estates)));
  const others = publication.register.records.estate.flatMap(({ code }) => (inCounties.has(code) ? [] : [code]));
  return shareOut(counties, others, of);
}

/** `others` are estates in no county. */
export function shareOut(counties: readonly County[], others: readonly string[], of: number): Shard[] {
  const shards = Array.from({ length: of }, (): Shard => ({ units: [], estates: new Set(), counties: new Set() }));
  for (const unit of unitsOf(counties, others, of).sort(largestFirst)) {
    const least = shards.reduce((one, other) => (other.estates.size < one.estates.size ? other : one));
    least.units.push(unit);
    for (const code of unit.estates) least.estates.add(code);
  }
  for (const { code, streets } of counties) {
    const estates = streets.flatMap((street) => street.estates);
    const [first] = estates;
    const whole = shards.find((shard) => first !== undefined && shard.estates.has(first));
    if (whole && estates.every((estate) => whole.estates.has(estate))) whole.counties.add(code);
  }
  return shards;
}

function unitsOf(counties: readonly County[], others: readonly string[], of: number): Unit[] {
  const sizes = counties.map(({ streets }) => streets.reduce((sum, { estates }) => sum + estates.length, 0));
  const share = (sizes.reduce((sum, size) => sum + size, 0) + others.length) / of;
  const units = counties.flatMap(({ code, streets }, at): Unit[] =>
    (sizes[at] ?? 0) > share
      ? streets.map(({ name, estates }) => ({ county: code, street: name, estates }))
      : [{ county: code, street: null, estates: streets.flatMap(({ estates }) => estates) }],
  );
  return [...units, { county: null, street: null, estates: others }].filter(({ estates }) => estates.length > 0);
}

function largestFirst(a: Unit, b: Unit): number {
  return b.estates.length - a.estates.length || compareText(keyOf(a), keyOf(b));
}

const keyOf = ({ county, street }: Unit): string => JSON.stringify([county, street]);
