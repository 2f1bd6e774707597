/**
 * What is concluded from words that an office chooses freely (自由文字).
 *
 * A few columns hold an office's own words, and something depends on what they are about. They are interpreted in this
 * file alone, when a record is made; all other code asks for the field that follows from them.
 */
import type { FacilityService, RevenueLine } from './records.ts';

const FIRE = /消防|消火栓|喷淋|喷头|火灾|防火|排烟|烟感|灭火/;
const OUT_OF_USE = /停用/;
const TO_FUND = '维修资金';
const HANDS_ON = '转办';

/** Whether a facility (设施) is fire equipment (消防设施). */
export function isFireFacility({ category }: Pick<FacilityService, 'category'>): boolean {
  return FIRE.test(category);
}

/** Whether a notice tells of fire equipment that is out of use (消防设施停用). */
export function tellsOfFireOutage({ title, kind }: { title: string; kind: string }): boolean {
  return OUT_OF_USE.test(title + kind) && FIRE.test(title + kind);
}

/** Whether a line of spending goes to the maintenance fund (补充维修资金), as the rules read it. */
export function goesToFund({ category, item, use }: Pick<RevenueLine, 'category' | 'item' | 'use'>): boolean {
  return category === '支出' && `${item} ${use ?? ''}`.includes(TO_FUND);
}

/** Whether a channel hands complaints on (转办), besides taking them. */
export function handsOn({ name }: { name: string }): boolean {
  return name.includes(HANDS_ON);
}
