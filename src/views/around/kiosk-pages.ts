/**
 * The pages under /kiosk/ (大堂屏幕) for whoever sets screens up: how that is done, and every screen's address and code.
 *
 * The screens themselves are no pages of the portal; they are written beside them.
 */
import { mayLeadTo, siteAddress } from '../../domain/address.ts';
import type { KioskSettings } from '../../domain/kiosk-settings.ts';
import { hostsForCodes } from '../../domain/portal.ts';
import type { Publication } from '../../domain/publication.ts';
import { groupBy } from '../../domain/register.ts';
import { type CountyView, directoryOf, type EstateEntry, estatesByStreet } from '../common/directory.ts';
import { kioskCodePath, kioskCodesPath, kioskPath } from '../common/paths.ts';

/** How many screens a page lists: so that it loads quickly on a telephone in a stairwell. */
export const SCREENS_PER_PAGE = 100;
/** Up to this number of estates all of them stand on the first page. */
export const SCREENS_AT_ONCE = 60;

/** 屏幕 of an estate, as an installer looks for it. */
export interface ScreenEntry {
  code: string;
  name: string;
  path: string;
  /** To type: with the origin where the site is served. */
  address: string;
  /** 二维码 of the address; null where no code may lead there. */
  codePath: string | null;
}

export interface ScreenStreet {
  name: string;
  /** On the page where it begins. */
  id: string;
  /** Begun on an earlier page. */
  continued: boolean;
  /** How many estates the street has on all pages together. */
  estates: number;
  entries: ScreenEntry[];
}

export interface KioskIndexView {
  counties: { name: string; path: string; estates: number }[];
  /** Every estate by county; null where they are too many for one page. */
  listed: { name: string; entries: ScreenEntry[] }[] | null;
  estates: number;
  /** The beginning that all addresses share. */
  address: string;
  isHttps: boolean;
  settings: KioskSettings;
  /** How many estates have settings of their own. */
  ownSettings: number;
}

export interface KioskCodesView {
  code: string;
  name: string;
  number: number;
  estates: number;
  /** All of them, with where they begin. */
  streets: { name: string; path: string; estates: number }[];
  /** On this page. */
  sections: ScreenStreet[];
  pages: { number: number; path: string; from: string; to: string }[];
}

/** How to set screens up and where they are. */
export function kioskIndexView(publication: Publication): KioskIndexView {
  const { portal, register } = publication;
  const counties = countiesWithScreens(publication);
  const estates = counties.reduce((sum, { count }) => sum + count, 0);
  const published = new Set(register.records.estate.map(({ code }) => code));
  return {
    counties: counties.map(({ code, name, count }) => ({ name, path: kioskCodesPath(code), estates: count })),
    listed:
      estates > SCREENS_AT_ONCE
        ? null
        : counties.map((county) => ({
            name: county.name,
            entries: estatesByStreet(county).flatMap((street) => street.estates.map(entryOf(publication))),
          })),
    estates,
    address: siteAddress(portal.base, kioskPath()),
    isHttps: portal.base.startsWith('https:'),
    settings: portal.kiosk,
    ownSettings: Object.keys(portal.kioskEstates).filter((code) => published.has(code)).length,
  };
}

function countiesWithScreens(publication: Publication): CountyView[] {
  if (!publication.parts.includes('kiosk')) return [];
  return directoryOf(publication).counties.filter(({ count }) => count > 0);
}

const entryOf =
  ({ portal }: Publication) =>
  ({ code, name }: EstateEntry): ScreenEntry => {
    const path = kioskPath(code);
    const address = siteAddress(portal.base, path);
    const codePath = mayLeadTo(address, hostsForCodes(portal)) ? kioskCodePath(code) : null;
    return { code, name, path, address, codePath };
  };

/** Pages of counties to build; none where no screens are published. */
export function kioskCodesPages(publication: Publication): { county: string; page: number }[] {
  return countiesWithScreens(publication).flatMap(({ code, count }) =>
    Array.from({ length: Math.ceil(count / SCREENS_PER_PAGE) }, (_, index) => ({ county: code, page: index + 1 })),
  );
}

/** Throws for a page that is not there. */
export function kioskCodesView(publication: Publication, code: string, number: number): KioskCodesView {
  const county = countiesWithScreens(publication).find((one) => one.code === code);
  const pages = county ? pagesOf(publication, county) : [];
  const sections = pages[number - 1];
  if (!county || !sections) throw new Error(`no such page of screens: ${code} ${number}`);
  return {
    code,
    name: county.name,
    number,
    estates: county.count,
    streets: pages.flatMap((page, index) =>
      page
        .filter(({ continued }) => !continued)
        .map(({ name, id, estates }) => ({ name, path: `${kioskCodesPath(code, index + 1)}#${id}`, estates })),
    ),
    sections,
    pages: pages.map((page, index) => ({
      number: index + 1,
      path: kioskCodesPath(code, index + 1),
      from: page[0]?.name ?? '',
      to: page.at(-1)?.name ?? '',
    })),
  };
}

function pagesOf(publication: Publication, county: CountyView): ScreenStreet[][] {
  const toEntry = entryOf(publication);
  const all = estatesByStreet(county).flatMap((street, at) =>
    street.estates.map((estate, index) => ({ street, at, isFirst: index === 0, entry: toEntry(estate) })),
  );
  const pages: ScreenStreet[][] = [];
  for (let from = 0; from < all.length; from += SCREENS_PER_PAGE) {
    const page = groupBy(all.slice(from, from + SCREENS_PER_PAGE), ({ street }) => street.name);
    pages.push(
      [...page].map(([name, members]) => {
        const [{ street, at, isFirst }] = members as [(typeof all)[number]];
        return {
          name,
          id: `street-${at + 1}${isFirst ? '' : `.${pages.length + 1}`}`,
          continued: !isFirst,
          estates: street.estates.length,
          entries: members.map(({ entry }) => entry),
        };
      }),
    );
  }
  return pages;
}
