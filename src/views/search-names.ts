/**
 * The list of names behind the search box (搜索名录): estates, firms, places and managers, as compact rows.
 *
 * Readings are kept per character, not per name, so that every reading of a name can be found and the list
 * stays small: 长 is chang and zhang wherever it stands.
 */
import { polyphonic } from 'pinyin-pro';
import type { Publication } from '../domain/publication.ts';
import { searchKey } from '../wording/search-text.ts';
import { directoryOf, type Crumb } from './directory.ts';
import { compareNames, indexesOf } from './indexes.ts';
import { estatePath, firmPath } from './paths.ts';

/** What an entry is: estate, firm, street or community or county, manager. */
export type NameKind = 'e' | 'f' | 'd' | 'm';

/** Kind, name, path, index of its context, and other names it answers to. */
export type NameRow = [kind: NameKind, name: string, path: string, context: number, ...others: string[]];

export interface SearchNames {
  contexts: string[];
  rows: NameRow[];
  /** Readings of each character that occurs, without tones; several are separated by a space. */
  readings: Record<string, string>;
}

export function searchNames(publication: Publication): SearchNames {
  const indexes = indexesOf(publication);
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
  const place = (crumbs: readonly Crumb[]): string =>
    crumbs.filter((crumb) => crumb.path !== null).map((crumb) => crumb.name).join(' ');

  const rows: NameRow[] = [];
  for (const estate of [...records.estate].sort(compareNames)) {
    const where = context(place(directory.placeByEstate.get(estate.code) ?? []));
    const former = (estate.formerName ?? '').split(/[、，,；;/]/).map((name) => name.trim()).filter((name) => name !== '');
    rows.push(['e', estate.name, estatePath(estate.code), where, ...former, estate.code]);
  }
  for (const firm of [...records.firm].sort(compareNames)) {
    rows.push(['f', firm.name, firmPath(firm.code), context('物业服务企业'), firm.code]);
  }
  for (const county of directory.counties) {
    rows.push(['d', county.name, county.path, context(`${county.count} 个小区`)]);
    for (const street of county.streets) {
      rows.push(['d', street.name, street.path, context(county.name)]);
      for (const community of street.communities) {
        rows.push(['d', community.name, community.path, context(`${county.name} ${street.name}`)]);
      }
    }
  }
  for (const manager of records.manager) {
    const estate = indexes.estates.get(manager.estate);
    if (estate) rows.push(['m', manager.name, estatePath(estate.code), context(`${estate.name} 项目负责人`)]);
  }
  return { contexts, rows, readings: readingsOf(rows) };
}

function readingsOf(rows: readonly NameRow[]): Record<string, string> {
  const characters = new Set<string>();
  for (const [, name, , , ...others] of rows) {
    for (const text of [name, ...others]) for (const character of searchKey(text)) characters.add(character);
  }
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
