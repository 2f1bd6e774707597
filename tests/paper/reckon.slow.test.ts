/**
 * What sheets of the sample need is reckoned nearly as Typst lays it out: most are laid out once.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { typesetter } from '../support/typeset.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('sheets whose scale is found', () => {
  it('are laid out hardly more than once each', async () => {
    const asOf = '2026-11-10' as IsoDate;
    const options = { asOf, base: null, division: null, only: ['print'] } as const;
    const site = await makeSite(await loadContent(`${REPOSITORY}/content`, options), options);
    const names = ['notice', 'revenue', 'checklist', 'grade'] as const;
    const sheets = [...planSheets(site, { names, estates: null, division: null })]
      .flatMap((subject) => subject.sheets)
      .slice(0, 24);
    const { set } = await typesetter();
    const compile = vi.spyOn(NodeCompiler.prototype, 'compile');
    for (const { sheet } of sheets) set({ title: sheet.title, sheet });
    expect(sheets.length).toBe(24);
    expect(compile.mock.calls.length / sheets.length).toBeLessThan(1.45);
  });
});
