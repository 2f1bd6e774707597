/**
 * What somebody meant who typed an address by hand (手输的网址): a code in other letters, small for large ones, or no slash at
 * the end. A file server tells letters apart and knows no rules, so the page of a wrong address finds out.
 *
 * Free of what runs it.
 */
import type { SearchNames } from '../views/search/search-kinds.ts';

/** Whose code stands behind the first part of an address. */
const ROOMS: Readonly<Record<string, 'estates' | 'firms'>> = {
  c: 'estates',
  estates: 'estates',
  kiosk: 'estates',
  firms: 'firms',
};

/** An address with a code in its second place; null for any other. Below the site's root, without its base. */
export function codeInAddress(path: string): { room: string; code: string } | null {
  const [, first = '', code = ''] = /^\/([a-z]+)\/([a-z0-9-]{1,18})\/?$/i.exec(path) ?? [];
  const room = first.toLowerCase();
  return Object.hasOwn(ROOMS, room) ? { room, code } : null;
}

/** The page that an address with a code in it means; null where nobody has that code, however it is written. */
export function pageMeant(path: string, names: Pick<SearchNames, 'estates' | 'firms' | 'formerCodes'>): string | null {
  const typed = codeInAddress(path);
  if (typed === null) return null;
  const wanted = typed.code.toUpperCase();
  const present = names[ROOMS[typed.room] ?? 'estates'].map(([, code]) => code);
  // Intake lets no two codes differ in their letters' case alone, former ones included.
  const found = present.flatMap((code) => [code, ...(names.formerCodes[code] ?? [])]);
  const code = found.find((one) => one.toUpperCase() === wanted);
  return code === undefined ? null : `/${typed.room}/${code}/`;
}
