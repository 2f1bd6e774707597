/**
 * How a lobby screen (大堂屏) behaves: what portal.yaml says under `kiosk`, for all estates or for one.
 */
import { PANELS, type PanelId } from './panels.ts';

/** What a screen shows besides the board's panels: the answer first, what comes, what is missing, the county's newest lists, where to complain. */
export const SCREEN_EXTRAS = ['answer', 'coming', 'undisclosed', 'county-lists', 'complain'] as const;
export type ScreenFrameId = PanelId | (typeof SCREEN_EXTRAS)[number];

/**
 * The order of panels on a screen whose office has set no other: that of the board, with the answer and what comes at its head and the
 * county's lists beside the estate's own, and at the end what is missing.
 */
export const SCREEN_ORDER: readonly ScreenFrameId[] = [
  'answer',
  'coming',
  ...PANELS.flatMap((panel): ScreenFrameId[] => (panel === 'lists' ? [panel, 'county-lists'] : [panel])),
  'undisclosed',
];

/** A time of day, `HH:MM`. */
export type TimeOfDay = `${number}:${number}`;

/** 时段: from `from` up to `until` (over midnight where that is earlier) these panels alone are shown, in this order. */
export interface DayPart {
  from: TimeOfDay;
  until: TimeOfDay;
  order: readonly ScreenFrameId[];
}

export interface KioskSettings {
  /**
   * 播放顺序. A panel that is left out of it is not shown. The complaint panel is not in it: `complainEvery` says when it
   * comes.
   */
  order: readonly ScreenFrameId[];
  /** 每页秒数. */
  seconds: number;
  /** 某栏每页秒数, where it differs. */
  secondsOf: Readonly<Partial<Record<ScreenFrameId, number>>>;
  /** 投诉页: after how many pages the panel with the large code comes again. */
  complainEvery: number;
  dayParts: readonly DayPart[];
  /** 夜间调暗: from when until when, to how many percent of its brightness; null for never. */
  night: { from: TimeOfDay; until: TimeOfDay; brightness: number } | null;
  /** 每日重新载入, off-peak; screens spread over the hour that follows. */
  reloadAt: TimeOfDay;
  /** 紧急通知: at the head of every round, or nothing else but it and the complaint panel. */
  urgent: 'alternate' | 'only';
  /** Days without a word from the server after which what accuses is taken down. */
  accuseDays: number;
  /** Days without a word from the server after which the whole board says that it is out of date. */
  contactDays: number;
  /** Days since the as-of date after which it says so even while the server answers. */
  dataDays: number;
  /** 有效期: days after the as-of date until which a publication may confirm anything; the same for all estates. */
  validDays: number;
}

export const KIOSK_DEFAULTS: KioskSettings = {
  order: SCREEN_ORDER,
  seconds: 12,
  secondsOf: {},
  complainEvery: 4,
  dayParts: [],
  night: { from: '22:30', until: '05:30', brightness: 40 },
  reloadAt: '03:10',
  urgent: 'alternate',
  accuseDays: 7,
  contactDays: 35,
  dataDays: 62,
  validDays: 62,
};
