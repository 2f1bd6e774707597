/**
 * Addresses of pages inside the site (站内地址), from its root; components add the site's base to them.
 */
import type { Period } from '../../domain/period.ts';
import type { TableId } from '../../domain/records.ts';

export const estatePath = (code: string): string => `/estates/${code}/`;
export const firmPath = (code: string): string => `/firms/${code}/`;
/** All firms by grade. */
export const firmsPath = (page = 1): string => `/firms/${page === 1 ? '' : `pages/${page}/`}`;
export const complainPath = (estate: string): string => `/c/${estate}/`;
/** Who answers for what in a county. */
export const complaintTablePath = (division: string): string => `/complain/${division}/`;
/** All lists of a division, or one of them. */
export const listPath = (division: string, period?: Period): string =>
  `/lists/${division}/${period === undefined ? '' : `${period}/`}`;
export const divisionPath = (code: string, page = 1): string => `/divisions/${code}/${page === 1 ? '' : `${page}/`}`;
export const dataPath = (table: TableId): string => `/data/#${table}`;
/** A source document, or a rule on its page. */
export const policyPath = (source: string, rule?: string): string =>
  `/policies/${source}/${rule === undefined ? '' : `#${rule}`}`;
export const glossaryPath = (term?: string): string => `/glossary/${term === undefined ? '' : `#${term}`}`;
/** 报送前自查. */
export const checkPath = (): string => '/check/';
export const accessibilityPath = (): string => '/accessibility/';
export const auditPath = (division?: string, page = 1): string =>
  `/audit/${division === undefined ? '' : `${division}/`}${page === 1 ? '' : `${page}/`}`;
/** All bulletins of a division, or one of them. */
export const bulletinPath = (division: string, month?: Period): string =>
  `/bulletins/${division}/${month === undefined ? '' : `${month}/`}`;
/** The feed of the site, or of a county. */
export const feedPath = (county: string | null = null): string =>
  county === null ? '/feed.xml' : `/feeds/${county}.xml`;
/** The calendar of an estate. */
export const estateCalendarPath = (code: string): string => `/feeds/estates/${code}.ics`;
export const noticePath = (id: string): string => `/#notice-${encodeURIComponent(id)}`;
/** A table over all estates: its overview, or a page of a county's rows. */
export const estateTablePath = (table: string, county?: string, page = 1): string =>
  `/${table}/${county === undefined ? '' : `${county}/`}${page === 1 ? '' : `${page}/`}`;
/** The rows of a county as the browser fetches them. */
export const estateTableRowsPath = (table: string, county: string): string => `/${table}/${county}/rows.json`;
/** Where sheets are found: the beginning, or a page of a county's. */
export const printPath = (county?: string, page = 1): string =>
  `/print/${county === undefined ? '' : `${county}/`}${page === 1 ? '' : `${page}/`}`;
/** Packs of firms. */
export const printFirmsPath = (page = 1): string => printPath('firms', page);
/** A printed file, which is named in Chinese below `print/`. */
export const printFilePath = (file: string): string => `/print/${file.split('/').map(encodeURIComponent).join('/')}`;
/** Where screens are set up, or the screen (大堂屏) of an estate. */
export const kioskPath = (estate?: string): string => `/kiosk/${estate === undefined ? '' : `${estate}/`}`;
/**
 * The codes of a county's screens for installers. No estate's code is as long as `installation-codes`, so the two can't
 * be confused.
 */
export const kioskCodesPath = (county: string, page = 1): string =>
  `/kiosk/installation-codes/${county}/${page === 1 ? '' : `${page}/`}`;
/** The QR code of a screen's address. */
export const kioskCodePath = (estate: string): string => `${kioskPath(estate)}code.svg`;
/** 分享图: the picture that stands for a page where it is shared, `/cards/index.png` for the home page. */
export const cardPath = (page: string): string => `/cards${page === '/' ? '/index' : page.replace(/\/$/, '')}.png`;
