/**
 * The audit of a county as tiles: one an estate, each kind of duties by itself.
 */
import { describe, expect, it } from 'vitest';
import { auditTiles, TILES_ACROSS, tileTotals } from '../../src/views/city/audit-tiles.ts';
import { city, estate, found, rule } from './city.ts';

const rules = [rule('A'), rule('B')];

describe('公示检查图', () => {
  it('has a tile an estate by street, what lacks first, and never adds the two kinds up', () => {
    const publication = city({
      rules,
      records: {
        estate: [estate('E1', '甲'), estate('E2', '乙'), estate('E3', '丙', { street: '石桥镇' }), estate('E4', '丁')],
      },
      findings: [
        found('A', 'E1', '合格'),
        found('B', 'E1', '逾期', { kind: 'performance' }),
        found('A', 'E2', '缺项'),
        found('A', 'E3', '未知'),
      ],
    });
    const { disclosure, performance } = auditTiles(publication, '000101');
    expect(disclosure.map(({ street, estates, counts }) => [street, estates, counts])).toEqual(
      expect.arrayContaining([
        ['春晖街道', 3, { complete: 1, incomplete: 1, unknown: 0, none: 1 }],
        ['石桥镇', 1, { complete: 0, incomplete: 0, unknown: 1, none: 0 }],
      ]),
    );
    expect(disclosure.find(({ street }) => street === '春晖街道')?.places.incomplete).toEqual([{ x: 0, y: 0 }]);
    expect(tileTotals(performance)).toEqual({ complete: 0, incomplete: 1, unknown: 0, none: 3 });
  });

  it('goes on in a further row where a street has many estates', () => {
    const many = Array.from({ length: TILES_ACROSS + 1 }, (_, i) => estate(`E${i}`, `E${i}`));
    const [street] = auditTiles(city({ rules, records: { estate: many } }), '000101').disclosure;
    expect(street).toMatchObject({ estates: TILES_ACROSS + 1, rows: 2 });
    expect(street?.places.none.at(-1)).toEqual({ x: 0, y: 1 });
  });

  it('is empty for a county without estates', () => {
    expect(auditTiles(city(), '000101')).toEqual({ disclosure: [], performance: [] });
  });
});
