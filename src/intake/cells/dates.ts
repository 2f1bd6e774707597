/**
 * Days and periods as offices write them, in Arabic or Chinese numerals. A date without a year, or one that
 * two readings fit, is refused.
 */
import { fromSerial, type IsoDate, isoDate } from '../../domain/iso-date.ts';
import { type Period, parsePeriod, periodAt } from '../../domain/period.ts';
import { Doubt, type Reading, Refusal } from './reading.ts';

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

/** 二〇二五年六月十二日 to 2025年6月12日; other texts as they are. */
function withArabicDigits(text: string): string {
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

const YEAR_EARLIEST = 1950;
const YEAR_LATEST = 2100;

function dayOrRefusal(text: string, year: number, month: number, day: number): Reading {
  const found = isoDate(year, month, day);
  if (found === null) return new Refusal('date-not-on-calendar', text);
  return plausible(text, found);
}

function plausible(text: string, day: IsoDate): Reading {
  const year = Number(day.slice(0, 4));
  return year < YEAR_EARLIEST || year > YEAR_LATEST ? new Doubt('date-implausible', day, text) : day;
}

/** A day with its year, month and day, in the forms that mean one day alone. */
export function readDate(text: string): Reading {
  const arabic = withArabicDigits(text);
  const m =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(
      arabic,
    );
  if (m) return dayOrRefusal(text, Number(m[1]), Number(m[2]), Number(m[3]));
  const compact = /^([12]\d{3})(\d{2})(\d{2})$/.exec(arabic);
  if (compact) return dayOrRefusal(text, Number(compact[1]), Number(compact[2]), Number(compact[3]));
  // A spreadsheet's serial that lost its format: five digits are a day between 1954 and 2119 and nothing else.
  if (/^[2-8]\d{4}$/.test(arabic)) {
    const day = fromSerial(Number(arabic), '1900');
    if (day !== null) return plausible(text, day);
  }
  return new Refusal('date-not-readable', text);
}

const QUARTERS: Readonly<Record<string, number>> = { 1: 0, 2: 1, 3: 2, 4: 3 };

/** A year, half-year, quarter or month, as far as the column takes it. */
export function readPeriod(text: string, accepts: 'any' | 'month' | 'year'): Reading {
  const arabic = withArabicDigits(text).replace(/\s+/g, '').toUpperCase();
  const found = findPeriod(arabic);
  const hint =
    accepts === 'month'
      ? '2025年6月'
      : accepts === 'year'
        ? '2025'
        : '2025年6月、2025年第三季度、2025年上半年 或 2025年';
  if (found instanceof Refusal) return new Refusal(found.code, text, { hint: found.details.hint ?? hint });
  if (accepts === 'month' && found.length !== 7) return new Refusal('period-not-readable', text, { hint });
  if (accepts === 'month' && /[QH]/.test(found)) return new Refusal('period-not-readable', text, { hint });
  if (accepts === 'year' && found.length !== 4) return new Refusal('period-not-readable', text, { hint });
  const year = Number(found.slice(0, 4));
  return year < YEAR_EARLIEST || year > YEAR_LATEST ? new Doubt('date-implausible', found, text) : found;
}

function findPeriod(text: string): Period | Refusal {
  const canonical = parsePeriod(text);
  if (canonical) return canonical;
  let m = /^(\d{4})年?度?$/.exec(text);
  if (m) return periodAt('year', Number(m[1]), 0);
  if (/^\d{4}\.1$/.test(text)) {
    const year = text.slice(0, 4);
    return new Refusal('month-ambiguous', text, { hint: `${year}-01 或 ${year}-10` });
  }
  m = /^(\d{4})[-/.年](\d{1,2})(?:月份?)?$/.exec(text) ?? /^(\d{4})(0[1-9]|1[0-2])$/.exec(text);
  if (m) {
    const month = Number(m[2]);
    return month >= 1 && month <= 12
      ? periodAt('month', Number(m[1]), month - 1)
      : new Refusal('period-not-readable', text);
  }
  m = /^(\d{4})年?度?[-/]?(?:第?([1-4])季度?|Q([1-4])|([1-4])Q)$/.exec(text);
  if (m) return periodAt('quarter', Number(m[1]), QUARTERS[(m[2] ?? m[3] ?? m[4]) as string] as number);
  m = /^(\d{4})年?度?[-/]?(?:(上|下)半年|H([12]))$/.exec(text);
  if (m) return periodAt('half-year', Number(m[1]), m[2] === '下' || m[3] === '2' ? 1 : 0);
  if (/^(?:第?[1-4]季度?|Q[1-4]|[上下]半年|\d{1,2}月份?)$/.test(text)) return new Refusal('period-without-year', text);
  return new Refusal('period-not-readable', text);
}
