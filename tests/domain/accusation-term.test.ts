/**
 * How long what names somebody stays public, day by day: when it ends, when it is taken off, and what is left of it.
 */
import { describe, expect, it } from 'vitest';
import {
  decisionDays,
  documentDays,
  lastDayOf,
  termOf,
  timedBulletin,
  timedEvent,
  timedListing,
  timedNotice,
  withdrawalOf,
} from '../../src/domain/accusation-term.ts';
import { EVENT_KINDS, type EventKind } from '../../src/domain/event-kinds.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Bulletin, ListEntry, Notice, RegisterEvent } from '../../src/domain/records.ts';
import type { Withdrawal } from '../../src/domain/removal.ts';
import { bulletin, event, listing, notice } from '../views/city.ts';

const day = (text: string): IsoDate => text as IsoDate;
const USUAL = { accusationMonths: 12, listMonths: 0 };
const FIRM = '91000000MA00000157';

const black = (listedOn: string, more: Partial<ListEntry> = {}): ListEntry =>
  listing('000101', '2025-10', '黑榜', FIRM, { listedOn: day(listedOn), ...more });
const red = (listedOn: string, more: Partial<ListEntry> = {}): ListEntry => ({
  ...black(listedOn, more),
  colour: '红榜',
});

describe('the last day of a listing', () => {
  const cases: [string, ListEntry, decided: string | null, months: number, last: string | null][] = [
    ['is a year after it', black('2025-10-30'), null, 12, '2026-10-30'],
    ['is a year after it for praise too', red('2025-10-30'), null, 12, '2026-10-30'],
    ['is the end of February after a leap day', black('2024-02-29'), null, 12, '2025-02-28'],
    ['is the same day of a later leap year', black('2025-02-28'), null, 36, '2028-02-28'],
    ['is the last day of a shorter month', black('2025-08-31'), null, 6, '2026-02-28'],
    ['runs from the decision where that was earlier', black('2025-10-30'), '2025-09-01', 12, '2026-09-01'],
    ['runs from itself where the decision came later', black('2025-10-30'), '2025-11-05', 12, '2026-10-30'],
    ['is 公示期至 where that is sooner', black('2025-10-30', { until: day('2026-01-31') }), null, 12, '2026-01-31'],
    ['is no later for a later 公示期至', black('2025-10-30', { until: day('2028-10-30') }), null, 12, '2026-10-30'],
    ['may be three years off by a law', black('2025-10-30'), null, 36, '2028-10-30'],
    ['is 公示期至 within such years', black('2025-10-30', { until: day('2027-05-01') }), null, 36, '2027-05-01'],
    ['is sooner where the office says fewer months', black('2025-10-30'), null, 3, '2026-01-30'],
    [
      'is 公示期至 within a year, where fewer months are usual',
      black('2025-10-30', { until: day('2026-05-01') }),
      null,
      3,
      '2026-05-01',
    ],
    ['is none for a list with nobody on it', black('2025-10-30', { subject: null }), null, 12, null],
  ];
  it.each(cases)('%s', (_, entry, decided, accusationMonths, last) => {
    const limits = { accusationMonths, listMonths: 0 };
    expect(lastDayOf(timedListing(entry), decided === null ? null : day(decided), limits)).toBe(last);
  });
});

describe('how a last day was reckoned', () => {
  const reckonedOf = (entry: ListEntry, decided: string | null, accusationMonths: number) =>
    termOf(timedListing(entry), decided === null ? null : day(decided), { accusationMonths, listMonths: 0 })?.reckoned;

  it('is told with the months and the day from which they run, where no table says it', () => {
    expect(reckonedOf(black('2025-10-30'), null, 12)).toEqual({
      ...{ months: 12, from: '2025-10-30', by: 'act', written: null },
    });
    expect(reckonedOf(black('2025-10-30'), '2025-09-01', 24)).toEqual({
      ...{ months: 24, from: '2025-09-01', by: 'decision', written: null },
    });
    expect(reckonedOf(black('2025-10-30'), '2025-11-05', 12)?.by).toBe('act');
  });

  it('is told with what the table says, where that is too late', () => {
    const late = black('2025-10-30', { until: day('2028-10-30') });
    // Fewer months than usual are the office's choice, and what it writes may be as long as usual.
    expect(reckonedOf(late, null, 3)).toEqual({ months: 12, from: '2025-10-30', by: 'act', written: '2028-10-30' });
  });

  it('is nothing where the table says the day, and where nothing ends', () => {
    expect(reckonedOf(black('2025-10-30', { until: day('2026-01-31') }), null, 12)).toBeNull();
    expect(reckonedOf(black('2025-10-30', { subject: null }), null, 12)).toBeUndefined();
  });
});

describe('a listing on a day', () => {
  const on = (entry: ListEntry, asOf: string, limits = USUAL): Withdrawal['why'] | null =>
    withdrawalOf(timedListing(entry), null, limits, day(asOf))?.why ?? null;

  it('is public through its last day, and gone on the next', () => {
    for (const entry of [black('2025-10-30'), red('2025-10-30')]) {
      expect(on(entry, '2026-10-30')).toBeNull();
      expect(withdrawalOf(timedListing(entry), null, USUAL, day('2026-10-31'))).toEqual({
        why: 'ended',
        on: '2026-10-31',
      });
    }
  });

  const keepsAll = { accusationMonths: 36, listMonths: 1200 };
  it.each([
    ['修复', '修复'],
    [null, 'unsaid'],
  ] as const)('that was taken off for %s is gone on that day, whatever is kept', (removal, why) => {
    const entry = black('2026-01-30', { removedOn: day('2026-03-01'), removal });
    expect(on(entry, '2026-02-28', keepsAll)).toBeNull();
    expect(on(entry, '2026-03-01', keepsAll)).toBe(why);
    expect(on({ ...entry, colour: '红榜' }, '2026-03-01', keepsAll)).toBe(why);
  });

  it('that was wrong is gone on every day', () => {
    const entry = black('2026-01-30', { removedOn: day('2026-03-01'), removal: '更正' });
    expect(on(entry, '2026-02-01', keepsAll)).toBe('更正');
    expect(on(entry, '2026-03-01', keepsAll)).toBe('更正');
  });

  it('that has run out is kept for the months of the archive, and never past its last day', () => {
    const entry = black('2026-01-30', { removedOn: day('2026-03-01'), removal: '到期' });
    expect(on(entry, '2026-03-01')).toBe('到期');
    const archive = { accusationMonths: 12, listMonths: 3 };
    expect(on(entry, '2026-06-01', archive)).toBeNull();
    expect(on(entry, '2026-06-02', archive)).toBe('到期');
    const long = { accusationMonths: 12, listMonths: 36 };
    expect(on(entry, '2027-01-30', long)).toBeNull();
    expect(on(entry, '2027-01-31', long)).toBe('ended');
  });
});

describe('bulletins and events', () => {
  it('of which criticism ends a year after its month, and praise when the office says', () => {
    const last = (one: Bulletin): IsoDate | null => lastDayOf(timedBulletin(one), null, USUAL);
    expect(last(bulletin('000101', '2025-06', '批评', FIRM))).toBe('2026-06-30');
    expect(last(bulletin('000101', '2025-06', '表扬', FIRM))).toBeNull();
    expect(last(bulletin('000101', '2025-06', '表扬', FIRM, { until: day('2027-01-01') }))).toBe('2027-01-01');
  });

  it('end a year after the day where they accuse, and others not at all', () => {
    const ending = (Object.keys(EVENT_KINDS) as EventKind[]).filter(
      (kind) => lastDayOf(timedEvent(event(kind, '2025-06-12', FIRM, '结果')), null, USUAL) !== null,
    );
    expect(ending).toEqual(['通报', '处罚', '解聘', '退出']);
  });

  it('end a year after the day where they confirm a prompt, of whatever kind', () => {
    const confirmed: RegisterEvent = {
      ...event('核实', '2025-06-12', FIRM, '已确认'),
      rule: 'CZ-18',
      document: '示9号',
    };
    expect(lastDayOf(timedEvent(confirmed), null, USUAL)).toBe('2026-06-12');
    expect(lastDayOf(timedEvent({ ...confirmed, result: '不成立' }), null, USUAL)).toBeNull();
  });
});

it('knows the decision behind a document from the earliest event about the same subject', () => {
  const by = (date: string, subject: string, more: Partial<RegisterEvent> = {}): RegisterEvent => ({
    ...event('处罚', date, subject, '结果'),
    document: '示〔2025〕9号',
    ...more,
  });
  const decidedOn = decisionDays([
    by('2025-06-12', FIRM),
    by('2025-06-01', FIRM),
    by('2025-01-01', 'JZ001'),
    by('2024-01-01', FIRM, { removal: '更正' }),
  ]);
  expect(decidedOn(FIRM, '示〔2025〕9号')).toBe('2025-06-01');
  expect(decidedOn(FIRM, '示〔2025〕8号')).toBeNull();
  expect(decidedOn(FIRM, null)).toBeNull();
  expect(decidedOn(null, '示〔2025〕9号')).toBeNull();
});

describe('a notice', () => {
  const last = (more: Partial<Notice>, decided: string | null = null): IsoDate | null =>
    lastDayOf(
      timedNotice(notice('one', { from: day('2025-06-12'), ...more })),
      decided === null ? null : day(decided),
      USUAL,
    );

  it('that accuses ends a year after it or after the decision, or sooner where it says so, and never later', () => {
    expect(last({ accuses: true })).toBe('2026-06-12');
    expect(last({ accuses: true }, '2025-06-01')).toBe('2026-06-01');
    expect(last({ accuses: true, until: day('2025-07-31') })).toBe('2025-07-31');
    expect(last({ accuses: true, until: day('2028-07-31') })).toBe('2026-06-12');
  });

  it('that names nobody ends when its office says so, or not at all', () => {
    expect(last({ accuses: false })).toBeNull();
    expect(last({ accuses: false, until: day('2028-07-31') })).toBe('2028-07-31');
  });

  it('knows the decision by the document alone', () => {
    const by = (date: string, more: Partial<RegisterEvent> = {}): RegisterEvent => ({
      ...event('处罚', date, FIRM, '结果'),
      document: '示〔2025〕9号',
      ...more,
    });
    const decidedOn = documentDays([by('2025-06-12'), by('2025-06-01', { subject: 'JZ001' })]);
    expect(decidedOn('示〔2025〕9号')).toBe('2025-06-01');
    expect(decidedOn('示〔2025〕8号')).toBeNull();
    expect(decidedOn(null)).toBeNull();
    expect(documentDays([by('2025-06-01', { removal: '更正' })])('示〔2025〕9号')).toBeNull();
    expect(documentDays([by('2025-06-01', { document: null })])(null)).toBeNull();
  });
});
