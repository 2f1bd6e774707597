/**
 * How lobby screens behave, as whoever sets them up reads it.
 */

import type { KioskSettings, ScreenFrameId } from '../domain/kiosk-settings.ts';
import { panelOf } from '../domain/panels.ts';
import { COMING_TITLE } from './coming.ts';
import { MISSING_TITLE } from './missing.ts';

const titleOf = (id: ScreenFrameId): string => {
  switch (id) {
    case 'answer':
      return '一眼看懂';
    case 'coming':
      return COMING_TITLE;
    case 'undisclosed':
      return MISSING_TITLE;
    case 'county-lists':
      return '县区红黑榜';
    case 'complain':
      return '投诉页';
    default:
      return panelOf(id).title;
  }
};

/** How long a page stays, and how often the one with the large code comes. */
export function paceText({ seconds, secondsOf, complainEvery }: KioskSettings): string {
  const others = (Object.entries(secondsOf) as [ScreenFrameId, number][])
    .filter(([, own]) => own !== seconds)
    .map(([id, own]) => `${titleOf(id)} ${own} 秒`);
  return `每页停 ${seconds} 秒${others.length === 0 ? '' : `（${others.join('，')}）`}，每播 ${complainEvery} 页出一次带大二维码的投诉页。`;
}

/** What is shown at which time of day; null where it is always the same. */
export function dayPartsText({ dayParts }: KioskSettings): string | null {
  if (dayParts.length === 0) return null;
  return `${dayParts.map(({ from, until, order }) => `${from} 到 ${until} 只播${order.map(titleOf).join('、')}`).join('；')}。`;
}

export function nightText({ night }: KioskSettings): string {
  return night === null ? '夜里不调暗。' : `${night.from} 到 ${night.until} 调暗到 ${night.brightness}%，内容照常播。`;
}

export function urgentText({ urgent }: KioskSettings): string {
  return urgent === 'only' ? '只播紧急通知和投诉页，到期自己撤下。' : '每一轮先播，到期自己撤下。';
}
