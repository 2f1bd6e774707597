/** Names of files that are put into the folder: each stays inside, on every system. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableFileName } from '../../src/desk/file-name.ts';

describe('the name of a file', () => {
  it('is kept as offices write them, in one form of Unicode', () => {
    for (const name of ['3红黑榜2026年10月.xlsx', '收费 标准（新）.csv', 'A-1_b.xlsx'])
      expect(tableFileName(name)).toEqual({ name });
    expect(tableFileName('e\u0301.csv')).toEqual({ name: '\u00e9.csv' });
  });

  it('is refused with a sentence where it leads elsewhere or Windows has none such', () => {
    for (const name of [
      '',
      '.',
      '..',
      '../a.csv',
      'a/b.csv',
      'a\\b.csv',
      'C:a.csv',
      '.hidden.csv',
      'a\u0000.csv',
      'a\n.csv',
      'a\u202Excsv',
      '~$a.xlsx',
      'CON',
      'nul.csv',
      'a?.csv',
      'a.csv.',
      'a.csv ',
      `${'很'.repeat(81)}.csv`,
    ])
      expect(tableFileName(name), name).toEqual({ refused: expect.stringMatching(/^文件没有收下：.+。$/) });
  });

  it('never holds a step, a drive or a hidden name, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (written) => {
        const read = tableFileName(written);
        if ('name' in read) expect(read.name).not.toMatch(/^\.|[/\\:\0]/);
      }),
      { numRuns: 1000 },
    );
  });
});
