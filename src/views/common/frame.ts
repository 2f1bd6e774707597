/**
 * What stands around every page (页眉页脚): whose site it is, as of when, which release.
 */
import { type DataUntil, untilOfSheets } from '../../domain/data-until.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Publication } from '../../domain/publication.ts';

export interface FrameView {
  siteName: string;
  publisher: string;
  contact: string;
  icp: string;
  demo: boolean;
  base: string;
  /** 公布日期: the day on which the publication was made. */
  asOf: IsoDate;
  /** 数据截至 of all tables. */
  until: DataUntil;
  release: string;
  /** Whether sheets are printed with the site. */
  prints: boolean;
  /** Whether lobby screens are published with it. */
  screens: boolean;
}

export function frameView({ portal, release, parts, register }: Publication): FrameView {
  const { name, publisher, contact, icp, demo, base } = portal;
  return {
    siteName: name,
    publisher,
    contact,
    icp,
    demo,
    base,
    asOf: release.asOf,
    until: untilOfSheets(register.sheets),
    release: release.id,
    prints: parts.includes('print'),
    screens: parts.includes('kiosk'),
  };
}
