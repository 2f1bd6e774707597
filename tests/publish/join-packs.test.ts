/** Packs on the disk: made of files that are there, each with exactly the pages of its sheets. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WrongPack } from '../../src/publish/gates.ts';
import { joinPacks, packsOf, separatorsOf } from '../../src/publish/print/join-packs.ts';
import type { Pack, PackedSubject } from '../../src/sheets/packs.ts';
import { readPdf } from '../support/pdf.ts';
import { smallPdf } from '../support/small-pdf.ts';

let root: string;
const SHEETS = ['A1', 'A2', 'B1', 'B2'];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongshilan-packs-'));
  await mkdir(path.join(root, 'c'));
  for (const title of SHEETS) await writeFile(path.join(root, 'c', `${title}.pdf`), smallPdf({ title, pages: 2 }));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const subject = (code: string): PackedSubject => ({
  county: { code: '000101', name: '甲子县' },
  street: '春晖街道',
  firm: { code: 'F', name: '示例物业' },
  pack: `c/${code}-小区整包.pdf`,
  sheets: SHEETS.filter((title) => title.startsWith(code)).map((title) => ({
    file: `c/${title}.pdf`,
    estate: code,
    sheet: { subject: { kind: 'estate', code, name: `小区${code}` }, shortTitle: title, place: null, form: 'board' },
  })),
});

/** Joins with what a print would hand over; `pages` is what each sheet is said to have. */
async function join(packs: readonly Pack[], pages: number) {
  const separators = new Map<string, { path: string; pages: number }>();
  for (const [key, { title }] of separatorsOf(packs)) {
    const file = path.join(root, `${separators.size}.pdf`);
    await writeFile(file, smallPdf({ title: title === '小区A' ? 'chapter-A' : 'chapter-B' }));
    separators.set(key, { path: file, pages: 1 });
  }
  const told: number[] = [];
  const sheets = new Map(SHEETS.map((title) => [`c/${title}.pdf`, pages]));
  const tell = (done: number): void => void told.push(done);
  return { told, separators, ...(await joinPacks({ root, packs, pages: sheets, separators, verify: 'all', tell })) };
}

describe('packs', () => {
  it('of estates, a county and a firm take the same sheets and the same separators', async () => {
    const packs = packsOf([subject('A'), subject('B')], '2026-11');
    const files = packs.map(({ file }) => file);
    expect(files.slice(0, 2)).toEqual(['c/A-小区整包.pdf', 'c/B-小区整包.pdf']);
    expect(files).toHaveLength(4);
    const { made, told, checked, separators } = await join(packs, 2);
    expect([made.map(({ pages }) => pages), told.at(-1), checked]).toEqual([[4, 4, 10, 10], 4, 4]);
    // The firm's pack has the county's separators.
    expect(separators.size).toBe(2);
    const texts = async (file: string) =>
      (await readPdf(await readFile(path.join(root, ...file.split('/'))))).pages.map(({ text }) => text);
    expect(await texts(files[1] as string)).toEqual(['B11', 'B12', 'B21', 'B22']);
    const whole = ['chapter-A1', 'A11', 'A12', 'A21', 'A22', 'chapter-B1', 'B11', 'B12', 'B21', 'B22'];
    expect(await texts(files[2] as string)).toEqual(whole);
    expect(await texts(files[3] as string)).toEqual(whole);
  });

  it('are refused where a sheet has another number of pages than was set', async () => {
    await expect(join(packsOf([subject('A'), subject('B')], '2026-11'), 3)).rejects.toBeInstanceOf(WrongPack);
  });
});
