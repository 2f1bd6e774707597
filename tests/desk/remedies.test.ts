/** Whatever has to be mended leads to where that is done. */
import { describe, expect, it } from 'vitest';
import type { DeskFile } from '../../src/desk/api.ts';
import { remedyOf } from '../../src/desk/page/remedies.ts';
import { type Place, type ProblemCode, problem } from '../../src/intake/problems.ts';

const sheet = { name: 'Sheet1', rows: 9, read: 'plain', mapping: null, tables: [], errors: 0, warnings: 0 } as const;
const FILES: readonly DeskFile[] = [
  { path: 'tables/总表.xlsx', bytes: 1, sheets: [sheet] },
  { path: 'tables/坏的.xlsx', bytes: 1, sheets: [] },
];
const remedy = (code: ProblemCode, at: Place, value: string | null = null) => remedyOf(problem(code, at, value), FILES);
const BOOK = { file: 'tables/总表.xlsx', sheet: 'Sheet1' };

describe('where a problem is mended', () => {
  it('is its cell where it has one, and no other place is named', () => {
    expect(remedy('required-blank', { ...BOOK, row: 4, columnIndex: 2 })).toBeNull();
  });

  it('is the sheet of what is a whole sheet’s, or how it is read where nothing is known to read it', () => {
    expect(remedy('header-duplicate', BOOK)).toEqual({ to: { step: 'mend', ...BOOK }, words: '打开这张表' });
    expect(remedy('column-missing', BOOK)?.to).toEqual({ step: 'read' });
    expect(remedy('mapping-proposed', BOOK)?.to).toEqual({ step: 'read' });
    expect(remedy('mapping-wrong', { file: 'mappings/总表.yaml', row: 3 })?.to).toEqual({ step: 'read' });
    expect(remedy('codes-not-kept', { file: 'codes.csv' })?.to).toEqual({ step: 'read' });
  });

  it('is where files are put in, of what is a whole file’s or of no file', () => {
    for (const at of [{ file: 'tables/总表.xlsx' }, { file: 'tables/坏的.xlsx' }, { file: 'tables' }])
      expect(remedy('file-not-readable', at)?.to).toEqual({ step: 'put' });
  });

  it('is the setting, the firm’s field, or the file that the desk doesn’t write, by its name and line', () => {
    const base = remedy('setting-wrong', { file: 'portal.yaml', row: 2, column: 'base' });
    expect(base?.to).toEqual({ step: 'settings', cell: 'base' });
    expect(remedy('firm-code-required', { ...BOOK, row: 4, columnIndex: 1 }, '甲物业')?.to).toEqual({
      ...{ step: 'firms', cell: '甲物业' },
    });
    for (const [code, at] of [
      ['setting-wrong', { file: 'portal.yaml', row: 7, column: 'kiosk.seconds' }],
      ['notice-front-matter', { file: 'notices/甲.md', row: 2 }],
      ['profile-missing', { file: 'jurisdictions/140499.yaml' }],
    ] as const) {
      const found = remedy(code, at);
      expect(found?.to).toBeNull();
      expect(found?.words).toContain(`「${at.file}」`);
    }
  });
});
