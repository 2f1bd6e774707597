/**
 * What stands around every page (页眉页脚): whose site it is. Which edition it is stands on the home page and on `/data/` alone:
 * on every page it would change each page with each publication.
 */
import type { DataUntil } from '../../domain/data-until.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Portal } from '../../domain/portal.ts';
import type { Publication } from '../../domain/publication.ts';
import type { TableId } from '../../domain/records.ts';
import { indexesOf } from './indexes.ts';
import { untilOf } from './until.ts';

/** Words at the foot of a page, and where they lead; null for nowhere. */
export interface FootLink {
  text: string;
  href: string | null;
}

export interface FrameView {
  siteName: string;
  /** 主办单位; the publisher unless the office names another. */
  organizer: string;
  publisher: string;
  undertaker: string;
  contact: string;
  /** ICP 备案号 and 公安备案号, each with the register in which it can be looked up. */
  filings: readonly FootLink[];
  /** 网站标识码; empty for none. */
  siteCode: string;
  /** 网站找错; null where the office has named no address. */
  reportErrors: FootLink | null;
  demo: boolean;
  base: string;
  /** Whether sheets are printed with the site. */
  prints: boolean;
  /** Whether lobby screens are published with it. */
  screens: boolean;
  /** All places that it covers together, as the search names them. */
  everywhere: '全市' | '所有县区';
}

export function frameView(publication: Publication): FrameView {
  const { portal, parts } = publication;
  const { name, publisher, undertaker, contact, siteCode, demo, base } = portal;
  return {
    siteName: name,
    organizer: portal.organizer === '' ? publisher : portal.organizer,
    publisher,
    undertaker,
    contact,
    filings: filingsOf(portal),
    siteCode,
    reportErrors: reportErrorsAt(portal.reportErrors),
    demo,
    base,
    prints: parts.includes('print'),
    screens: parts.includes('kiosk'),
    everywhere: isOneCity(publication) ? '全市' : '所有县区',
  };
}

function isOneCity(publication: Publication): boolean {
  const [top, ...others] = publication.portal.divisions;
  return top !== undefined && others.length === 0 && indexesOf(publication).tree.get(top)?.level === '市';
}

/** Which publication it is (这一版). */
export interface EditionView {
  /** 公布日期: the day on which it was made. */
  asOf: IsoDate;
  /** 发布版本. */
  release: string;
  /** 数据截至 of all tables: a page of some of them says its own day beside their figures. */
  until: DataUntil;
}

export function editionView(publication: Publication): EditionView {
  const { asOf, id } = publication.release;
  return { asOf, release: id, until: untilOf(publication, null, null) };
}

/**
 * 数据截至 of what a page shows: of some tables, or of a place, whose day is that of its county. Null for a page of neither: a
 * day of all tables would change each page with any of them.
 */
export function dataUntilAt(
  publication: Publication,
  tables: readonly TableId[] | undefined,
  place: string | undefined,
): DataUntil | null {
  if (tables === undefined && place === undefined) return null;
  const county = place === undefined ? null : (indexesOf(publication).tree.countyOf(place)?.code ?? null);
  return untilOf(publication, tables ?? null, county);
}

/** The registers of the two ministries; a made-up number stands in neither. */
function filingsOf({ icp, policeIcp, demo }: Portal): FootLink[] {
  const digits = /\d{14}/.exec(policeIcp)?.[0];
  const filings: FootLink[] = [
    { text: icp, href: 'https://beian.miit.gov.cn/' },
    {
      text: policeIcp,
      href: digits === undefined ? null : `https://beian.mps.gov.cn/#/query/webSearch?code=${digits}`,
    },
  ];
  return filings.filter(({ text }) => text !== '').map(({ text, href }) => ({ text, href: demo ? null : href }));
}

/** A mailbox or a number is written out, since not every device can open it. */
function reportErrorsAt(address: string): FootLink | null {
  if (address === '') return null;
  const [, written] = /^(?:mailto|tel):(.*)$/i.exec(address) ?? [];
  return { text: written === undefined ? '网站找错' : `网站找错 ${written}`, href: address };
}
