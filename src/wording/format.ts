/**
 * How figures, dates and periods are written for readers (数字、日期、期次的写法).
 *
 * Pure text. Units are never part of a number here: whoever shows the figure shows the unit beside it.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { type Cadence, cadenceOf, type DayOrMonth, isDay, type Period } from '../domain/period.ts';
import type { Fen, YuanE4 } from '../domain/records.ts';

/** Stands where nothing is known; the caller says in words what is missing. */
export const DASH = '—';

/** 1204 → 1,204 */
export function count(value: number): string {
  return grouped(String(Math.trunc(value)));
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Fen as yuan with two decimals: 18642000 → 186,420.00. A minus is the true sign (−). */
export function yuan(fen: Fen): string {
  const cents = Math.abs(fen);
  return `${fen < 0 ? '−' : ''}${grouped(String(Math.trunc(cents / 100)))}.${String(cents % 100).padStart(2, '0')}`;
}

/** Ten-thousandths of a yuan with two to four decimals: 9200 → 0.92, 4770 → 0.477. */
export function rate(e4: YuanE4): string {
  const fraction = String(Math.abs(e4) % 10_000)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${e4 < 0 ? '−' : ''}${grouped(String(Math.trunc(Math.abs(e4) / 10_000)))}.${fraction}`;
}

/** An area (㎡) with at most two decimals: 58507.5 → 58,507.5. */
export function area(sqm: number): string {
  const [whole, fraction] = String(Math.round(sqm * 100) / 100).split('.');
  return grouped(whole as string) + (fraction ? `.${fraction}` : '');
}

/** A day, or the month where nobody has said the day. */
export function dayOrMonth(date: DayOrMonth): string {
  return isDay(date) ? day(date) : period(date);
}

/** 2026-10-31 → 2026年10月31日 */
export function day(date: IsoDate): string {
  return `${date.slice(0, 4)}年${dayWithinYear(date)}`;
}

/** A day after its year has been named: 10月31日. */
export function dayWithinYear(date: IsoDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

const CHINESE_DIGITS = ['一', '二', '三', '四'];

/** 2026-10 → 2026年10月, 2026-Q3 → 2026年第三季度, 2026-H1 → 2026年上半年, 2025 → 2025年 */
export function period(value: Period): string {
  return `${value.slice(0, 4)}年${periodWithinYear(value)}`;
}

/** The part of a period after its year; empty for a whole year. */
export function periodWithinYear(value: Period): string {
  switch (cadenceOf(value)) {
    case 'month':
      return `${Number(value.slice(5))}月`;
    case 'quarter':
      return `第${CHINESE_DIGITS[Number(value.slice(6)) - 1]}季度`;
    case 'half-year':
      return value.endsWith('1') ? '上半年' : '下半年';
    case 'year':
      return '';
  }
}

/** What fits under a cell of a strip: 10月, 25年3季, 25年上半, 25年. */
export function periodShort(value: Period): string {
  switch (cadenceOf(value)) {
    case 'month':
      return `${Number(value.slice(5))}月`;
    case 'quarter':
      return `${value.slice(2, 4)}年${value.slice(6)}季`;
    case 'half-year':
      return `${value.slice(2, 4)}年${value.endsWith('1') ? '上半' : '下半'}`;
    case 'year':
      return `${value.slice(2, 4)}年`;
  }
}

/** Whether the short form of a period names its year beside a part of it, and so wants room: not 10月, not 25年. */
export const isLongShort = (value: Period): boolean => !['month', 'year'].includes(cadenceOf(value));

/** 每月, 每季度, 每半年, 每年 */
export function everyCadence(cadence: Cadence): string {
  return { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' }[cadence];
}

/** 按月, 按季度, 按半年, 按年 */
export function byCadence(cadence: Cadence): string {
  return { month: '按月', quarter: '按季度', 'half-year': '按半年', year: '按年' }[cadence];
}

/** Rows of a sheet as clerks say them: [14,15,16,20] → 第 14—16、20 行. At most five runs, then 等. */
export function rows(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const n of sorted) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const shown = runs.slice(0, 5).map(([from, to]) => (from === to ? String(from) : `${from}—${to}`));
  return runs.length > 5 ? `第 ${shown.join('、')} 行等 ${sorted.length} 行` : `第 ${shown.join('、')} 行`;
}

/** Numbers that intake joined with 「；」, each with what a telephone dials. */
export function phones(value: string): { text: string; href: string | null }[] {
  return value
    .split(/[；;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((text) => ({ text, href: telephone(text) }));
}

/** `tel:` of a number, an extension after a pause; null where there is nothing to dial. */
function telephone(text: string): string | null {
  const [number, extension] = text.split('转');
  const digits = (number ?? '').replace(/[^\d+]/g, '');
  if (!/^\+?\d{3,15}$/.test(digits)) return null;
  const pause = (extension ?? '').replace(/\D/g, '');
  return `tel:${digits}${pause ? `,${pause}` : ''}`;
}

/** What an office has written, with one full stop. */
export const closed = (text: string): string => (text.endsWith('。') ? text : `${text}。`);

/** A reply (申辩) as it is shown; clerks often write the word themselves. */
export function reply(text: string): string {
  return /^(?:企业|小区|项目|物业)?申辩/.test(text) ? text : `申辩：${text}`;
}
