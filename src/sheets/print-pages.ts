/**
 * The pages under /print/ (打印公示单): what is printed with the site, cut into pages that load quickly.
 *
 * A page ends by its size in bytes, since a Chinese character of a file's name takes nine in a link.
 */
import type { Publication } from '../domain/publication.ts';
import { groupBy } from '../domain/register.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { estatePath, firmPath, printFirmsPath, printPath } from '../views/common/paths.ts';
import { SHEET_KINDS, type SheetKind } from './catalogue.ts';
import {
  type PrintedCounty,
  type PrintedEstate,
  type PrintedFirm,
  type PrintedPack,
  type PrintedSheet,
  type PrintedVolume,
  printedIn,
  printedOf,
} from './printed.ts';

export const ESTATES_PER_PAGE = 100;
export const FIRMS_PER_PAGE = 250;
/** How many bytes the lists of a page may take by estimate, so that the page stays below 300,000. */
const BYTES_PER_PAGE = 215_000;
/** Of a link without its address and with since when it holds, and of an estate or a firm without its links. */
const LINK_BYTES = 165;
/** More of a link that is hidden after a day, with what stands in its place then. */
const UNTIL_BYTES = 400;
const ITEM_BYTES = 400;

export interface PageLink {
  number: number;
  path: string;
  from: string;
  to: string;
}

/** A county on the page that leads to all of them; `renewed` of its sheets are new or say something else, null where nobody knows. */
export interface PrintCounty {
  name: string;
  path: string;
  estates: number;
  sheets: number;
  renewed: number | null;
  pack: PrintedPack | null;
}

export interface PrintIndexView {
  counties: PrintCounty[];
  firms: { count: number; path: string };
  /** Kinds that a build prints, with how many there are of each. */
  printed: (PrintKind & { sheets: number })[];
  /** Kinds of sheet that only `npm run print` makes. */
  others: PrintKind[];
  sheets: number;
  packs: number;
  /** Whether sheets have codes. */
  codes: boolean;
}

export type PrintKind = Pick<SheetKind, 'name' | 'title' | 'purpose' | 'paper' | 'changed'>;

export function printIndexView(publication: Publication): PrintIndexView {
  const { counties, firms } = printedOf(publication);
  const names = new Set(publication.portal.printSheets);
  const all = counties.flatMap(sheetsOf);
  const byName = groupBy(all, ({ name }) => name);
  const kind = ({ name, title, purpose, paper, changed }: SheetKind): PrintKind => ({
    name,
    title,
    purpose,
    paper,
    changed,
  });
  return {
    counties: counties.map((county) => ({
      name: county.name,
      path: printPath(county.code),
      estates: county.estates.length,
      sheets: sheetsOf(county).length,
      renewed: publication.hung === undefined ? null : sheetsOf(county).filter(({ hangs }) => hangs.isNew).length,
      pack: county.pack,
    })),
    firms: { count: firms.length, path: printFirmsPath() },
    printed: SHEET_KINDS.filter(({ name }) => names.has(name)).map((one) => ({
      ...kind(one),
      sheets: byName.get(one.name)?.length ?? 0,
    })),
    others: SHEET_KINDS.filter(({ name }) => !names.has(name)).map(kind),
    sheets: all.length,
    packs:
      counties.flatMap(({ estates }) => estates).filter(({ pack }) => pack !== null).length +
      firms.length +
      counties.reduce((sum, { pack, streetPacks }) => sum + streetPacks.size + (pack ? 1 : 0), 0),
    codes: publication.portal.complaint !== null,
  };
}

const sheetsOf = ({ own, estates }: PrintedCounty): PrintedSheet[] => [
  ...own,
  ...estates.flatMap(({ sheets }) => sheets),
];

export interface PrintStreet {
  name: string;
  /** On the page where it begins. */
  id: string;
  /** Begun on an earlier page. */
  continued: boolean;
  /** How many estates the street has on all pages together. */
  estates: number;
  pack: PrintedPack | null;
  entries: PrintEstate[];
}

export interface PrintEstate {
  id: string;
  name: string;
  path: string;
  firmName: string | null;
  /** All of its sheets in one file; null where there is but one. */
  pack: PrintedVolume | null;
  sheets: PrintedSheet[];
}

export interface PrintCountyView {
  code: string;
  name: string;
  number: number;
  estates: number;
  sheets: number;
  pack: PrintedPack | null;
  own: PrintedSheet[];
  /** All of them, with where they begin. */
  streets: { name: string; path: string; estates: number; pack: PrintedPack | null }[];
  /** On this page. */
  sections: PrintStreet[];
  pages: PageLink[];
  /** Whether sheets have codes. */
  codes: boolean;
}

interface CountyPages {
  county: PrintedCounty;
  /** For each estate where its sheets are offered. */
  estates: ReadonlyMap<string, string>;
  pages: PrintStreet[][];
  streets: PrintCountyView['streets'];
}

interface PrintPages {
  /** Of counties that were asked for; null where nothing is printed. */
  counties: Map<string, CountyPages | null>;
  firms: { pages: PrintedFirm[][]; packs: ReadonlyMap<string, PrintedPack> } | null;
}

const CACHE = new WeakMap<Publication, PrintPages>();

function madeOf(publication: Publication): PrintPages {
  const made = CACHE.get(publication) ?? { counties: new Map(), firms: null };
  CACHE.set(publication, made);
  return made;
}

function pagesIn(publication: Publication, code: string): CountyPages | null {
  const { counties } = madeOf(publication);
  const known = counties.get(code);
  if (known !== undefined) return known;
  const county = printedIn(publication, code);
  const made = county && countyPages(county);
  counties.set(code, made);
  return made;
}

function firmsOf(publication: Publication): NonNullable<PrintPages['firms']> {
  const made = madeOf(publication);
  if (made.firms !== null) return made.firms;
  const { firms } = printedOf(publication);
  made.firms = {
    pages: cut(firms, FIRMS_PER_PAGE, ({ pack }) => packBytes(pack)),
    packs: new Map(firms.map(({ code, pack }) => [code, pack])),
  };
  return made.firms;
}

const linkBytes = ({ path, until }: PrintedVolume): number =>
  path.length + LINK_BYTES + (until === null ? 0 : UNTIL_BYTES);

/**
 * Cuts a list into pages of at most `most` items, or fewer where they are too large together. The first page already
 * has `taken` bytes.
 */
function cut<T>(list: readonly T[], most: number, bytesOf: (item: T) => number, taken = 0): T[][] {
  const pages: T[][] = [];
  let bytes = taken;
  for (const item of list) {
    const own = ITEM_BYTES + bytesOf(item);
    const last = pages.at(-1);
    if (last && last.length < most && bytes + own <= BYTES_PER_PAGE) {
      last.push(item);
      bytes += own;
    } else {
      // The first page also holds the county's own head, which counts against its limit.
      bytes = (pages.length === 0 ? taken : 0) + own;
      pages.push([item]);
    }
  }
  return pages;
}

const packBytes = (pack: PrintedPack | undefined): number =>
  (pack?.volumes ?? []).reduce((sum, volume) => sum + linkBytes(volume), 0);

function countyPages(county: PrintedCounty): CountyPages {
  const places = new Map<string, string>();
  const numbers = new Map(
    [...new Set(county.estates.map(({ street }) => street))].map((street, at) => [street, at + 1]),
  );
  const sizes = groupBy(county.estates, ({ street }) => street);
  const head = [...numbers.keys()].reduce(
    (sum, street) => sum + ITEM_BYTES + packBytes(county.streetPacks.get(street)),
    0,
  );
  const bytesOf = ({ sheets, pack }: PrintedEstate): number =>
    [...sheets, ...(pack === null ? [] : [pack])].reduce((sum, file) => sum + linkBytes(file), 0);
  const begun = new Map<string, string>();
  const pages = cut(county.estates, ESTATES_PER_PAGE, bytesOf, head).map((estates, index) => {
    const path = printPath(county.code, index + 1);
    return [...groupBy(estates, ({ street }) => street)].map(([name, members]): PrintStreet => {
      const continued = begun.has(name);
      const id = `street-${numbers.get(name)}${continued ? `.${index + 1}` : ''}`;
      if (!continued) begun.set(name, `${path}#${id}`);
      return {
        name,
        id,
        continued,
        estates: sizes.get(name)?.length ?? 0,
        pack: county.streetPacks.get(name) ?? null,
        entries: members.map(({ estate, firm, pack, sheets }) => {
          const id = `estate-${estate.code}`;
          places.set(estate.code, `${path}#${id}`);
          return { id, name: estate.name, path: estatePath(estate.code), firmName: firm?.name ?? null, pack, sheets };
        }),
      };
    });
  });
  return {
    county,
    estates: places,
    // A county that has only sheets of its own has a page for them.
    pages: pages.length === 0 ? [[]] : pages,
    streets: [...numbers.keys()].map((name) => ({
      name,
      path: begun.get(name) ?? printPath(county.code),
      estates: sizes.get(name)?.length ?? 0,
      pack: county.streetPacks.get(name) ?? null,
    })),
  };
}

/** Pages of counties to build. */
export function printCountyPages(publication: Publication): { county: string; page: number }[] {
  return printedOf(publication).counties.flatMap(({ code: county }) =>
    (pagesIn(publication, county)?.pages ?? []).map((_, index) => ({ county, page: index + 1 })),
  );
}

/** Throws for a page that is not there. */
export function printCountyView(publication: Publication, code: string, number: number): PrintCountyView {
  const found = pagesIn(publication, code);
  const sections = found?.pages[number - 1];
  if (!found || !sections) throw new Error(`no such page of sheets: ${code} ${number}`);
  const { county, pages, streets } = found;
  return {
    code,
    name: county.name,
    number,
    estates: county.estates.length,
    sheets: sheetsOf(county).length,
    pack: county.pack,
    own: county.own,
    streets,
    sections,
    codes: publication.portal.complaint !== null,
    pages: pages.map((page, index) => ({
      number: index + 1,
      path: printPath(code, index + 1),
      from: page[0]?.name ?? '',
      to: page.at(-1)?.name ?? '',
    })),
  };
}

export interface PrintFirmsView {
  total: number;
  number: number;
  firms: { name: string; path: string; pack: PrintedPack }[];
  pages: PageLink[];
}

/** Numbers of the pages of firms' packs, from 1; none where no firm has one. */
export function printFirmsPages(publication: Publication): number[] {
  return firmsOf(publication).pages.map((_, index) => index + 1);
}

/** Throws for a page that is not there. */
export function printFirmsView(publication: Publication, number: number): PrintFirmsView {
  const { pages } = firmsOf(publication);
  const firms = pages[number - 1];
  if (!firms) throw new Error(`no such page of packs: ${number}`);
  return {
    total: pages.reduce((sum, page) => sum + page.length, 0),
    number,
    firms: firms.map(({ code, name, pack }) => ({ name, path: firmPath(code), pack })),
    pages: pages.map((page, index) => ({
      number: index + 1,
      path: printFirmsPath(index + 1),
      from: page[0]?.name ?? '',
      to: page.at(-1)?.name ?? '',
    })),
  };
}

/** Where the sheets of an estate are offered; null where none are printed. */
export function estatePrintPath(publication: Publication, code: string): string | null {
  const { estates, tree } = indexesOf(publication);
  const county = tree.countyOf(estates.get(code)?.division ?? '')?.code;
  return county === undefined ? null : (pagesIn(publication, county)?.estates.get(code) ?? null);
}

/** Where the sheets of a county are offered; null where none are printed. */
export function countyPrintPath(publication: Publication, code: string): string | null {
  return pagesIn(publication, code) === null ? null : printPath(code);
}

/** The packs of a county's streets, by name. */
export function streetPacks(publication: Publication, county: string): ReadonlyMap<string, PrintedPack> {
  return printedIn(publication, county)?.streetPacks ?? new Map();
}

/** The pack of a firm; null where it has none. */
export function firmPrintPack(publication: Publication, code: string): PrintedPack | null {
  return firmsOf(publication).packs.get(code) ?? null;
}
