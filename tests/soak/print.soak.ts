/**
 * Every code on every placard of the generated city, read back: 1,563 estates, each placement.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { createCodeReader } from '../../src/paper/read-codes.ts';
import { readDecoder } from '../../src/publish/print/decoder.ts';
import { printSheets } from '../../src/publish/print/print-sheets.ts';
import { loadContent, makeSite } from '../../src/site.ts';
import { command } from '../support/commands.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-print-soak-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('the placards of a city of 1,563 estates', () => {
  it('say exactly their own estate and their own place, every one', async () => {
    const content = path.join(work, 'city');
    expect((await command('sample', ['--out', content])).code).toBe(0);
    const options = { asOf: '2026-11-10' as IsoDate, base: null, division: null, only: ['print'] } as const;
    const publication = await makeSite(await loadContent(content, options), options);
    const { files, codes } = await printSheets({
      publication,
      contentFolder: content,
      folder: work,
      selection: { names: ['placard'], estates: null, division: null },
      since: null,
      verify: 'all',
    });
    expect(codes.checked).toBe(codes.total);
    const placards = files.filter(({ sheet }) => sheet === 'placard');
    const estates = publication.register.records.estate;
    // Who has no lift has no placard for one.
    const withoutLift = estates.filter(({ lifts }) => lifts === 0).length;
    expect(placards).toHaveLength(estates.length * 3 - withoutLift);
    // The gate compares with what was drawn; this compares with what index.json says hangs where.
    const reader = await createCodeReader(await readDecoder());
    const template = publication.portal.complaint?.url ?? '';
    const wrong: string[] = [];
    for (const { file, estate, place } of placards) {
      const pdf = await readFile(path.join(work, 'print', ...file.split('/')));
      const texts = (await reader.read(pdf)).flatMap((page) => page.texts);
      const expected = template.replaceAll('{estate}', estate ?? '').replaceAll('{place}', place ?? '');
      if (texts.length !== 1 || texts[0] !== expected) wrong.push(`${file}: ${texts.join(' ')}`);
    }
    reader.close();
    expect(wrong).toEqual([]);
  });
});
