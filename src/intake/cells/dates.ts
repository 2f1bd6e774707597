/**
 * Days and periods as offices write them, in Arabic or Chinese numerals. A date without a year, or one that can be read
 * in two ways, is refused.
 */

import { addMonths, fromSerial, type IsoDate, isoDate } from '../../domain/iso-date.ts';
import { cadenceOf, type Period, parsePeriod, periodAt, periodEnd, periodStart } from '../../domain/period.ts';
import type { ColumnType, TermWords } from '../../tables/column.ts';
import { Doubt, type Reading, Refusal } from './reading.ts';
import { isOpenTerm, isOverTerm, isUnsigned } from './terms.ts';

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  '○': '0',
  Ｏ: '0',
};

/** 二〇二五年六月十二日 and 2025年元月 in Arabic numerals; other texts as they are. */
export function withArabicDigits(written: string): string {
  const text = written.includes('元月') ? written.replace(/(?<=年\s{0,3})元月/, '1月') : written;
  if (!/[〇零一二三四五六七八九十○]/.test(text)) return text;
  return text
    .replace(/(?<=[〇零一二三四五六七八九○])[Oo0◯]|[Oo0◯](?=[〇零一二三四五六七八九○])/g, '〇')
    .replace(
      /([一二三四五六七八九])?十([一二三四五六七八九])?/g,
      (_m, tens: string | undefined, ones: string | undefined) =>
        `${tens ? CHINESE_DIGITS[tens] : '1'}${ones ? CHINESE_DIGITS[ones] : '0'}`,
    )
    .replace(/[〇零一二三四五六七八九○]/g, (c) => CHINESE_DIGITS[c] ?? c);
}

/** Nothing that an office discloses is older than the People's Republic. */
const EARLIEST = '1949-10-01';
/** How many months ahead of today a day may lie: something that happens, or the end of a term. */
const MONTHS_AHEAD = { fact: 12, term: 600 } as const;

type DateType = Extract<ColumnType, { is: 'date' }>;

/** A day or a month that is neither long past nor long to come. */
function plausible<T extends string>(text: string, found: T, asOf: IsoDate, ahead: keyof typeof MONTHS_AHEAD): Reading {
  const latest = addMonths(asOf, MONTHS_AHEAD[ahead]);
  if (found.slice(0, 4) === '1899' || /^1900-01-0/.test(found))
    return new Refusal('date-implausible', text, { hint: '像是 0 或空格子被当成了日期' });
  if (found < EARLIEST.slice(0, found.length))
    return new Refusal('date-implausible', text, { hint: `早于 ${EARLIEST}` });
  if (found > latest.slice(0, found.length))
    return new Refusal('date-implausible', text, { hint: `晚于 ${latest}，离今天（${asOf}）太远` });
  return found;
}

const YEAR = '(?:1[89]|20|21)\\d{2}';
/** 2009-2011, 2009~11, 1998-99, 2009年/2015年: two digits behind a dash are a month up to 12. */
const YEAR_RANGE = new RegExp(
  `^${YEAR}\\s?年?\\s?(?:[-－–—―~～〜至到、,，/／]|--|——)\\s?(?:${YEAR}|1[3-9]|[2-9]\\d)\\s?年?$|^${YEAR}年?[~～〜至到]\\d{2}年?$`,
);

function isYearRange(text: string): boolean {
  return text.length <= 16 && YEAR_RANGE.test(text);
}

const DAY_FORMS = [
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/,
  /^([12]\d{3})(\d{2})(\d{2})$/,
];

/**
 * A day with its year, month and day (年月日), in the forms that mean one day alone; `off-calendar` for a day that no month
 * has, null where the text is no such form.
 */
export function writtenDay(text: string): IsoDate | 'off-calendar' | null {
  const arabic = withArabicDigits(text);
  for (const form of DAY_FORMS) {
    const m = form.exec(arabic);
    if (m) return isoDate(Number(m[1]), Number(m[2]), Number(m[3])) ?? 'off-calendar';
  }
  return null;
}

/** A day as it is written; a month where the column takes one. */
export function readDate(text: string, { ahead, month, lastOfMonth, words }: DateType, asOf: IsoDate): Reading {
  const day = writtenDay(text);
  if (day === 'off-calendar') return new Refusal('date-not-on-calendar', text);
  if (day !== null) return plausible(text, day, asOf, ahead);
  const arabic = withArabicDigits(text);
  // A spreadsheet's serial that lost its format: five digits are a day between 1954 and 2119 and nothing else.
  if (/^[2-8]\d{4}$/.test(arabic)) {
    const day = fromSerial(Number(arabic), '1900');
    if (day !== null) return plausible(text, day, asOf, ahead);
  }
  if (isYearRange(text)) return new Refusal('year-range', text, { hint: '写成 2025-06-12 这样的日期' });
  if (month || lastOfMonth) {
    const found = findPeriod(arabic.replace(/\s+/g, ''));
    if (found instanceof Refusal) {
      if (found.code === 'month-ambiguous') return new Refusal(found.code, text, found.details);
    } else if (cadenceOf(found) === 'month') return ofMonth(text, found, lastOfMonth === true, asOf, ahead);
  }
  return (words === undefined ? null : inWords(text, words)) ?? new Refusal('date-not-readable', text);
}

/** Words in the place of a day, read for what they say; null for any other. */
function inWords(text: string, words: TermWords): Reading {
  if (words !== 'contract-start' && isOpenTerm(text)) return new Doubt('term-open', null, text);
  if (words === 'end') return null;
  if (isUnsigned(text)) return new Doubt('term-unsigned', null, text);
  return isOverTerm(text) ? new Refusal('term-over', text) : null;
}

/** A month where a day is asked: the month itself, or its last day with the doubt that says so. */
function ofMonth(
  text: string,
  found: Period,
  isLast: boolean,
  asOf: IsoDate,
  ahead: keyof typeof MONTHS_AHEAD,
): Reading {
  const month = plausible(text, found, asOf, ahead);
  if (!isLast || month instanceof Refusal) return month;
  const day = periodEnd(found);
  return new Doubt('month-to-its-end', day, text, { hint: day });
}

const MONTH_NAME = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}';
const DATE_ALONE = new RegExp(
  [
    '^(?:19|20|21)\\d{2}\\s?[-/.年]\\s?(?:0?[1-9]|1[0-2])\\s?[-/.月]\\s?(?:0?[1-9]|[12]\\d|3[01])\\s?[日号]?(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?$',
    '^(?:0?[1-9]|1[0-2])\\s?月\\s?(?:0?[1-9]|[12]\\d|3[01])\\s?[日号]?$',
    '^(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])/(?:19|20|21)\\d{2}$',
    `^(?:0?[1-9]|[12]\\d|3[01])[- ]${MONTH_NAME}(?:[- ]\\d{2,4})?$`,
    `^${MONTH_NAME}[- ]\\d{1,4}$`,
  ].join('|'),
  'i',
);
/** The longest text that is a date and nothing else: 二〇二六年十二月三十一日 with a time. */
const DATE_LONGEST = 24;

/** Whether a text is a day and nothing else, as a spreadsheet makes one of 3-2. */
export function isDateAlone(text: string): boolean {
  return text.length <= DATE_LONGEST && DATE_ALONE.test(withArabicDigits(text));
}

/** A year that a building can have been handed over in. */
const YEAR_OF_BUILDING = new RegExp(`^${YEAR}$`);
const YEARS_AHEAD = 10;

/** A year, with or without 年, or the year of a month or a day. */
export function readYear(text: string, asOf: IsoDate): Reading {
  if (isYearRange(text))
    return new Refusal('year-range', text, { hint: '填第一批房屋交付的年份；各期分开管理的，每期单列一行' });
  const m =
    /^(\d{4})\s?(?:年|年?[初中底末])?$/.exec(text) ??
    /^(\d{4})(?:\s?年\s?|[-/.])(\d{1,2})(?:\s?月)?(?:(?:[-/.]|(?<=月)\s?)\d{1,2}\s?[日号]?)?$/.exec(text);
  const year = m?.[1];
  if (year === undefined || !YEAR_OF_BUILDING.test(year) || (m?.[2] !== undefined && !isMonth(m[2])))
    return new Refusal('year-not-readable', text);
  const latest = Number(asOf.slice(0, 4)) + YEARS_AHEAD;
  if (Number(year) > latest) return new Refusal('date-implausible', text, { hint: `晚于 ${latest} 年` });
  return Number(year);
}

function isMonth(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 12;
}

const QUARTERS: Readonly<Record<string, number>> = { 1: 0, 2: 1, 3: 2, 4: 3 };

/** A year, half-year, quarter or month, as far as the column takes it. */
export function readPeriod(text: string, accepts: 'any' | 'month' | 'year', asOf: IsoDate): Reading {
  const arabic = withArabicDigits(text).replace(/\s+/g, '').toUpperCase();
  const found = findPeriod(arabic);
  const hint =
    accepts === 'month'
      ? '2025年6月'
      : accepts === 'year'
        ? '2025'
        : '2025年6月、2025年第三季度、2025年上半年 或 2025年';
  if (found instanceof Refusal) {
    if (isYearRange(text)) return new Refusal('year-range', text, { hint: `写成 ${hint}` });
    return new Refusal(found.code, text, { hint: found.details.hint ?? hint });
  }
  if (accepts === 'month' && found.length !== 7) return new Refusal('period-not-readable', text, { hint });
  if (accepts === 'month' && /[QH]/.test(found)) return new Refusal('period-not-readable', text, { hint });
  if (accepts === 'year' && found.length !== 4) return new Refusal('period-not-readable', text, { hint });
  const first = plausible(text, periodStart(found), asOf, 'fact');
  return first instanceof Refusal && found !== EARLIEST.slice(0, 4) ? first : found;
}

function findPeriod(text: string): Period | Refusal {
  const canonical = parsePeriod(text);
  if (canonical) return canonical;
  let m = /^([1-9]\d{3})年?度?$/.exec(text);
  if (m) return periodAt('year', Number(m[1]), 0);
  if (/^\d{4}\.1$/.test(text)) {
    const year = text.slice(0, 4);
    return new Refusal('month-ambiguous', text, { hint: `${year}-01 或 ${year}-10` });
  }
  m = /^([1-9]\d{3})[-/.年](\d{1,2})(?:月份?)?$/.exec(text) ?? /^([1-9]\d{3})(0[1-9]|1[0-2])$/.exec(text);
  if (m) {
    const month = Number(m[2]);
    return month >= 1 && month <= 12
      ? periodAt('month', Number(m[1]), month - 1)
      : new Refusal('period-not-readable', text);
  }
  m = /^([1-9]\d{3})年?度?[-/]?(?:第?([1-4])季度?|Q([1-4])|([1-4])Q)$/.exec(text);
  if (m) return periodAt('quarter', Number(m[1]), QUARTERS[(m[2] ?? m[3] ?? m[4]) as string] as number);
  m = /^([1-9]\d{3})年?度?[-/]?(?:(上|下)半年|H([12]))$/.exec(text);
  if (m) return periodAt('half-year', Number(m[1]), m[2] === '下' || m[3] === '2' ? 1 : 0);
  if (/^(?:第?[1-4]季度?|Q[1-4]|[上下]半年|\d{1,2}月份?)$/.test(text)) return new Refusal('period-without-year', text);
  return new Refusal('period-not-readable', text);
}
