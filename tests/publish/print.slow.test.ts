/**
 * `print` as an office meets it: files, packs, what changed since, and what must never be handed over.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nowhereWords } from '../../scripts/printing.ts';
import { mark } from '../../src/publish/own-folder.ts';
import type { PrintedFile } from '../../src/publish/print/printed-file.ts';
import { REPOSITORY } from '../../src/site.ts';
import { caseFolder } from '../support/cases.ts';
import { command, commandHere, type Ended } from '../support/commands.ts';
import { OWN_CHARACTERS, ownFont } from '../support/own-font.ts';
import { readPdf } from '../support/pdf.ts';

let work: string;
const sample = path.join(REPOSITORY, 'content');
const asOf = ['--as-of', '2026-11-10'];

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-print-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** Runs the command on a content folder. */
const print = (content: string, out: string, ...options: string[]): Promise<Ended> =>
  commandHere('print', ['--content', content, '--out', out, ...options, ...asOf]);

const index = async (out: string): Promise<PrintedFile[]> =>
  JSON.parse(await readFile(path.join(out, 'print', 'index.json'), 'utf8'));

/** A copy of the sample city with a text replaced in one file. */
async function changed(name: string, file: string, from: string, to: string): Promise<string> {
  const folder = path.join(work, name);
  await cp(sample, folder, { recursive: true });
  const full = path.join(folder, ...file.split('/'));
  const text = await readFile(full, 'utf8');
  expect(text).toContain(from);
  await writeFile(full, text.replaceAll(from, to));
  return folder;
}

const [OWN_CHARACTER] = OWN_CHARACTERS;

describe('print', () => {
  it('prints the sheets of one estate, each named so that a clerk finds it, and reads every code back', async () => {
    const out = path.join(work, 'one');
    // Of a print that was broken off, and of somebody else.
    const broken = path.join(out, '.print.gongshilan-01234567-0123-0123-0123-0123456789ab');
    for (const folder of [broken, path.join(out, 'print.old'), path.join(out, 'print.1')])
      await mkdir(folder, { recursive: true });
    await mark(broken, { gongshilan: 'print' });
    const wanted = ['--content', sample, '--out', out, '--estate', 'JZ001', '--verify', 'all'];
    const done = await command('print', [...wanted, ...asOf]);
    expect(done.code).toBe(0);
    const files = await index(out);
    const notice = files.find(({ sheet }) => sheet === 'notice') as PrintedFile;
    expect(notice.file).toBe('000101/甲子县-丁香苑-公示栏-2026-11.pdf');
    expect([notice.estate, notice.division, notice.place]).toEqual(['JZ001', '000101', null]);
    expect(files.filter(({ sheet }) => sheet === 'placard').map(({ place }) => place)).toEqual([
      'board',
      'lift',
      'door',
    ]);
    for (const { file, pages, title } of files) {
      const read = await readPdf(await readFile(path.join(out, 'print', ...file.split('/'))));
      expect([read.pages.length, read.title]).toEqual([pages, title]);
    }
    const [, total, checked] = /二维码 (\d+) 个，核对了 (\d+) 个/.exec(done.output) ?? [];
    expect(Number(total)).toBeGreaterThan(3);
    expect(checked).toBe(total);
    // All of them once more as one file, in their order; and nothing else is left beside the folder.
    const [pack, ...others] = files.filter(({ sheet }) => sheet === null);
    expect(others).toEqual([]);
    expect([pack?.file, pack?.estate]).toEqual(['000101/甲子县-丁香苑-小区整包-2026-11.pdf', 'JZ001']);
    expect(pack?.pages).toBe(files.reduce((sum, { sheet, pages }) => sum + (sheet === null ? 0 : pages), 0));
    expect(await readdir(out)).toEqual(['print', 'print.1', 'print.old']);
  });

  it('packs a county, its streets and the firms that serve more than one estate', { tags: 'long' }, async () => {
    const out = path.join(work, 'county');
    const done = await print(sample, out, '--division', '000102', '--sheet', 'placard');
    expect(done.code).toBe(0);
    const packs = (await index(out)).filter(({ sheet }) => sheet === null);
    expect(packs.map(({ file }) => file)).toContain('000102/乙丑区-整包-2026-11.pdf');
    expect(packs.some(({ file }) => /^000102\/乙丑区-.+街道-整包-2026-11\.pdf$/.test(file))).toBe(true);
    expect(packs.some(({ firm, file }) => firm !== null && file.startsWith('firms/'))).toBe(true);
    const whole = packs.find(({ file }) => file === '000102/乙丑区-整包-2026-11.pdf') as PrintedFile;
    const read = await readPdf(await readFile(path.join(out, 'print', ...whole.file.split('/'))));
    const singles = (await index(out)).filter(({ sheet }) => sheet !== null);
    const estates = new Set(singles.map(({ estate }) => estate));
    expect(read.bookmarks).toHaveLength(estates.size);
    // Each estate has a separator before its sheets.
    expect(read.pages).toHaveLength(estates.size + singles.reduce((sum, { pages }) => sum + pages, 0));
  });

  it('prints only what has changed since, with a list of what comes down', { tags: 'long' }, async () => {
    const first = path.join(work, 'first');
    const names = ['--sheet', 'notice'];
    const street = ['--division', '000101001'];
    await print(sample, first, ...street, ...names);
    const since = ['--since', path.join(first, 'print', 'index.json')];
    // Nor have the kinds changed that the earlier publication did not print.
    const same = path.join(work, 'same');
    expect((await print(sample, same, ...street, ...since)).code).toBe(0);
    expect(await index(same)).toEqual([]);
    const folder = await changed('moved', 'tables/项目负责人.csv', '张示例', '王示例');
    const third = path.join(work, 'third');
    const done = await print(folder, third, ...street, ...names, ...since);
    expect(done.code).toBe(0);
    const files = await index(third);
    const sheets = files.filter(({ estate }) => estate !== null);
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.length).toBeLessThan((await index(first)).length);
    const list = files.find(({ title }) => title === '甲子县公示单撤下清单') as PrintedFile;
    const read = await readPdf(await readFile(path.join(third, 'print', ...list.file.split('/'))));
    const text = read.pages.map((page) => page.text).join('');
    expect(text).toContain('丁香苑');
    expect(text.split('换新').length - 1).toBe(sheets.length + 1);
    // The firm is on a list: what names it comes first, under its own heading.
    expect(text).toContain('写有上榜、通报或处罚的，先办');
    expect(sheets.filter(({ until }) => until !== null).length).toBeGreaterThan(0);
    // A publication of an earlier version didn't say whether a sheet names somebody.
    const old = path.join(work, 'old.json');
    const without = (await index(first)).map(({ until: _, ...sheet }) => sheet);
    await writeFile(old, JSON.stringify({ sheets: without }));
    const fourth = path.join(work, 'fourth');
    expect((await print(folder, fourth, ...street, ...names, '--since', old)).code).toBe(0);
    const again = (await index(fourth)).find(({ title }) => title === list.title) as PrintedFile;
    const said = await readPdf(await readFile(path.join(fourth, 'print', ...again.file.split('/'))));
    expect(said.pages.map((page) => page.text).join('')).not.toContain('先办');
  });

  it('stops before anything is printed where no font has a character, and names its place', async () => {
    const folder = await changed('rare', 'tables/小区.csv', '春晖街道示例路18号', '春晖街道𪚥路18号');
    const out = path.join(work, 'none');
    const done = await print(folder, out, '--estate', 'JZ001');
    expect(done.code).toBe(1);
    expect(done.output).toMatch(/小区\.csv\n +第 \d+ 行「地址」.*其中「𪚥」（U\+2A6A5）.*JZ001/);
    expect(done.output).toContain('没有印。这次的内容里有字库里没有的字：「𪚥」（U+2A6A5）。');
    expect(done.output).not.toContain('没有发现问题');
    expect(existsSync(path.join(out, 'print'))).toBe(false);
  });

  it('prints a character of a font that portal.yaml names, and asks for the font where it is not there', async () => {
    const folder = await changed(
      'fallback',
      'portal.yaml',
      'icp: ""',
      'icp: ""\nprint:\n  fonts: ["fonts/自己的.ttf"]',
    );
    const without = await print(folder, path.join(work, 'f'), '--estate', 'JZ001');
    expect(without.code).toBe(1);
    expect(without.output).toContain('fonts/自己的.ttf');
    await mkdir(path.join(folder, 'fonts'));
    await writeFile(path.join(folder, 'fonts', '自己的.ttf'), await ownFont());
    const estates = path.join(folder, 'tables', '小区.csv');
    await writeFile(
      estates,
      (await readFile(estates, 'utf8')).replace('春晖街道示例路18号', `春晖街道${OWN_CHARACTER}路18号`),
    );
    const out = path.join(work, 'own');
    const done = await print(folder, out, '--estate', 'JZ001', '--sheet', 'revenue');
    expect(done.code).toBe(0);
    const [file] = await index(out);
    const read = await readPdf(await readFile(path.join(out, 'print', ...(file as PrintedFile).file.split('/'))));
    expect(read.pages[0]?.text).toContain(OWN_CHARACTER);
    expect(read.fonts.names.some((name) => !name.includes('Noto'))).toBe(true);
  });

  it('warns of codes that lead nowhere once the data are real', () => {
    const words = (url: string, demo = false) => nowhereWords({ demo, complaint: { url, hosts: [] } });
    expect(words('https://example.org/c/{estate}/?{place}').join()).toContain('「example.org」');
    expect(words('https://tousu.example/{estate}')).toHaveLength(1);
    expect(words('https://example.org/c/{estate}/?{place}', true)).toEqual([]);
    for (const url of [
      'https://myexample.org/{estate}',
      'https://example.org.cn/{estate}',
      'https://a.gov.cn/{estate}',
    ])
      expect(words(url), url).toEqual([]);
    expect(nowhereWords({ demo: false, complaint: null })).toEqual([]);
  });

  it('says how it is called', async () => {
    // How much is in the folder doesn't matter; this has two estates.
    const base = caseFolder('base');
    const none = await print(base, path.join(work, 'x'));
    expect([none.code, none.output.includes('三者选一')]).toEqual([2, true]);
    const wrong = await print(base, path.join(work, 'x'), '--all', '--sheet', '海报');
    expect([wrong.code, wrong.output.includes('海报')]).toEqual([2, true]);
    const away = await print(base, path.join(work, 'x'), '--all', '--since', path.join(work, '没有.json'));
    expect([away.code, away.output.includes('没有.json」不是一个有的文件')]).toEqual([2, true]);
    const file = path.join(work, '半份.json');
    await writeFile(file, '[{"file":');
    const half = await print(base, path.join(work, 'x'), '--all', '--since', file);
    expect([half.code, half.output.includes('不是完整的 JSON 文件')]).toEqual([2, true]);
    const onFile = await print(base, file, '--estate', 'JZ001');
    expect([onFile.code, onFile.output.includes('不是文件夹')]).toEqual([2, true]);
    const estate = await print(base, path.join(work, 'x'), '--estate', '没有');
    expect([estate.code, estate.output.includes('小区表里没有')]).toEqual([2, true]);
  });
});
