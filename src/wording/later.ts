/**
 * What is said of a panel that is off until a day (暂不公布的说法): the same words on every surface.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { type OffPanelId, titleOf } from '../domain/panels-off.ts';
import { day } from './format.ts';

interface Later {
  panel: OffPanelId;
  until: IsoDate;
}

/** 将于 2027年3月31日前公布; a finding says it likewise (`src/rules/panels-off.ts`). */
export const laterText = (until: IsoDate): string => `将于 ${day(until)}前公布`;

/** 维修资金将于 2027年3月31日前公布 */
export const panelLater = (later: Later): string => `${titleOf(later)}${laterText(later.until)}`;

/** 36 个小区的公共收益将于 2027年3月31日前公布; without a number where it is so for all. */
export function estatesLater({ panel, until, estates, of }: Later & { estates: number; of: number }): string {
  const whose = estates === of ? '' : `有 ${estates} 个小区的`;
  return `${whose}${panelLater({ panel, until })}`;
}
