/**
 * Former addresses (旧网址): where a page stood as long as its estate, firm or place had another code. They lead on, so that
 * a code on a board, a link in a letter and a bookmark still work.
 *
 * Every page whose address has a code in its second place has one for each former code, but for pages that only list
 * files to print or codes to scan. The screen of an estate is no page: it stays in its folder (src/publish/kiosk).
 */
import { formerCodesOf } from '../../domain/former.ts';
import { nameCodesOf } from '../../domain/name-code.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Firm } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { complainPath } from '../common/paths.ts';
import { countyFeeds } from './feed.ts';
import { pagePaths } from './site-map.ts';

/** What a code is called where it is told that it has changed. */
export type CodeKind = 'estate' | 'firm' | 'division';

export interface FormerPage {
  /** Where it stood, from the site's root. */
  path: string;
  /** Where it stands now. */
  to: string;
  kind: CodeKind;
  former: string;
  code: string;
  name: string;
}

/** Whose code stands in an address, by its first part. */
const KINDS: ReadonlyMap<string, CodeKind> = new Map([
  ['estates', 'estate'],
  ['c', 'estate'],
  ['firms', 'firm'],
  ...['divisions', 'lists', 'bulletins', 'audit', 'complain', 'fees', 'revenue', 'managers', 'lifts'].map(
    (room) => [room, 'division'] as const,
  ),
]);

interface Bearer {
  name: string;
  formers: string[];
}

function bearersOf({ register }: Publication): Record<CodeKind, ReadonlyMap<string, Bearer>> {
  const bearers = (
    records: readonly { code: string; name: string; formerCodes: string | null }[],
  ): ReadonlyMap<string, Bearer> =>
    new Map(records.map((record) => [record.code, { name: record.name, formers: formerCodesOf(record) }]));
  const { estate, firm, division } = register.records;
  const firms = bearers(firm);
  for (const [code, stoodAt] of nameCodesIn(firm)) firms.get(code)?.formers.push(...stoodAt);
  return { estate: bearers(estate), firm: firms, division: bearers(division) };
}

/** Where each firm stood while its name alone was known: addresses that lead to no other. */
function nameCodesIn(firms: readonly Firm[]): [code: string, stoodAt: string[]][] {
  const present = new Set(firms.map(({ code }) => code));
  const claims = firms.map((firm) => [firm.code, nameCodesOf(firm)] as [string, string[]]);
  const claimed = groupBy(
    claims.flatMap(([, codes]) => codes),
    (code) => code,
  );
  return claims.map(([code, codes]) => [
    code,
    codes.filter((one) => !present.has(one) && claimed.get(one)?.length === 1),
  ]);
}

/** Former addresses of what there is, gathered once per publication. */
interface Formers {
  pages: ReadonlyMap<string, FormerPage>;
  /** The county, and the estate, by each former code. */
  feeds: ReadonlyMap<string, string>;
  calendars: ReadonlyMap<string, string>;
}

const CACHE = new WeakMap<Publication, Formers>();

function formersOf(publication: Publication): Formers {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const byFormer = (found: { former: string; code: string }[]) =>
    new Map(found.map(({ former, code }) => [former, code]));
  const made: Formers = {
    pages: new Map(formerPages(publication).map((page) => [page.path, page])),
    feeds: byFormer(formerFeeds(publication)),
    calendars: byFormer(formerCalendars(publication)),
  };
  CACHE.set(publication, made);
  return made;
}

/** The page at a former address. Throws where there is none. */
export function formerPageAt(publication: Publication, path: string): FormerPage {
  const page = formersOf(publication).pages.get(path);
  if (page === undefined) throw new Error(`no such former address: ${path}`);
  return page;
}

/** Whose feed it is, by today's code or a former one. */
export const countyOfFeed = (publication: Publication, code: string): string =>
  formersOf(publication).feeds.get(code) ?? code;

/** Whose calendar it is, likewise. */
export const estateOfCalendar = (publication: Publication, code: string): string =>
  formersOf(publication).calendars.get(code) ?? code;

/** Every former address of a page, each once. */
export function formerPages(publication: Publication): FormerPage[] {
  const bearers = bearersOf(publication);
  const paths = [
    ...pagePaths(publication),
    ...publication.register.records.estate.map(({ code }) => complainPath(code)),
  ];
  return paths.flatMap((to): FormerPage[] => {
    const [, room = '', code = '', ...rest] = to.split('/');
    const kind = KINDS.get(room);
    const bearer = kind && bearers[kind].get(code);
    if (!kind || !bearer) return [];
    return bearer.formers.map((former) => ({
      path: ['', room, former, ...rest].join('/'),
      to,
      kind,
      former,
      code,
      name: bearer.name,
    }));
  });
}

/** The feeds of counties by their former codes: a reader of feeds can't be led on, so it is given the feed itself. */
export function formerFeeds(publication: Publication): { former: string; code: string }[] {
  const { division } = bearersOf(publication);
  return countyFeeds(publication).flatMap(({ code }) =>
    (division.get(code)?.formers ?? []).map((former) => ({ former, code })),
  );
}

/** The calendars of estates by their former codes, likewise. */
export function formerCalendars({ register }: Publication): { former: string; code: string }[] {
  return register.records.estate.flatMap((estate) =>
    formerCodesOf(estate).map((former) => ({ former, code: estate.code })),
  );
}
