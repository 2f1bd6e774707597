/**
 * The settings of a publication (portal.yaml).
 */
import type { DataRhythm } from './data-until.ts';
import type { IsoDate } from './iso-date.ts';
import type { KioskSettings } from './kiosk-settings.ts';
import type { PanelOff } from './panels-off.ts';
import type { DayOrMonth } from './period.ts';
import type { TableId } from './records.ts';
import type { SheetName } from './sheet-names.ts';

export interface Portal {
  /** 网站名称 */
  name: string;
  /** Where it will be served: origin and, if it is not the root, a path, as `baseOf` writes it. */
  base: string;
  publisher: string;
  contact: string;
  /** Whether the data are fictional, so that every page says 示例数据. */
  demo: boolean;
  divisions: readonly string[];
  /**
   * Which profile governs which division, by their codes; a division without an entry follows the nearest one above it.
   */
  profiles: Readonly<Record<string, string>>;
  /** 投诉网址: the template of the address in codes, without a fault, and the hosts to which codes may lead, as `hostOf` writes them. */
  complaint: { url: string; hosts: readonly string[] } | null;
  /** 主办单位, where it is another than the publisher; else empty. */
  organizer: string;
  /** 承办单位; empty for none. */
  undertaker: string;
  /** ICP 备案号; empty for none. */
  icp: string;
  /** 公安备案号, as 京公网安备 11000002000001号; empty for none. */
  policeIcp: string;
  /** 网站标识码; empty for none. */
  siteCode: string;
  /** 找错: where readers report errors of the site (http, https, mailto or tel); empty for nowhere. */
  reportErrors: string;
  retention: { listMonths: number };
  /** 公示期: after how many months what accuses ends, and by which law or local regulation where that is longer than usual. */
  accusations: { months: number; document: string };
  acceptedCodes: readonly string[];
  /**
   * 数据截至: for a table, until which day its rows speak, where its file doesn't say that itself. A month stands for all
   * of its days.
   */
  dataDates: Readonly<Partial<Record<TableId, DayOrMonth>>>;
  /** 更新周期: within how many days a new table is expected. */
  dataRhythm: DataRhythm;
  /** 退改期限: within how many calendar days firms are asked to answer; null where the office names no day. */
  returnDays: number | null;
  /** 暂不公布的栏目: panels that are published from a later day on. */
  panelsOff: readonly PanelOff[];
  /** 允许公布: exact texts that look private and that a person has looked at. */
  privacyAllow: readonly string[];
  /** 字体文件: font files of the content folder that have what the shipped fonts lack. */
  printFonts: readonly string[];
  /** Which sheets a whole publication prints. */
  printSheets: readonly SheetName[];
  /** 分享图: whether each estate has one of its own; other pages always have. */
  cards: { estates: boolean };
  /** 大堂屏: how screens behave where an estate has nothing of its own. */
  kiosk: KioskSettings;
  /** Settings of single estates that differ from `kiosk`, by the estate's code. */
  kioskEstates: Readonly<Record<string, Partial<KioskSettings>>>;
}

/** Hosts (域名) to which codes may lead, in the form of `hostOf`: those of `complaint.hosts`, else that of the site alone. */
export const hostsForCodes = ({ complaint, base }: Pick<Portal, 'complaint' | 'base'>): readonly string[] =>
  complaint?.hosts ?? [new URL(base).host];

/** What a publication consists of: the portal with its data, the sheets, the lobby screens. */
export const PARTS = ['site', 'print', 'kiosk'] as const;
export type Part = (typeof PARTS)[number];

/**
 * How the screen of an estate behaves: the estate's own settings where it has any, else those for all. Seconds are
 * combined panel by panel.
 */
export function kioskSettingsFor(
  { kiosk, kioskEstates }: Pick<Portal, 'kiosk' | 'kioskEstates'>,
  estateCode: string,
): KioskSettings {
  const own = Object.hasOwn(kioskEstates, estateCode) ? kioskEstates[estateCode] : undefined;
  return { ...kiosk, ...own, secondsOf: { ...kiosk.secondsOf, ...own?.secondsOf } };
}

/** What a publication says of itself (发布版本). */
export interface Release {
  id: string;
  version: string;
  asOf: IsoDate;
}
