import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf, pieces, rowItems } from '../../src/screens/items.ts';
import { type Block, cell } from '../../src/sheets/sheet.ts';

const fees: Block = {
  kind: 'table',
  caption: '现在的收费',
  columns: [
    { title: '收费项目', isFigure: false, share: 4 },
    { title: '标准', isFigure: true, share: 3 },
    { title: '依据', isFigure: false, share: 6 },
  ],
  rows: [
    { cells: [cell('物业服务费', '住宅业主'), cell('0.85', '元/㎡·月'), cell('〔2025〕14号')], weight: 'plain' },
    { cells: [cell('合计'), cell('0.85'), cell('')], weight: 'total' },
  ],
};

describe('a table on a screen', () => {
  it('keeps each row’s name and its figure side by side, and says the rest below', () => {
    expect(itemsOf(fees)).toEqual([
      { kind: 'heading', text: '现在的收费' },
      { kind: 'row', name: '物业服务费', value: '0.85 元/㎡·月', more: '住宅业主；〔2025〕14号', weight: 'plain' },
      { kind: 'row', name: '合计', value: '0.85', more: null, weight: 'total' },
    ]);
  });

  it('says of several figures which is which', () => {
    const figures = ['受理', '办结', '重办'].map((title) => ({ title, isFigure: true, share: 1 }));
    const columns = [{ title: '月份', isFigure: false, share: 2 }, ...figures];
    const rows = [{ cells: ['10月', '6', '5', '0'].map((text) => cell(text)), weight: 'plain' as const }];
    expect(itemsOf({ kind: 'table', caption: null, columns, rows })).toEqual([
      { kind: 'row', name: '10月', value: '受理 6', more: '办结 5；重办 0', weight: 'plain' },
    ]);
  });

  it('puts what is too long beside a name below it, and loses nothing of it', () => {
    const long = '甲'.repeat(300);
    const items = rowItems(long, '91000000MA00000157', long, 'plain');
    const said = items
      .map((item) =>
        item.kind === 'row' ? item.name + (item.value ?? '') + (item.more ?? '') : 'text' in item ? item.text : '',
      )
      .join('');
    expect(said.replaceAll('甲', '')).toBe('91000000MA00000157；');
    expect(said.match(/甲/g)).toHaveLength(600);
  });
});

describe('a long text', () => {
  it('is cut where sentences end, into pieces that lose no character', () => {
    const text = `${'检修当日停运。'.repeat(30)}完。`;
    const cut = pieces(text);
    expect(cut.length).toBeGreaterThan(2);
    for (const piece of cut) expect(piece.endsWith('。')).toBe(true);
    expect(cut.join('')).toBe(text);
  });

  it('leaves no piece that says something else by itself than in its sentence', () => {
    const late =
      '「红黑榜每月公布」（由县区主管部门做）逾期 2026年12月1日起：2026年11月：应于 2026年11月30日 前公布，没有记录。';
    expect(pieces(late, 60)).toEqual([
      '「红黑榜每月公布」（由县区主管部门做）逾期 2026年12月1日起：',
      '2026年11月：应于 2026年11月30日 前公布，没有记录。',
    ]);
    // Not the last words of a clause alone, where an earlier clause ends in time.
    const clause = `${'甲'.repeat(25)}，${'乙'.repeat(25)}，${'丙'.repeat(3)}，没有记录。`;
    expect(pieces(clause, 55)).toEqual([`${'甲'.repeat(25)}，`, `${'乙'.repeat(25)}，丙丙丙，没有记录。`]);
    // Nothing but characters: a day stays whole, and no piece begins with a mark.
    expect(pieces(`${'甲'.repeat(50)}2026年11月30日没有记录。`, 60)).toEqual([
      '甲'.repeat(50),
      '2026年11月30日没有记录。',
    ]);
    expect(pieces(`${'甲'.repeat(60)}，没有记录。`, 60)[1]).toBe('甲，没有记录。');
  });

  it('keeps every character but spaces, rare ones whole, and no piece is longer than a screen takes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '𪚥', '。', '，', 'a', '　'), { maxLength: 400 }), (characters) => {
        const cut = pieces(characters.join(''));
        expect(cut.join('').replace(/\s/g, '')).toBe(characters.join('').replace(/\s/g, ''));
        for (const piece of cut) expect([...piece].length).toBeLessThanOrEqual(90);
      }),
    );
  });
});
