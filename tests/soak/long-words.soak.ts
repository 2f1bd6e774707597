/**
 * Two thousand characters in every text column, one column at a time and all at once, on every kind of sheet in A4 and
 * A3, as prose and as addresses without a blank: no word is missing, and nothing lies outside of the type area.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { SHEET_NAMES } from '../../src/domain/sheet-names.ts';
import { createWordReader, type WordReader } from '../../src/paper/read-words.ts';
import type { Typesetter } from '../../src/paper/typesetter.ts';
import { longCity, sheetsOf, WORDY_COLUMNS, wordsMissing } from '../support/long-words.ts';
import { typesetter } from '../support/typeset.ts';

let set: Typesetter['set'];
let reader: WordReader;
beforeAll(async () => {
  ({ set } = await typesetter());
  reader = await createWordReader();
});

describe.each(['prose', 'letters'] as const)('texts of two thousand characters in %s', (writing) => {
  it.each([['every column', WORDY_COLUMNS] as const, ...WORDY_COLUMNS.map((one) => [one, [one]] as const)])(
    'in %s are all on paper',
    async (_, columns) => {
      const site = await longCity('JZ001', columns, writing);
      const sheets = sheetsOf(site, SHEET_NAMES, 'JZ001', '000101');
      expect(sheets.length).toBeGreaterThan(10);
      expect(wordsMissing(set, reader, sheets)).toEqual([]);
    },
  );
});
