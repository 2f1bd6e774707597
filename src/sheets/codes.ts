/**
 * The QR codes of sheets (投诉二维码): what they say, how large they are and how much damage they survive.
 *
 * A code may only lead to the hosts that portal.yaml allows. Intake has checked the template, and each address is checked
 * again where it is made (`src/domain/address.ts`). The edge of a code is at least a tenth of the
 * distance from which it is read, and a quarter more where that is short; outdoors, where sheets get scratched, codes
 * have level Q.
 */
import { codeAddress, complaintAddress, mayLeadTo, siteAddress } from '../domain/address.ts';
import { hostsForCodes, type Portal } from '../domain/portal.ts';
import { kioskPath } from '../views/common/paths.ts';
import type { Code, Place } from './sheet.ts';

/** Where a code is read: at one of the places for sheets, or on a screen (投屏). */
export type CodePlace = Place | 'screen';

/** Edge in millimetres and level by 张贴位置: a lift is read from 0.6 m, a board and a screen from 1 m. */
const SIZES: Record<CodePlace, { sizeMm: number; level: Code['level'] }> = {
  board: { sizeMm: 100, level: 'Q' },
  lift: { sizeMm: 75, level: 'M' },
  door: { sizeMm: 75, level: 'Q' },
  // On a screen a code can't be scratched, so it needs less redundancy.
  screen: { sizeMm: 100, level: 'M' },
};
/** The size of a code that is held in the hand, read from 0.3 m: on stickers and at the foot of a notice. */
export const HELD_MM = 38;
/** The quiet zone: so many modules of white around a code. */
export const QUIET_MODULES = 4;

/**
 * Bytes of the longest address by level: with them a code has 57 modules (version 10), which a phone tells apart at the
 * sizes above, and a screen shows with five pixels each. Source: ISO/IEC 18004, table 7.
 */
export const ADDRESS_BYTES_MAX: Record<Code['level'], number> = { M: 213, Q: 151 };

/** The level at which the code of a place is drawn. */
export const levelAt = (place: CodePlace): Code['level'] => SIZES[place].level;

export const PLACE_NAMES: Record<Place, string> = { board: '公示栏', lift: '电梯', door: '单元门' };

/**
 * The code of an estate for a place; null where portal.yaml has no complaint address. `sizeMm` overrides the size for
 * the place. Throws where the address leaves the hosts that are allowed.
 */
export function codeOf(
  portal: Pick<Portal, 'complaint'>,
  estate: { code: string; name: string },
  place: CodePlace,
  sizeMm?: number,
): Code | null {
  if (portal.complaint === null) return null;
  const url = codeAddress(complaintAddress(portal.complaint.url, estate.code, place), portal.complaint.hosts);
  return {
    url,
    sizeMm: sizeMm ?? SIZES[place].sizeMm,
    level: sizeMm === undefined ? SIZES[place].level : 'M',
    alt: `${estate.name}投诉二维码，扫码打开 ${url}`,
  };
}

/**
 * The code by which whoever sets up an estate's screen (大堂屏) opens it; null where the site's own host is none of those to
 * which codes may lead.
 */
export function installersCode(
  portal: Pick<Portal, 'base' | 'complaint'>,
  estate: string,
): Pick<Code, 'url' | 'level'> | null {
  const address = siteAddress(portal.base, kioskPath(estate));
  const hosts = hostsForCodes(portal);
  return mayLeadTo(address, hosts) ? { url: codeAddress(address, hosts), level: levelAt('screen') } : null;
}

/**
 * An address in the form in which people type it: without its scheme, and without its query if that names the place
 * alone.
 */
export function typed(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/?\?(?:board|lift|door|screen)$/, '/');
}
