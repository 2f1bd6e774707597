/**
 * Since when a sheet hangs as it is, over one publication after another.
 */
import { expect, test } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { type EarlierSheet, sinceOf } from '../../src/publish/print/printed-file.ts';

const NOW = { id: 'r9', asOf: '2026-11-12' as IsoDate };
const hangs: EarlierSheet = {
  ...{ file: 'a.pdf', sheet: 'fees', title: '收费标准', estate: 'A1', division: '1', place: null, until: null },
  ...{ content: 'a', release: 'r3', since: '2026-08-10' as IsoDate },
};

test('a sheet hangs since it was first published with its content', () => {
  expect(sinceOf('a', hangs, NOW)).toEqual({ release: 'r3', since: '2026-08-10' });
});

test('a sheet that is new, says something else or was recorded by an earlier version hangs since now', () => {
  const { release: _release, since: _since, ...unknown } = hangs;
  for (const [content, before] of [
    ['a', undefined],
    ['b', hangs],
    ['a', unknown],
    [null, { ...hangs, content: null }],
  ] as const)
    expect(sinceOf(content, before, NOW)).toEqual({ release: 'r9', since: '2026-11-12' });
});
