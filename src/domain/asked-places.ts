/**
 * Estates and divisions as somebody asks for them (按编码、名称找小区): by code, by name, by a former name, with the place before it
 * or beside it where a name alone means several. Nothing is guessed: what means several, or nobody, is told.
 */
import { DivisionTree } from './division-tree.ts';
import { formerCodesOf, formerNamesOf } from './former.ts';
import type { Division, Estate } from './records.ts';

/**
 * What was found: one, several that bear the name, those that bear it in other places than were written, or none; of a former
 * code the estate that has another now.
 */
export type Found<T> =
  | { is: 'one'; one: T }
  | { is: 'several' | 'elsewhere'; all: readonly T[] }
  | { is: 'none'; recoded: T | null };

/** An estate with where it lies: 甲子县春晖街道. */
export interface PlacedEstate {
  estate: Estate;
  county: string;
  where: string;
}

/** A division with its path: 示例市甲子县. */
export interface PlacedDivision {
  division: Division;
  where: string;
}

/** As names are compared: full-width forms, letter case, spaces and dots tell no two apart. */
const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s·・]/gu, '')
    .toUpperCase();

export class AskedPlaces {
  readonly #estates: readonly PlacedEstate[];
  readonly #byCode: ReadonlyMap<string, PlacedEstate>;
  readonly #byName: ReadonlyMap<string, readonly PlacedEstate[]>;
  readonly #tree: DivisionTree;
  readonly #divisions: readonly PlacedDivision[];

  constructor(estates: readonly Estate[], divisions: readonly Division[]) {
    this.#tree = new DivisionTree(divisions);
    this.#divisions = divisions.map((division) => ({
      division,
      where: this.#tree
        .pathTo(division.code)
        .map(({ name }) => name)
        .join(''),
    }));
    this.#estates = estates.map((estate) => {
      const county = this.#tree.countyOf(estate.division)?.name ?? '';
      return { estate, county, where: `${county}${estate.street ?? ''}` };
    });
    this.#byCode = new Map(this.#estates.map((one) => [keyOf(one.estate.code), one]));
    const byName = new Map<string, PlacedEstate[]>();
    for (const one of this.#estates)
      for (const name of new Set(namesOf(one).map(keyOf))) byName.set(name, [...(byName.get(name) ?? []), one]);
    this.#byName = byName;
  }

  /** Every name that an estate is known by, for whoever looks for the nearest. */
  get names(): string[] {
    return [...new Set(this.#estates.flatMap(({ estate }) => [estate.name, ...formerNamesOf(estate.formerName)]))];
  }

  /** An estate by what is written; `places` are the places that stand beside it in a list, by code or by name. */
  estate(written: string, places: readonly string[] = []): Found<PlacedEstate> {
    const key = keyOf(written);
    const own = this.#byCode.get(key);
    if (own !== undefined) return { is: 'one', one: own };
    const named = this.#byName.get(key) ?? [];
    const here = this.#inPlaces(named, places);
    const [first, ...others] = here;
    if (first !== undefined) return others.length === 0 ? { is: 'one', one: first } : { is: 'several', all: here };
    if (named.length > 0) return { is: 'elsewhere', all: named };
    const recoded = this.#estates.find(({ estate }) => formerCodesOf(estate).some((code) => keyOf(code) === key));
    return { is: 'none', recoded: recoded ?? null };
  }

  /** A division by its code, its name, or its name with those above it. */
  division(written: string): Found<PlacedDivision> {
    const key = keyOf(written);
    const own = this.#divisions.find(({ division }) => keyOf(division.code) === key);
    if (own !== undefined) return { is: 'one', one: own };
    const all = this.#divisions.filter(
      ({ division, where }) =>
        keyOf(division.name) === key || (keyOf(where).endsWith(key) && key.endsWith(keyOf(division.name))),
    );
    const [first, ...others] = all;
    if (first === undefined) return { is: 'none', recoded: null };
    return others.length === 0 ? { is: 'one', one: first } : { is: 'several', all };
  }

  /** The estates that lie in a division, in the order of their table. */
  within(division: string): string[] {
    return this.#estates.flatMap(({ estate }) => (this.#tree.isWithin(estate.division, division) ? estate.code : []));
  }

  /** Those that lie in all places that are named. */
  #inPlaces(found: readonly PlacedEstate[], places: readonly string[]): readonly PlacedEstate[] {
    const keys = places.map(keyOf).filter((key) => key !== '');
    return found.filter(({ estate }) => {
      const path = this.#tree.pathTo(estate.division).flatMap(({ code, name }) => [code, name]);
      const own = new Set([...path, estate.street ?? '', estate.community ?? ''].map(keyOf));
      return keys.every((key) => own.has(key));
    });
  }
}

/** The present name, alone and with its places before it. */
function ownNames({ estate, county }: PlacedEstate): string[] {
  const { name, street, community } = estate;
  const places = [county, street ?? '', community ?? '', `${county}${street ?? ''}`];
  return [name, ...places.map((place) => `${place}${name}`)];
}

function namesOf(one: PlacedEstate): string[] {
  return [...ownNames(one), ...formerNamesOf(one.estate.formerName)];
}
