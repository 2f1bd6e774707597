/**
 * The list of names behind the search box (搜索名录): estates, firms, places and managers, as compact rows.
 *
 * Readings are kept per character, not per name, so that every reading of a name can be found and the list
 * stays small: 长 is chang and zhang wherever it stands.
 */
import { polyphonic } from 'pinyin-pro';
import type { Publication } from '../domain/publication.ts';
import { NO_COMMUNITY, NO_STREET } from '../wording/labels.ts';
import { searchKey } from '../wording/search-text.ts';
import { directoryOf } from './directory.ts';
import { compareNames } from './indexes.ts';

/** What an entry is: estate, firm, place (county, street or community), manager. */
export type NameKind = 'estate' | 'firm' | 'place' | 'manager';

/** Rows are tuples: a city of 15,630 estates is sent to phones. */
export interface SearchNames {
  /** Words that tell entries of one name apart. */
  contexts: string[];
  /** Name, code, index of its context, former names. */
  estates: [name: string, code: string, context: number, ...former: string[]][];
  firms: [name: string, code: string][];
  places: [name: string, path: string, context: number][];
  /** Name, index of the estate. */
  managers: [name: string, estate: number][];
  /** Readings of each character that occurs, without tones; several are separated by a space. */
  readings: Record<string, string>;
}

export function searchNames(publication: Publication): SearchNames {
  const directory = directoryOf(publication);
  const { records } = publication.register;
  const contexts: string[] = [];
  const contextIndexes = new Map<string, number>();
  const context = (text: string): number => {
    let index = contextIndexes.get(text);
    if (index === undefined) {
      index = contexts.length;
      contexts.push(text);
      contextIndexes.set(text, index);
    }
    return index;
  };
  const sorted = [...records.estate].sort(compareNames);
  const positions = new Map(sorted.map((estate, index) => [estate.code, index]));
  const names: Omit<SearchNames, 'readings'> = {
    contexts,
    estates: sorted.map((estate) => {
      const crumbs = directory.placeByEstate.get(estate.code) ?? [];
      const place = crumbs
        .filter((crumb) => crumb.path !== null)
        .map((crumb) => crumb.name)
        .join(' ');
      const former = (estate.formerName ?? '')
        .split(/[、，,；;/]/)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      return [estate.name, estate.code, context(place), ...former];
    }),
    firms: [...records.firm].sort(compareNames).map(({ name, code }) => [name, code]),
    places: directory.counties.flatMap((county) => [
      [county.name, county.path, context(`${county.count} 个小区`)] as [string, string, number],
      ...county.streets.flatMap((street) => [
        ...(street.name === NO_STREET
          ? []
          : [[street.name, street.path, context(county.name)] as [string, string, number]]),
        ...street.communities
          .filter((community) => community.name !== NO_COMMUNITY)
          .map(
            (community) =>
              [community.name, community.path, context(`${county.name} ${street.name}`)] as [string, string, number],
          ),
      ]),
    ]),
    managers: records.manager.flatMap((manager) => {
      const position = positions.get(manager.estate);
      return position === undefined ? [] : [[manager.name, position] as [string, number]];
    }),
  };
  return { ...names, readings: readingsOf(names) };
}

function readingsOf({ estates, firms, places, managers }: Omit<SearchNames, 'readings'>): Record<string, string> {
  const characters = new Set<string>();
  const add = (text: string): void => {
    for (const character of searchKey(text)) characters.add(character);
  };
  for (const [name, , , ...former] of estates) [name, ...former].forEach(add);
  for (const [name] of [...firms, ...places, ...managers]) add(name);
  const readings: Record<string, string> = {};
  for (const character of [...characters].sort()) {
    if (!/\p{Script=Han}/u.test(character)) continue;
    const found = polyphonic(character, { type: 'array', toneType: 'none', v: true })[0] ?? [];
    const spelt = new Set<string>();
    for (const reading of found) {
      if (!/^[a-zü]+$/.test(reading)) continue;
      // ü is typed v by some and u by others.
      spelt.add(reading.replace(/ü/g, 'v'));
      if (/[vü]/.test(reading)) spelt.add(reading.replace(/[vü]/g, 'u'));
    }
    if (spelt.size > 0) readings[character] = [...spelt].join(' ');
  }
  return readings;
}
