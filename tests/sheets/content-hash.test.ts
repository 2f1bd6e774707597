/**
 * When a sheet on a board is still true, nobody is sent out to change it.
 */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import { contentHash, contentId, contentText } from '../../src/sheets/content-hash.ts';
import type { Sheet } from '../../src/sheets/sheet.ts';
import { blocksOf } from '../support/sheets.ts';
import { city, date, estate, lift } from '../views/city.ts';

function liftsSheet(asOf: IsoDate, serviced: readonly string[]): Sheet {
  const publication = city({
    asOf,
    records: {
      estate: [estate('JZ001', '丁香苑', { lifts: serviced.length })],
      lift: serviced.map((on, nth) => ({ ...lift('JZ001', on), location: `${nth + 1}号楼` })),
    },
  });
  const [sheet] = SHEET_KINDS.find(({ name }) => name === 'lifts')?.sheets(publication, 'JZ001') ?? [];
  return sheet as Sheet;
}

const content = (asOf: string, serviced: readonly string[]): string => contentText(liftsSheet(date(asOf), serviced));

describe('the content of a sheet', () => {
  const SERVICED = ['2026-11-01', '2026-11-05'];

  it('is the same on another day, though days are counted and drawn', () => {
    const bars = (asOf: string) =>
      blocksOf(liftsSheet(date(asOf), SERVICED)).flatMap((block) => (block.kind === 'bars' ? block.bars : []));
    expect(bars('2026-11-10')).not.toEqual(bars('2026-11-12'));
    expect(content('2026-11-12', SERVICED)).toBe(content('2026-11-10', SERVICED));
  });

  it('has a number of eight letters and digits that can be read out, which stays and changes with it', () => {
    const id = (asOf: string, serviced: readonly string[]) => contentId(contentHash(liftsSheet(date(asOf), serviced)));
    expect(id('2026-11-10', SERVICED)).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(id('2026-11-12', SERVICED)).toBe(id('2026-11-10', SERVICED));
    expect(id('2026-11-12', ['2026-11-11', '2026-11-05'])).not.toBe(id('2026-11-12', SERVICED));
    expect([
      contentId('0'.repeat(64)),
      contentId('f'.repeat(64)),
      contentId(`${'0'.repeat(9)}1${'0'.repeat(54)}`),
    ]).toEqual(['22222222', 'ZZZZZZZZ', '22222223']);
  });

  it('is another once a lift was serviced', () => {
    expect(content('2026-11-12', ['2026-11-11', '2026-11-05'])).not.toBe(content('2026-11-12', SERVICED));
  });
});
