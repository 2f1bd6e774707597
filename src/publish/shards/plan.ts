/**
 * Who makes what where a publication is made in parts (分片): the same plan for everybody who has the same tables, whatever the order
 * of their rows.
 *
 * Units are counties, and of a county that is more than one part's share what has an index of words of its own, or the streets; the
 * largest is given out first, each to the part that has least. So a part rarely has more than a third above its share, and what is
 * of one county or street is mostly made in one place. What is of several is shared out by names.
 */
import { compareText } from '../../domain/order.ts';
import type { Publication } from '../../domain/publication.ts';
import { groupBy } from '../../domain/register.ts';
import type { PageScope } from '../../routes/route.ts';
import { directoryOf, estatesByStreet } from '../../views/common/directory.ts';
import { countyOfIndex } from '../../views/search/index-names.ts';
import { piecesOf, searchPieces } from '../../views/search/index-pieces.ts';

/** K/N (第 K 份，共 N 份). */
export interface ShardNumber {
  shard: number;
  of: number;
}

/** What is always made in one place. */
export interface Unit {
  /** Null for estates in no county. */
  county: string | null;
  /** A street, or streets that have an index of words of their own; null for a whole county. */
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

/** Of its estates, of the counties that it has as a whole, and its share of all the rest. */
export function pagesFor(publication: Publication, shards: readonly Shard[], number: ShardNumber): PageScope {
  const { estates, counties } = shards[number.shard - 1] as Shard;
  const whole = new Set(shards.flatMap((shard) => [...shard.counties]));
  const shared = directoryOf(publication).counties.flatMap(({ code }) => (whole.has(code) ? [] : [code]));
  return {
    places: new Set([...estates, ...counties]),
    share: { shard: number.shard, of: shards.length, counties: new Set(shared) },
    late: false,
  };
}

/** What is left for whoever joins the parts. */
export const PAGES_LEFT: PageScope = { places: new Set(), share: null, late: true };

/** Which indexes of words a part has all pages of: those of its counties, and of pieces of large counties. */
export function indexesFor(publication: Publication, { estates, counties }: Shard): Set<string> {
  const pieces = groupBy(searchPieces(publication), ([, index]) => index);
  const whole = [...pieces].filter(
    ([index, own]) => index !== countyOfIndex(index) && own.every(([estate]) => estates.has(estate)),
  );
  return new Set([...counties, ...whole.map(([index]) => index)]);
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
    (sizes[at] ?? 0) > share ? partsOf(code, streets, share) : [unitOf(code, null, streets)],
  );
  return [...units, { county: null, street: null, estates: others }].filter(({ estates }) => estates.length > 0);
}

/** A county as what goes together in an index of words or, where that is more than a share, as its streets. */
function partsOf(code: string, streets: County['streets'], share: number): Unit[] {
  const pieces = piecesOf(streets);
  return pieces.flatMap((piece, at) => {
    const unit = unitOf(code, `${at + 1}`, piece);
    return pieces.length > 1 && unit.estates.length <= share
      ? [unit]
      : piece.map((street) => unitOf(code, street.name, [street]));
  });
}

const unitOf = (county: string, street: string | null, streets: County['streets']): Unit => ({
  ...{ county, street, estates: streets.flatMap(({ estates }) => estates) },
});

function largestFirst(a: Unit, b: Unit): number {
  return b.estates.length - a.estates.length || compareText(keyOf(a), keyOf(b));
}

const keyOf = ({ county, street }: Unit): string => JSON.stringify([county, street]);
