import { describe, expect, it } from 'vitest';
import type { Freshness } from '../../kiosk/freshness.ts';
import { signsOf, togetherOf } from '../../kiosk/sign.ts';
import type { Frame, Item } from '../../kiosk/snapshot.ts';

const on = (today: string): Freshness => ({
  condition: 'current',
  today,
  heardOn: today,
  isHeard: true,
  publishedOn: today,
});
const CLOCK: Freshness = {
  ...{ condition: 'clock', today: null, heardOn: null, isHeard: false },
  publishedOn: '2026-11-10',
};
const text = (said: string, marks: Partial<Item> = {}): Item =>
  ({ kind: 'text', text: said, tone: 'lead', ...marks }) as Item;
const bar = (label: string, picture: Item['picture'], marks: Partial<Item> = {}): Item =>
  ({ kind: 'bar', label, value: '1', start: 0, width: 1, isHatched: false, limit: null, picture, ...marks }) as Item;
const BARS = [bar('10月', 'begins'), bar('11月', 'goes on')];
const frame: Frame = {
  id: 'lifts',
  number: 8,
  title: '电梯',
  stamp: null,
  items: [text('4 部电梯。'), ...BARS, bar('另一幅', 'begins'), { kind: 'source', text: '来源：电梯.xlsx' }],
  sign: [text('4 部电梯。')],
};
const said = (of: Frame, freshness: Freshness): string[] =>
  signsOf(of, freshness).map(({ message }) => message?.text ?? '');

describe('the sign of a panel', () => {
  it('is its message, its first picture whole, and where it comes from', () => {
    const [sign] = signsOf(frame, on('2026-11-10'));
    expect(sign).toMatchObject({ message: { text: '4 部电梯。' }, picture: BARS, isPressing: false });
    expect(sign?.sources).toHaveLength(1);
    const { sign: _, ...earlier } = frame;
    expect(signsOf(earlier, on('2026-11-10'))).toEqual([]);
  });

  it('has no picture of which a line is shown no more', () => {
    const half = { ...frame, items: [...BARS.slice(0, 1), bar('11月', 'goes on', { until: '2026-11-09' })] };
    expect(signsOf(half, on('2026-11-09'))[0]?.picture).toHaveLength(2);
    expect(signsOf(half, on('2026-11-10'))[0]?.picture).toEqual([]);
  });

  it('goes with the last day of its message, and with the clock', () => {
    const ends = { ...frame, sign: [text('列入黑榜', { until: '2028-02-29', accuses: true })] };
    expect(said(ends, on('2028-02-29'))).toEqual(['列入黑榜']);
    expect(said(ends, on('2028-03-01'))).toEqual([]);
    expect(said(ends, CLOCK)).toEqual([]);
  });

  it('says that something is held back instead of naming anybody, and is then not pressing', () => {
    const naming = { ...frame, sign: [text('列入黑榜', { accuses: true })] };
    expect(signsOf(naming, on('2026-11-10'))[0]?.isPressing).toBe(true);
    const [held] = signsOf(naming, { ...on('2026-11-20'), condition: 'no-accusing', heardOn: '2026-11-10' });
    expect(held).toMatchObject({ message: { tone: 'missing' }, picture: [], isPressing: false });
    expect([...(held?.message?.text ?? '')].length).toBeLessThanOrEqual(60);
  });

  it('is the next of several days where only one is to be said', () => {
    const days = [text('11月10日：保养。', { until: '2026-11-10' }), text('12月8日：检验。', { until: '2026-12-08' })];
    const coming = { ...frame, items: days, sign: days, isFirstSignOnly: true as const };
    expect(['2026-11-10', '2026-11-11', '2026-12-09'].map((day) => said(coming, on(day)))).toEqual([
      ['11月10日：保养。'],
      ['12月8日：检验。'],
      [],
    ]);
  });

  it('is pressing up to the last day of its news, over a leap day, and never where the day is unknown', () => {
    const news = { ...frame, newUntil: '2028-02-29' };
    const isPressing = (freshness: Freshness) => signsOf(news, freshness)[0]?.isPressing;
    expect([on('2028-02-29'), on('2028-03-01'), CLOCK].map(isPressing)).toEqual([true, false, false]);
  });
});

describe('lines that are shown together', () => {
  it('are those of one picture, and no others', () => {
    expect(togetherOf(frame.items).map((group) => group.length)).toEqual([1, 2, 1, 1]);
    expect(togetherOf([])).toEqual([]);
  });
});
