/** Numbers that a format shows as dates or times (日期格式). Pure. */
import { plain } from './format-digits.ts';
import type { Section } from './format-sections.ts';
import type { Shown } from './number-shown.ts';

const DAY_MS = 86_400_000;
/** The first serial number on whose day all programs agree, and the one after 9999-12-31. */
const SERIAL_FIRST = 61;
const SERIAL_END = 2_958_466;
const DAYS_1900_TO_1904 = 1462;
/** The serial number of 1970-01-01. */
const EPOCH = 25_569;

export function showDate(section: Section, value: number, dateSystem: '1900' | '1904'): Shown {
  const parts = datePartsOf(section);
  const isTime = !parts.year && !parts.month && !parts.day && !parts.weekday;
  if (isTime && value < 0) return { as: 'no-date', text: plain(value) };
  if (isTime) return { as: 'text', whole: true, text: timeOf(parts, value) };
  const serial = value + (dateSystem === '1904' ? DAYS_1900_TO_1904 : 0);
  if (serial < SERIAL_FIRST || serial >= SERIAL_END || value <= 0) return { as: 'no-date', text: plain(value) };
  // Binary fractions fall a hair short of the second that was typed.
  const date = new Date(Math.floor((serial - EPOCH) * 86_400 + 1e-4) * 1000);
  const day = date.toISOString().slice(0, 10);
  if (parts.otherYears || (parts.year && parts.day && !parts.month))
    return { as: 'differs', text: `${day} 的另一种写法` };
  if (parts.month && parts.day) return { as: 'date', date, withYear: parts.year };
  if (parts.year) return { as: 'month', text: parts.month ? day.slice(0, 7) : day.slice(0, 4) };
  if (parts.month) return { as: 'month', text: `${Number(day.slice(5, 7))}月` };
  if (parts.day) return { as: 'month', text: `${Number(day.slice(8))}日` };
  return { as: 'differs', text: `星期${'日一二三四五六'[Math.floor(date.getTime() / DAY_MS + 4) % 7]}` };
}

interface DateParts {
  year: boolean;
  month: boolean;
  day: boolean;
  weekday: boolean;
  hour: boolean;
  minute: boolean;
  second: boolean;
  /** Whether hours, minutes or seconds are counted beyond a day: elapsed time, no time of day. */
  elapsed: boolean;
  otherYears: boolean;
}

function datePartsOf({ tokens, otherCalendar, eras }: Section): DateParts {
  const parts: DateParts = {
    year: false,
    month: false,
    day: false,
    weekday: false,
    hour: false,
    minute: false,
    second: false,
    elapsed: false,
    otherYears: otherCalendar,
  };
  const times = tokens.filter((token) => token.is === 'time');
  times.forEach(({ letters, elapsed }, i) => {
    const letter = letters[0];
    parts.elapsed ||= elapsed;
    if (letter === 'y' || letter === 'e') parts.year = true;
    if (letter === 'b' || letter === 'g' || (letter === 'e' && eras)) parts.otherYears = true;
    if (letter === 'h') parts.hour = true;
    if (letter === 's') parts.second = true;
    if (letter === 'd' && letters.length < 3) parts.day = true;
    if ((letter === 'd' && letters.length > 2) || /^a{3,}$/.test(letters)) parts.weekday = true;
    if (letter === 'm') {
      // An m beside hours or seconds is minutes.
      const isMinutes = elapsed || times[i - 1]?.letters[0] === 'h' || times[i + 1]?.letters[0] === 's';
      if (isMinutes) parts.minute = true;
      else parts.month = true;
    }
  });
  return parts;
}

function timeOf({ elapsed, hour, second, minute }: DateParts, value: number): string {
  const seconds = Math.round(Math.abs(value) * 86_400);
  const inDay = elapsed ? seconds : seconds % 86_400;
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(inDay / 3600);
  const minutes = Math.floor(inDay / 60) % 60;
  const sign = value < 0 ? '-' : '';
  if (!hour) return `${sign}${two(Math.floor(inDay / 60) % (elapsed ? 1e9 : 60))}:${two(inDay % 60)}`;
  return `${sign}${hours}${minute || second ? `:${two(minutes)}` : '时'}${second ? `:${two(inDay % 60)}` : ''}`;
}
