/**
 * Which sheets are read back.
 */
import { describe, expect, it } from 'vitest';
import { type Planned, sheetsToRead } from '../../src/publish/print/choose-sheets.ts';

const planned = (name: Planned['name'], count: number, long: readonly number[] = []): Planned[] =>
  Array.from({ length: count }, (_, nth) => ({ file: `${name}-${nth}`, name, isLong: long.includes(nth) }));

describe('the sheets to be read back', () => {
  const city = [...planned('notice', 1563, [7, 8]), ...planned('placard', 4000), ...planned('list', 13)];

  it('are three hundred over all kinds, first and last among them, and every one with a long text', () => {
    const chosen = sheetsToRead(city, 'sample');
    const of = (name: string): number => [...chosen].filter((file) => file.startsWith(`${name}-`)).length;
    expect(of('list')).toBe(13);
    expect(of('notice') + of('placard')).toBeGreaterThanOrEqual(287);
    expect(Math.abs(of('notice') - of('placard'))).toBeLessThanOrEqual(3);
    for (const file of ['notice-0', 'notice-7', 'notice-8', 'notice-1562', 'placard-3999'])
      expect(chosen).toContain(file);
    expect([...sheetsToRead(city, 'sample')]).toEqual([...chosen]);
  });

  it('are all of them where there are no more, or where all are asked for', () => {
    expect(sheetsToRead(planned('notice', 299), 'sample').size).toBe(299);
    expect(sheetsToRead(city, 'all').size).toBe(city.length);
  });
});
