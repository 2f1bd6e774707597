/**
 * Strips of estates: one dot an estate, none for what nobody knows, and a place in words.
 */
import { describe, expect, it } from 'vitest';
import { type StripPicture, stripHtml } from '../../src/components/strip-html.ts';
import { type DotStrip, dotStrip, PLACES, placeOf } from '../../src/views/pictures/dot-strip.ts';
import { FEES_TABLE, type FeesRow } from '../../src/views/tables/fees-table.ts';
import { LIFTS_TABLE, type LiftsRow } from '../../src/views/tables/lifts-table.ts';
import { MANAGERS_TABLE } from '../../src/views/tables/managers-table.ts';
import { stripsOf } from '../../src/views/tables/strips.ts';
import { ENDS, rankText, spreadText, standingText } from '../../src/wording/standing.ts';

const strip = (values: number[]): DotStrip => dotStrip(values) as DotStrip;
const picture = (values: number[], more: Partial<StripPicture> = {}): string =>
  stripHtml({ strip: strip(values), title: '题', note: '注', own: null, ...more });

describe('a strip', () => {
  it('is none where nothing is known', () => {
    expect(dotStrip([])).toBeNull();
  });

  it('has its one estate, and estates that are all equal, in the middle', () => {
    expect(strip([7])).toMatchObject({ low: 7, middle: 7, high: 7, estates: 1, tallest: 1 });
    expect(placeOf(strip([7]), 7)).toBe(PLACES / 2);
    expect(strip([7, 7, 7]).dots.map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(new Set(strip([7, 7, 7]).dots.map(({ place }) => place)).size).toBe(1);
  });

  it('has a dot an estate between its ends, below zero too', () => {
    const made = strip([-300, 0, 100, 700]);
    expect(made.dots).toHaveLength(4);
    expect(made.middle).toBe(50);
    expect(made.dots.map(({ place }) => place)).toEqual([0, 9, 12, 29]);
  });

  it('is columns where there are very many, or many of one value, and stays small', () => {
    const many = Array.from({ length: 1563 }, (_, i) => i * 7);
    expect(strip(many).dots).toEqual([]);
    expect(Math.max(...strip(many).columns.map(({ height }) => height))).toBe(100);
    expect(Buffer.byteLength(picture(many, { own: 700 }))).toBeLessThan(3000);
    expect(strip(Array.from({ length: 9 }, () => 5)).columns).toEqual([{ place: 15, height: 100 }]);
    const sixty = Array.from({ length: 60 }, (_, i) => i);
    expect(strip(sixty).dots).toHaveLength(60);
    expect(Buffer.byteLength(picture(sixty))).toBeLessThan(3000);
  });

  it('says in words beside it what it shows, and lets no text out of its place', () => {
    const html = picture([1, 2], { title: '<b>"题"', own: 1 });
    expect(html).toContain('<figcaption>&lt;b&gt;&quot;题&quot;</figcaption>');
    expect(html).toContain('<p class="note">注</p>');
    expect(html).toContain('<svg aria-hidden="true"');
    expect(html).not.toContain('<b>');
    expect(html).toContain('>这里<');
    expect(picture([1, 2])).not.toContain('这里');
  });
});

describe('a place in words', () => {
  const rank = (of: number, above: number, below: number) => rankText({ of, above, below }, ENDS.fee);

  it('is counted from the nearer end', () => {
    expect(rank(21, 0, 20)).toBe('最贵');
    expect(rank(21, 1, 19)).toBe('第 2 贵');
    expect(rank(21, 19, 1)).toBe('第 2 便宜');
    expect(rank(21, 20, 0)).toBe('最便宜');
  });

  it('is shared by equal ones, and is none where all are equal', () => {
    expect(rank(21, 1, 17)).toBe('第 2 贵（3 个小区一样）');
    expect(rank(5, 0, 0)).toBe('都一样');
    expect(rank(1, 0, 0)).toBe('都一样');
  });

  it('is a sentence with its place', () => {
    expect(standingText('春晖街道', '多层', { of: 21, above: 1, below: 19 }, ENDS.revenue)).toBe(
      '春晖街道 21 个多层小区里第 2 多',
    );
    expect([spreadText('1', '2', '3'), spreadText('1', '1', '1')]).toEqual(['最低 1，中间 2，最高 3', '都是 1']);
  });
});

describe('the strips above a table', () => {
  const feeRow = (code: string, rateE4: number | null, more: Partial<FeesRow> = {}): FeesRow => ({
    code,
    name: code,
    county: '甲子县',
    street: '春晖街道',
    mode: '专业物业',
    firm: null,
    firmCode: null,
    firmWord: null,
    missing: rateE4 === null ? '未公示' : null,
    item: '物业服务费',
    rateE4,
    unit: '元/㎡·月',
    agency: false,
    basis: null,
    basisBlank: 'blank',
    pricing: '政府指导价',
    lowE4: null,
    highE4: null,
    bandWord: null,
    others: 0,
    ...more,
  });

  it('tell what the government guides from what the market sets, and say how many have published nothing', () => {
    const rows = [
      ...[6_000, 9_200, 24_000].map((rateE4, at) => feeRow(`G${at}`, rateE4)),
      ...[20_000, 20_000, 20_000].map((rateE4, at) => feeRow(`M${at}`, rateE4, { pricing: '市场调节价' })),
      feeRow('N', null),
    ];
    expect(stripsOf(FEES_TABLE, rows).map(({ title, note }) => `${title} ${note}`)).toEqual([
      '物业费：3 个政府指导价小区，一半不超过 0.92 元/㎡·月 最低 0.60，中间 0.92，最高 2.40；另有 1 个小区没有数据。',
      '物业费：3 个市场调节价小区，都是 2.00 元/㎡·月 都是 2.00；另有 1 个小区没有数据。',
    ]);
  });

  it('leave out another unit and what is collected for others, and are none of fewer than three', () => {
    const rows = [feeRow('A', 6_000), feeRow('B', 60_000, { unit: '元/㎡·年' }), feeRow('C', 6_000, { agency: true })];
    expect(stripsOf(FEES_TABLE, rows)).toEqual([]);
    expect(stripsOf(MANAGERS_TABLE, [])).toEqual([]);
    expect(stripsOf(FEES_TABLE, [])).toEqual([]);
  });

  it('count of an estate with many lifts the one that has waited longest', () => {
    const lift = (code: string, days: number | null) => ({ ...feeRow(code, null), days }) as unknown as LiftsRow;
    const rows = [lift('A', 3), lift('A', 19), lift('B', 4), lift('C', 5), lift('D', null)];
    expect(stripsOf(LIFTS_TABLE, rows).map(({ note }) => note)).toEqual([
      '最低 4，中间 5，最高 19；另有 1 个小区没有数据。',
    ]);
  });
});
