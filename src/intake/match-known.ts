/**
 * Which estate of `codes.csv` a row of a table means (对名称): by present name, former name, division and street.
 */
import { formerNamesOf } from '../domain/former.ts';
import { groupBy } from '../domain/register.ts';
import type { Fields } from './cells/reading.ts';
import type { KnownEstate } from './codes-file.ts';
import type { Lookup } from './lookup.ts';
import { nameKey } from './text.ts';

/** What a row says of itself, in the forms in which it is compared. */
export interface Sought {
  name: string;
  formerNames: readonly string[];
  /** A code; null where the row doesn't say, or says something that isn't known. */
  division: string | null;
  street: string | null;
}

/** The estates of the book by the names that they have and had: a city has thousands. */
export interface KnownNames {
  byName: ReadonlyMap<string, readonly KnownEstate[]>;
  byFormerName: ReadonlyMap<string, readonly KnownEstate[]>;
}

export function namesOfKnown(known: readonly KnownEstate[]): KnownNames {
  const former = known.flatMap((one) => one.formerNames.map((name) => ({ one, name: nameKey(name) })));
  return {
    byName: groupBy(known, ({ name }) => nameKey(name)),
    byFormerName: new Map(
      [...groupBy(former, ({ name }) => name)].map(([name, those]) => [name, those.map(({ one }) => one)]),
    ),
  };
}

export type Found = { is: 'one'; known: KnownEstate } | { is: 'several'; known: KnownEstate[] } | { is: 'none' };

export function soughtOf({ name, formerName, division, street }: Fields, lookup: Lookup): Sought {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    name: nameKey(text(name) ?? ''),
    formerNames: formerNamesOf(text(formerName)).map(nameKey),
    division: placeCode(text(division), lookup),
    street: text(street) === null ? null : nameKey(text(street) ?? ''),
  };
}

function placeCode(written: string | null, lookup: Lookup): string | null {
  if (written === null) return null;
  const meant = lookup.resolve(['division'], written, { division: null, street: null });
  return 'found' in meant ? meant.found : null;
}

/** Whether an estate of the book has, or had, one of the names of a row. */
export function sameName(known: KnownEstate, { name, formerNames }: Sought): boolean {
  const names = [known.name, ...known.formerNames].map(nameKey);
  return names.includes(name) || formerNames.includes(nameKey(known.name));
}

/**
 * The one estate that is meant. Present names come first, then names that the book calls former, then those that the row
 * itself does. Where several bear the name, one that agrees in division and street alike comes before those that merely
 * don't say otherwise.
 */
export function matchKnown({ byName, byFormerName }: KnownNames, sought: Sought, lookup: Lookup): Found {
  const named = [
    byName.get(sought.name) ?? [],
    byFormerName.get(sought.name) ?? [],
    sought.formerNames.flatMap((name) => byName.get(name) ?? []),
  ];
  for (const ones of named) {
    const fitting = ones.filter((one) => fits(one, sought, lookup));
    const exact = fitting.filter((one) => isExact(one, sought, lookup));
    const [only] = exact.length === 1 ? exact : fitting.length === 1 ? fitting : [];
    if (only !== undefined) return { is: 'one', known: only };
    if (fitting.length > 1) return { is: 'several', known: fitting };
  }
  return { is: 'none' };
}

const streetOf = ({ street }: KnownEstate): string | null => (street === null ? null : nameKey(street));

/** Whether nothing that both say is different. */
function fits(known: KnownEstate, sought: Sought, lookup: Lookup): boolean {
  const street = streetOf(known);
  if (street !== null && sought.street !== null && street !== sought.street) return false;
  const division = placeCode(known.division, lookup);
  return division === null || sought.division === null || areOneAbove(division, sought.division, lookup);
}

function isExact(known: KnownEstate, sought: Sought, lookup: Lookup): boolean {
  return streetOf(known) === sought.street && placeCode(known.division, lookup) === sought.division;
}

/** Whether one of two divisions is the other or lies in it: a county says less than its street, and nothing else. */
function areOneAbove(a: string, b: string, lookup: Lookup): boolean {
  return above(a, lookup).has(b) || above(b, lookup).has(a);
}

function above(division: string, lookup: Lookup): Set<string> {
  const all = new Set<string>();
  for (let code: string | null = division; code !== null && !all.has(code); ) {
    all.add(code);
    code = lookup.entity('division', code)?.division ?? null;
  }
  return all;
}
