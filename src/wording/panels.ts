/**
 * How many panels a board has, in words (几栏). Apart from the labels that browser code reads, which needs no panels.
 */
import { PANELS } from '../domain/panels.ts';

/** 十三栏: how many panels a board has, in words. */
export const ALL_PANELS = `${numeral(PANELS.length)}栏`;

/** A number below a hundred in Chinese words: 九, 十, 十三, 二十. */
export function numeral(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.trunc(number / 10);
  return [tens > 1 ? digits[tens] : '', tens > 0 ? '十' : '', digits[number % 10]].join('');
}
