/**
 * The list of names behind the search box (搜索名录): estates, firms, places and those in charge, as compact rows.
 *
 * Readings are kept per character, not per name, so that every reading of a name can be found and the list
 * stays small: 长 is chang and zhang wherever it stands. Traditional characters are kept the same way.
 */
import { polyphonic } from 'pinyin-pro';
import { formerCodesOf, formerNamesOf } from '../../domain/former.ts';
import { compareText } from '../../domain/order.ts';
import type { Publication } from '../../domain/publication.ts';
import { contractState } from '../../domain/serving.ts';
import { NO_COMMUNITY, NO_STREET } from '../../wording/labels.ts';
import { searchKey } from '../../wording/search-text.ts';
import { directoryOf } from '../common/directory.ts';
import { compareNames, indexesOf } from '../common/indexes.ts';
import type { SearchNames } from './search-kinds.ts';
import { simplifiedForms } from './traditional.ts';

/** For a firm that serves the whole city, its counties tell nothing, so only a few are named. */
const COUNTIES_NAMED = 3;

type Rows = Pick<SearchNames, 'estates' | 'firms' | 'places'>;

export function searchNames(publication: Publication): SearchNames {
  const contexts = new Map<string, number>();
  const context = (words: readonly string[]): number => {
    const text = words.join(' ');
    const known = contexts.get(text) ?? contexts.size;
    contexts.set(text, known);
    return known;
  };
  const rows: Rows = {
    places: placeRows(publication, context),
    estates: estateRows(publication, context),
    firms: firmRows(publication, context),
  };
  const names = namesIn(rows);
  const traditional = simplifiedForms(names);
  return {
    contexts: [...contexts.keys()],
    ...rows,
    formerCodes: formerCodesIn(publication),
    readings: readingsOf(names),
    traditional: [...traditional].flat().join(''),
  };
}

type Context = (words: readonly string[]) => number;

function estateRows(publication: Publication, context: Context): SearchNames['estates'] {
  const { placeByEstate } = directoryOf(publication);
  const { managersByEstate } = indexesOf(publication);
  const places = new Map(
    publication.register.records.estate.map((estate) => {
      const crumbs = placeByEstate.get(estate.code) ?? [];
      return [estate.code, crumbs.filter(({ path }) => path !== null).map(({ name }) => name)];
    }),
  );
  const order = new Map<string, number>();
  for (const place of places.values()) order.set(place.join(' '), order.get(place.join(' ')) ?? order.size);
  const orderOf = (code: string): number => order.get((places.get(code) ?? []).join(' ')) ?? 0;
  return [...publication.register.records.estate]
    .sort((a, b) => orderOf(a.code) - orderOf(b.code) || compareNames(a, b))
    .map(({ code, name, formerName }) => [
      name,
      code,
      context(places.get(code) ?? []),
      (managersByEstate.get(code) ?? []).map((manager) => manager.name),
      ...formerNamesOf(formerName),
    ]);
}

/** Each with the counties in which it serves estates. */
function firmRows(publication: Publication, context: Context): SearchNames['firms'] {
  const { asOf, contractsByFirm, estates, tree } = indexesOf(publication);
  return [...publication.register.records.firm].sort(compareNames).map(({ code, name, formerName }) => {
    const counties = new Map<string, string>();
    for (const contract of contractsByFirm.get(code) ?? []) {
      const estate = estates.get(contract.estate);
      const county = estate && contractState(contract, asOf) === 'current' ? tree.countyOf(estate.division) : null;
      if (county) counties.set(county.code, county.name);
    }
    const served = [...counties].sort(([a], [b]) => compareText(a, b)).map(([, county]) => county);
    return [
      name,
      code,
      context(
        served.length > COUNTIES_NAMED ? [...served.slice(0, COUNTIES_NAMED), `等 ${served.length} 个县区`] : served,
      ),
      ...formerNamesOf(formerName),
    ];
  });
}

/** Kinds of places as PLACE_KINDS has them. */
const [CITY, COUNTY, STREET, COMMUNITY] = [0, 1, 2, 3] as const;

/** Every place of the directory, and those of the table of divisions that have no estate: these come last, and lead to what is above. */
function placeRows(publication: Publication, context: Context): SearchNames['places'] {
  const { tree } = indexesOf(publication);
  const rows: SearchNames['places'] = [];
  const unsettled: SearchNames['places'] = [];
  for (const code of publication.portal.divisions) {
    const top = tree.get(code);
    if (top && top.level !== '县') rows.push([top.name, '/estates/', context([]), CITY]);
  }
  for (const county of directoryOf(publication).counties) {
    rows.push([county.name, county.path, context([]), COUNTY]);
    const known = new Set<string>();
    const push = (to: SearchNames['places'], above: readonly string[], name: string, path: string, kind: number) => {
      known.add([...above, name].join(' '));
      to.push([name, path, context(above), kind]);
    };
    const inCounty = [county.name];
    for (const street of county.streets) {
      const isNamed = street.name !== NO_STREET;
      const inStreet = isNamed ? [county.name, street.name] : inCounty;
      if (isNamed) push(rows, inCounty, street.name, street.path, STREET);
      for (const { name, path } of street.communities)
        if (name !== NO_COMMUNITY) push(rows, inStreet, name, path, COMMUNITY);
    }
    for (const street of tree.childrenOf(county.code)) {
      const inStreet = [county.name, street.name];
      const listed = county.streets.find(({ name }) => name === street.name);
      if (!known.has(inStreet.join(' ')))
        push(unsettled, inCounty, street.name, county.path, street.level === '社区' ? COMMUNITY : STREET);
      for (const { name } of tree.childrenOf(street.code))
        if (!known.has([...inStreet, name].join(' ')))
          push(unsettled, inStreet, name, listed?.path ?? county.path, COMMUNITY);
    }
  }
  return [...rows, ...unsettled];
}

function formerCodesIn({ register }: Publication): SearchNames['formerCodes'] {
  const codes: SearchNames['formerCodes'] = {};
  for (const one of [...register.records.estate, ...register.records.firm]) {
    const former = formerCodesOf(one);
    if (former.length > 0) codes[one.code] = former;
  }
  return codes;
}

function namesIn({ estates, firms, places }: Rows): string[] {
  return [
    ...estates.flatMap(([name, , , managers, ...former]) => [name, ...managers, ...former]),
    ...firms.flatMap(([name, , , ...former]) => [name, ...former]),
    ...places.map(([name]) => name),
  ];
}

function readingsOf(names: readonly string[]): Record<string, string> {
  const characters = new Set<string>();
  for (const name of names) for (const character of searchKey(name)) characters.add(character);
  const readings: Record<string, string> = {};
  for (const character of [...characters].sort()) {
    if (!/\p{Script=Han}/u.test(character)) continue;
    const found = polyphonic(character, { type: 'array', toneType: 'none', v: true })[0] ?? [];
    const spelt = new Set<string>();
    for (const reading of found) {
      if (!/^[a-zü]+$/.test(reading)) continue;
      // Some type ü as v, others as u.
      spelt.add(reading.replace(/ü/g, 'v'));
      if (/[vü]/.test(reading)) spelt.add(reading.replace(/[vü]/g, 'u'));
    }
    if (spelt.size > 0) readings[character] = [...spelt].join(' ');
  }
  return readings;
}
