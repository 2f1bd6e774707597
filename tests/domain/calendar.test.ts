import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  daysInMonth,
  fromSerial,
  type IsoDate,
  isoDate,
  parseIsoDate,
} from '../../src/domain/iso-date.ts';
import {
  cadenceOf,
  comparePeriods,
  type Period,
  parsePeriod,
  periodAt,
  periodEnd,
  periodOf,
  periodStart,
  shiftPeriod,
} from '../../src/domain/period.ts';

const day = (text: string): IsoDate => parseIsoDate(text) as IsoDate;
const period = (text: string): Period => parsePeriod(text) as Period;
const anyDay = fc.integer({ min: 0, max: 80_000 }).map((n) => addDays(day('1950-01-01'), n));

describe('a day', () => {
  it('exists only if the calendar has it', () => {
    expect(isoDate(2024, 2, 29)).toBe('2024-02-29');
    for (const [y, m, d] of [
      [2023, 2, 29],
      [1900, 2, 29],
      [2025, 4, 31],
      [2025, 13, 1],
      [2025, 0, 1],
      [2025, 1, 0],
      [999, 1, 1],
      [2025, 1.5, 1],
    ] as const)
      expect(isoDate(y, m, d)).toBeNull();
    expect(isoDate(2000, 2, 29)).toBe('2000-02-29');
  });
  it('is written in one way', () => {
    for (const text of ['2025-6-12', '2025/06/12', '20250612', '2025-06-12 ', '2025-02-30', ''])
      expect(parseIsoDate(text)).toBeNull();
  });
  it('and another lie as many days apart as one must be moved to reach the other', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -5000, max: 5000 }),
        (from, days) => daysBetween(from, addDays(from, days)) === days,
      ),
    );
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(daysBetween(day('2025-06-12'), day('2025-06-12'))).toBe(0);
  });
  it('of a spreadsheet’s serial is the same in both systems of counting', () => {
    expect(fromSerial(45_820, '1900')).toBe('2025-06-12');
    expect(fromSerial(45_820 - 1462, '1904')).toBe('2025-06-12');
    expect(fromSerial(61, '1900')).toBe('1900-03-01');
    expect(fromSerial(60, '1900')).toBeNull();
    expect(fromSerial(0, '1904')).toBe('1904-01-01');
    expect(fromSerial(45_820.99, '1900')).toBe('2025-06-12');
  });
  it('of a month is no later than its last', () => {
    fc.assert(
      fc.property(
        anyDay,
        (date) => Number(date.slice(8)) <= daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))),
      ),
    );
  });
});

describe('a period', () => {
  it('is written in four ways', () => {
    for (const text of ['2025', '2025-06', '2025-Q3', '2025-H2']) expect(parsePeriod(text)).toBe(text);
    for (const text of ['2025-13', '2025-Q5', '2025-H3', '0025', '2025-6', '2025年', ''])
      expect(parsePeriod(text)).toBeNull();
  });
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-Q3', '2025-07-01', '2025-09-30'],
    ['2025-H1', '2025-01-01', '2025-06-30'],
  ])('%s lasts from %s to %s', (text, start, end) => {
    expect([periodStart(period(text)), periodEnd(period(text))]).toEqual([start, end]);
  });
  it('comes after the one before it, over the turn of the year too', () => {
    expect(shiftPeriod(period('2025-01'), -1)).toBe('2024-12');
    expect(shiftPeriod(period('2025-Q4'), 1)).toBe('2026-Q1');
    expect(shiftPeriod(period('2025-H1'), -3)).toBe('2023-H2');
    expect(shiftPeriod(period('2025'), 2)).toBe('2027');
    expect(periodAt('month', 2025, -13)).toBe('2023-12');
  });
  it('holds each of its days and no other', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('month', 'quarter', 'half-year', 'year' as const), (date, cadence) => {
        const p = periodOf(date, cadence as 'month');
        expect(cadenceOf(p)).toBe(cadence);
        expect(periodStart(p) <= date && date <= periodEnd(p)).toBe(true);
        expect(addDays(periodEnd(p), 1)).toBe(periodStart(shiftPeriod(p, 1)));
      }),
    );
  });
  it('is ordered by its last day, the longer behind the shorter', () => {
    const periods = ['2025', '2025-12', '2025-Q4', '2025-H2', '2025-11', '2024'].map(period);
    expect([...periods].sort(comparePeriods)).toEqual(['2024', '2025-11', '2025-12', '2025-Q4', '2025-H2', '2025']);
  });
});
