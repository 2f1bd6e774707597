/**
 * What another publication changes: only files that say something about what was edited, though it is another release of another day.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutputFile, ReleaseManifest } from '../../src/domain/manifest.ts';
import type { PrintedFile } from '../../src/publish/print/printed-file.ts';
import { checkCached } from '../support/cached.ts';
import { commandHere } from '../support/commands.ts';
import { damageOf } from '../support/whole-release.ts';

type Row = Record<string, string>;

let work: string;
let content: string;
let out: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-what-changes-'));
  content = path.join(work, 'city');
  out = path.join(work, 'site');
  expect((await commandHere('sample', ['--out', content, '--estates', '12'])).code).toBe(0);
  const portal = path.join(content, 'portal.yaml');
  await writeFile(portal, `${await readFile(portal, 'utf8')}print:\n  sheets: [fees]\n`);
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function build(asOf: string) {
  const options = ['--content', content, '--out', out, '--only', 'print,kiosk', '--as-of', asOf];
  const built = await commandHere('build', options);
  expect(built.code, built.output).toBe(0);
  const read = async <T>(file: string) => JSON.parse(await readFile(path.join(out, ...file.split('/')), 'utf8')) as T;
  return {
    output: built.output,
    files: (await read<ReleaseManifest>('data/release.json')).outputs,
    printed: await read<PrintedFile[]>('print/index.json'),
  };
}

async function rowsOf(table: string): Promise<Row[]> {
  const text = await readFile(path.join(content, 'tables', `${table}.csv`), 'utf8');
  return Papa.parse<Row>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
}

const sums = (files: readonly OutputFile[]) => new Map(files.map((file) => [file.path, file.sha256]));

it('one price, a day later: sheets and screens of its estate and of those beside it, and what leads to them', {
  tags: 'long',
}, async () => {
  const before = await build('2026-11-12');
  const fees = await rowsOf('fee_item');
  const edited = fees.at(-1) as Row;
  const code = edited.小区编码 as string;
  edited.收费标准 = (Number(edited.收费标准) + 1).toFixed(2);
  await writeFile(path.join(content, 'tables', 'fee_item.csv'), Papa.unparse(fees));
  const after = await build('2026-11-13');
  const known = sums(before.files);
  const changed = after.files.filter((file) => known.get(file.path) !== file.sha256).map((file) => file.path);

  const estates = await rowsOf('estate');
  const own = estates.find((estate) => estate.小区编码 === code) as Row;
  // A screen tells of estates of the same street as well.
  const beside = estates.filter((estate) => estate.街道 === own.街道 && estate.行政区划代码 === own.行政区划代码);
  const screens = beside.flatMap((estate) => [
    `kiosk/${estate.小区编码}/index.html`,
    `kiosk/${estate.小区编码}/manifest.json`,
  ]);
  const sheets = after.printed.filter((file) => file.estate === code).map(({ file }) => `print/${file}`);
  const county = own.行政区划代码?.slice(0, 6);
  const leading = [`kiosk/ids-${county}.json`, 'kiosk/valid.json', 'print/index.json'];
  const firms = (await rowsOf('contract')).flatMap((row) => (row.小区编码 === code ? row.统一社会信用代码 : []));
  const holding = after.printed.filter(
    ({ sheet, division, firm }) => sheet === null && (division === county || firms.includes(firm ?? '')),
  );
  const packs = holding.map(({ file }) => `print/${file}`);
  expect(changed).toEqual(expect.arrayContaining([...sheets, `kiosk/${code}/index.html`, ...leading]));
  expect(changed.filter((file) => ![...screens, ...sheets, ...leading, ...packs].includes(file))).toEqual([]);

  // What says the same hangs since it was first published, and is taken over.
  const single = after.printed.filter(({ sheet }) => sheet !== null);
  expect(after.output).toContain(`其中 ${single.length - sheets.length} 份说的没有变，沿用原来的`);
  for (const { estate, since, file, id } of single) {
    expect(since, file).toBe(estate === code ? '2026-11-13' : '2026-11-12');
    const { id: then } = before.printed.find((one) => one.file === file) as PrintedFile;
    expect(id === then, file).toBe(estate !== code);
  }
  expect(await damageOf(out)).toEqual([]);
});

// tests/soak/cached.soak.ts asks the same of all parts, with a thousand edits over sixty publications.
it('a cache changes no byte of sheets, packs and screens, over four publications with 40 edits and a killed build', async () => {
  const report = await checkCached({
    ...{ estates: 12, seed: 'four', kills: 0.4, settings: 'print:\n  sheets: [fees]\n' },
    publications: Array.from({ length: 4 }, () => ({ edits: 13, only: ['print', 'kiosk'] as const })),
  });
  expect(report.different).toEqual([]);
  expect(report.edits).toBeGreaterThanOrEqual(40);
  expect(report.killed).toBeGreaterThan(0);
  for (const kind of ['sheet', 'pack', 'screen'])
    for (const count of [report.made, report.taken]) expect(count[kind]).toBeGreaterThan(5);
}, 600_000);
