/**
 * Words on paper are all there: the longest cells that a table takes, read back by two programs that set nothing.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createWordReader, missingWords, type WordReader } from '../../src/paper/read-words.ts';
import type { Typesetter } from '../../src/paper/typesetter.ts';
import { say } from '../../src/sheets/panels/frame.ts';
import type { Sheet } from '../../src/sheets/sheet.ts';
import { longCity, missingToPdfJs, sheetsOf, WORDY_COLUMNS, wordsMissing } from '../support/long-words.ts';
import { readPdf } from '../support/pdf.ts';
import { plainPart, plainSheet } from '../support/sheets.ts';
import { typesetter } from '../support/typeset.ts';

let set: Typesetter['set'];
let reader: WordReader;
beforeAll(async () => {
  ({ set } = await typesetter());
  reader = await createWordReader();
});

const single = (sheet: Sheet) => ({ title: sheet.title, sheet });

describe('texts of two thousand characters', () => {
  it('in every column are all on paper, by the word of two programs', async () => {
    const site = await longCity('JZ001', WORDY_COLUMNS, 'prose');
    const sheets = sheetsOf(site, ['list', 'lifts'], 'JZ001', '000103');
    expect(sheets).toHaveLength(2);
    expect(wordsMissing(set, reader, sheets)).toEqual([]);
    const [lifts, list] = sheets as [Sheet, Sheet];
    for (const sheet of [lifts, list]) expect(await missingToPdfJs(sheet, set(single(sheet)).pdf)).toBeNull();
  });

  it('are all on paper without a blank as well', { tags: 'long' }, async () => {
    const site = await longCity('JZ001', WORDY_COLUMNS, 'letters');
    const sheets = sheetsOf(site, ['survey', 'grade', 'stickers'], 'JZ001', '000103');
    expect(sheets.length).toBeGreaterThan(3);
    expect(wordsMissing(set, reader, sheets)).toEqual([]);
  });
});

describe('the gate', () => {
  const sheet = (text: string): Sheet =>
    plainSheet([plainPart('', [say(text)])], { title: '满意度', shortTitle: '满意度' });

  it('names the first words that are not on the pages', () => {
    const done = set(single(sheet('物业费按月收。')));
    const asked = sheet('物业费按月收。电梯费不收。');
    expect(missingWords(reader, done.pdf, asked, done.pages)).toBe('物业费按月收。电梯费不收。');
    expect(missingWords(reader, done.pdf, sheet('物业费按月收。'), done.pages)).toBeNull();
  });

  it('takes what lies outside of the type area for missing', () => {
    const done = set(single(sheet('物业费按月收。')));
    const of = (x: number) => reader.read(done.pdf, [{ pages: [1], margins: { x, top: 22, bottom: 20 }, columns: 1 }]);
    const words = (x: number): string => of(x)[0]?.[0]?.whole.join('') ?? '';
    expect(words(20)).toContain('物业费按月收。');
    expect(words(24)).not.toContain('物业费');
  });
});

describe('a line', () => {
  it('neither begins with the dash of a range nor ends in the middle of an address that has room on the next', async () => {
    const text = `${'工作日受理9:00—12:00、14:00—18:00，见https://example.org/a/b，'.repeat(30)}`;
    for (let shift = 0; shift < 12; shift++) {
      const words = `${'一'.repeat(shift)}${text}`;
      const document = single(plainSheet([plainPart('', [say(words)])]));
      const { pages } = await readPdf(set(document).pdf);
      const lines = new Map<number, string>();
      for (const { text: run, bottom } of pages[0]?.words ?? [])
        lines.set(Math.round(bottom), (lines.get(Math.round(bottom)) ?? '') + run);
      const all = [...lines.values()];
      expect(
        all.filter((line) => /^[—–～]|[—–～]$/.test(line)),
        `shifted by ${shift}`,
      ).toEqual([]);
      expect(all.join('\n').match(/https:\/\/example\.org\/a\/b/g), `shifted by ${shift}`).toHaveLength(30);
    }
  });
});
