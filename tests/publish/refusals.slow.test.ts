/**
 * `check` says all that `build`, `print` and `kiosk` would refuse, with its place; and they refuse nothing else.
 */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChecked } from '../../scripts/loading.ts';
import { missingFrom } from '../../src/domain/glyphs.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { SHEET_NAMES } from '../../src/domain/sheet-names.ts';
import { loadFonts } from '../../src/publish/print/fonts.ts';
import { refusalsOf } from '../../src/publish/refusals.ts';
import { screenSnapshot } from '../../src/screens/snapshot.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { cardsOf } from '../../src/views/around/cards.ts';
import { command, commandHere } from '../support/commands.ts';
import { ownFont } from '../support/own-font.ts';
import { csvOf, TOWN } from '../support/tables.ts';

const CASE = path.join(REPOSITORY, 'tests', 'fixtures', 'cases', 'emoji-in-notice');
const AS_OF = '2026-11-10' as IsoDate;
const OPTIONS = { asOf: AS_OF, base: null, division: null };

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-refusals-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The office of the case with a notice that is right, and some files changed. */
async function office(name: string, files: Files): Promise<string> {
  const folder = path.join(work, name);
  await cp(CASE, folder, { recursive: true });
  for (const [file, text] of Object.entries({ 'notices/2026-11-01-a.md': NOTICE, ...files })) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

const NOTICE = `---
title: 停水通知
type: 停水
targets: ["YC001"]
publisher: 示例甲物业服务有限公司
from: "2026-11-05"
---
11月20日停水。
`;
const PORTAL = await readFile(path.join(CASE, 'portal.yaml'), 'utf8');
const ESTATES = await readFile(path.join(CASE, 'tables', '小区.csv'), 'utf8');
const withFont = (file: string): string => `${PORTAL}print:\n  fonts: ["${file}"]\n`;
const complaint = (url: string): string => PORTAL.replace('https://example.org/c/{estate}/?{place}', url);
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

const COMPLAINT_LINE = lineOf(PORTAL, 'url:');
const FONT_LINE = lineOf(withFont('x'), 'fonts:');

type Place = [file: string, row: number | null, column: string | null, code: string];
const places = (problems: readonly Problem[]): Place[] =>
  problems.map(({ file, row, column, code }) => [file, row, column, code]);

/** What is wrong, the files that hold it, and what is told of it. */
const SLIPS: [what: string, files: () => Promise<Files> | Files, told: Place[]][] = [
  [
    'a character in the name of an estate',
    () => ({ 'tables/小区.csv': ESTATES.replace('梧桐里', '梧桐里🏠') }),
    [['tables/小区.csv', 4, '小区名称', 'character-without-glyph']],
  ],
  [
    'a character in the settings',
    () => ({ 'portal.yaml': PORTAL.replace('示例市住房', '示例市🏢住房') }),
    [['portal.yaml', lineOf(PORTAL, 'publisher:'), 'publisher', 'character-without-glyph']],
  ],
  [
    'a character that YAML writes in another way',
    () => ({ 'notices/2026-11-01-a.md': NOTICE.replace('停水通知', '"停水\\U0001F4E2"') }),
    [['notices/2026-11-01-a.md', null, 'title', 'character-without-glyph']],
  ],
  [
    'a character in the name of a file',
    () => ({ 'tables/小区-🏠.csv': `${ESTATES.split('\n')[0]}\nZZ001,槐花里,000102,专业物业,,,,,,10,1\n` }),
    [['tables/小区-🏠.csv', null, null, 'character-without-glyph']],
  ],
  [
    'a font outside of the folder',
    () => ({ 'portal.yaml': withFont('../font.ttf') }),
    [['portal.yaml', FONT_LINE, 'print.fonts.0', 'setting-wrong']],
  ],
  [
    'a font by its place on the disk',
    () => ({ 'portal.yaml': withFont('/usr/share/fonts/font.ttf') }),
    [['portal.yaml', FONT_LINE, 'print.fonts.0', 'setting-wrong']],
  ],
  [
    'a font that is a folder',
    () => ({ 'portal.yaml': withFont('tables') }),
    [['portal.yaml', FONT_LINE, 'print.fonts.0', 'setting-wrong']],
  ],
  [
    'a font that is not there',
    () => ({ 'portal.yaml': withFont('fonts/x.ttf') }),
    [['portal.yaml', FONT_LINE, 'print.fonts.0', 'setting-wrong']],
  ],
  [
    'a font that is a text',
    () => ({ 'portal.yaml': withFont('fonts/x.ttf'), 'fonts/x.ttf': 'not a font' }),
    [['portal.yaml', FONT_LINE, 'print.fonts.0', 'font-not-readable']],
  ],
  [
    'a font that is cut',
    async () => ({ 'portal.yaml': withFont('fonts/x.ttf'), 'fonts/x.ttf': (await ownFont()).subarray(0, 5000) }),
    [['portal.yaml', FONT_LINE, 'print.fonts.0', 'font-not-readable']],
  ],
  [
    'a font for browsers',
    () => ({ 'portal.yaml': withFont('fonts/x.ttf'), 'fonts/x.ttf': 'wOF2\0\x01\0\0' }),
    [['portal.yaml', FONT_LINE, 'print.fonts.0', 'font-not-readable']],
  ],
  [
    'a placeholder that nobody fills',
    () => ({ 'portal.yaml': complaint('https://example.org/c/{code}/') }),
    [['portal.yaml', COMPLAINT_LINE, 'complaint.url', 'setting-wrong']],
  ],
  [
    'a complaint address with a space',
    () => ({ 'portal.yaml': complaint('https://example.org/c/{estate}/? {place}') }),
    [['portal.yaml', COMPLAINT_LINE, 'complaint.url', 'setting-wrong']],
  ],
  [
    'a complaint address with a password',
    () => ({ 'portal.yaml': complaint('https://user:word@example.org/{estate}') }),
    [['portal.yaml', COMPLAINT_LINE, 'complaint.url', 'setting-wrong']],
  ],
  [
    'a complaint address whose host is another for each estate',
    () => ({
      'portal.yaml': complaint('https://{estate}.example.org/').replace('["example.org"]', '["a1.example.org"]'),
    }),
    [['portal.yaml', COMPLAINT_LINE, 'complaint.url', 'setting-wrong']],
  ],
  [
    'a site to which no code may lead, though screens have one',
    () => ({ 'portal.yaml': PORTAL.replace('base: https://example.org', 'base: https://物业.example') }),
    [['portal.yaml', 2, 'base', 'code-leads-elsewhere']],
  ],
  [
    'a complaint address that makes too dense a code',
    () => ({ 'portal.yaml': complaint(`https://example.org/${'c'.repeat(130)}/{estate}`) }),
    [['portal.yaml', COMPLAINT_LINE, 'complaint.url', 'code-too-dense']],
  ],
  [
    'an address of the site that makes too dense a code',
    () => ({
      'portal.yaml': PORTAL.replace('base: https://example.org', `base: https://example.org/${'b'.repeat(200)}`),
    }),
    [['portal.yaml', 2, 'base', 'code-too-dense']],
  ],
  [
    'two notices of one name',
    () => ({ 'notices/2026-11-01-A.md': NOTICE }),
    [['notices/2026-11-01-a.md', null, null, 'notice-name-taken']],
  ],
];

describe('check', () => {
  it.each(SLIPS)('tells %s with its place', async (what, files, told) => {
    const { problems } = await loadChecked(await office(what, await files()), OPTIONS);
    expect(places(problems)).toEqual(told);
    for (const { message } of problems) expect(message).not.toMatch(/undefined|null|请|无效/);
  });

  it.each([
    'example.org',
    'https:/example.org',
    'https://example.org/?a=1',
    'https://example.org/#top',
    'https://user@example.org',
    'https://example.org/a b',
    'https://example.org/../x',
    'ftp://example.org',
    'https:\\\\example.org',
  ])('tells that nothing can be served at %s', async (base) => {
    const portal = PORTAL.replace('base: https://example.org', `base: '${base}'`);
    const { problems } = await loadChecked(
      await office(`base ${encodeURIComponent(base)}`, { 'portal.yaml': portal }),
      OPTIONS,
    );
    expect(places(problems)).toEqual([['portal.yaml', 2, 'base', 'setting-wrong']]);
  });

  it('tells a link that leads out of the folder to a font', async () => {
    const folder = await office('linked', { 'portal.yaml': withFont('fonts/x.ttf') });
    await writeFile(path.join(work, 'elsewhere.ttf'), await ownFont());
    await mkdir(path.join(folder, 'fonts'));
    await symlink(path.join(work, 'elsewhere.ttf'), path.join(folder, 'fonts', 'x.ttf'));
    const { problems } = await loadChecked(folder, OPTIONS);
    expect(places(problems)).toEqual([['portal.yaml', FONT_LINE, 'print.fonts.0', 'setting-wrong']]);
  });

  it('has nothing to say of a font that can be used, of rare characters that ours have, and of the sample city', async () => {
    const folder = await office('right', {
      'portal.yaml': withFont('fonts/x.ttf'),
      'fonts/x.ttf': await ownFont(),
      'tables/小区.csv': ESTATES.replace('梧桐里', '䶮㛃𫖯里'),
    });
    expect((await loadChecked(folder, OPTIONS)).problems).toEqual([]);
    expect(await refusalsOf(await loadContent(path.join(REPOSITORY, 'content'), { asOf: AS_OF }), OPTIONS)).toEqual([]);
  });
});

describe('an emoji in the notice of one estate', () => {
  it('is told with its line, its code points and its estate, joiners and all', async () => {
    const { problems } = await loadChecked(CASE, OPTIONS);
    expect(places(problems)).toEqual([
      ['notices/2026-11-01-a.md', 2, 'title', 'character-without-glyph'],
      ['notices/2026-11-01-a.md', 12, null, 'character-without-glyph'],
    ]);
    expect(problems[0]?.message).toContain('「📢」（U+1F4E2）');
    expect(problems[1]?.message).toContain('「🙏」（U+1F64F）');
    for (const { message } of problems) expect(message).toContain('YC001 梧桐里');
    const family = await office('family', { 'notices/2026-11-01-a.md': NOTICE.replace('停水。', '停水👨‍👩‍👧☎️。') });
    expect((await loadChecked(family, OPTIONS)).problems[0]?.message).toContain(
      '「👨‍👩‍👧」（U+1F468 U+200D U+1F469 U+200D U+1F467）',
    );
  });

  it('stops all commands that would show it with the words of check, and no other estate’s screen', async () => {
    const at = ['--content', CASE, '--as-of', AS_OF];
    const out = (name: string): string[] => ['--out', path.join(work, `${name}-out`)];
    const { problems } = await loadChecked(CASE, OPTIONS);
    for (const [name, args] of [
      ['check', at],
      ['build', [...at, ...out('build')]],
      ['print', [...at, ...out('print'), '--all', '--sheet', 'notice']],
      ['kiosk', [...at, ...out('kiosk'), '--estate', 'YC001']],
    ] as const) {
      // One of them as a process, with the code that it ends with.
      const ended = await (name === 'build' ? command : commandHere)(name, args);
      expect([name, ended.code]).toEqual([name, 1]);
      for (const { message, file } of problems) expect(ended.output).toContain(message.slice(file.length).trim());
    }
    const other = await commandHere('print', [...at, ...out('other'), '--estate', 'JZ001', '--sheet', 'fees']);
    expect([other.code, other.output]).toEqual([0, expect.stringContaining('公示单 1 份')]);
  });
});

describe('what stops all commands alike', () => {
  it('is said by each in the same words', async () => {
    const folder = await office('many slips', {
      'portal.yaml': withFont('../x.ttf').replace(
        'https://example.org/c/{estate}/?{place}',
        `https://example.org/${'c'.repeat(160)}`,
      ),
      'notices/2026-11-01-A.md': NOTICE,
    });
    const { problems } = await loadChecked(folder, OPTIONS);
    expect(problems.map(({ code }) => code)).toEqual(['setting-wrong', 'code-too-dense', 'notice-name-taken']);
    const at = ['--content', folder, '--out', path.join(work, 'never'), '--as-of', AS_OF];
    for (const [name, args] of [
      ['build', at],
      ['print', [...at, '--all']],
      ['kiosk', [...at, '--estate', 'JZ002']],
    ] as const) {
      const ended = await commandHere(name, args);
      expect([name, ended.code]).toEqual([name, 1]);
      for (const { message, file } of problems) expect(ended.output).toContain(message.slice(file.length).trim());
    }
  });
});

describe('what sheets, screens and cards show', () => {
  it('holds no character that check would not have told', async () => {
    const folder = path.join(work, 'marked');
    await mkdir(path.join(folder, 'tables'), { recursive: true });
    await mkdir(path.join(folder, 'notices'));
    // Each text column, setting and line of a notice has a rare character of its own.
    let next = 0x2b820;
    const mark = (): string => String.fromCodePoint(next++);
    for (const table of TABLES) {
      const free = columnList(table).filter(([, { type }]) => type.is === 'text' || type.is === 'name');
      const marks = new Map(free.map(([, { header }]) => [header, mark()]));
      const rows = TOWN[table.id].map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([header, text]) => [header, text === '' ? '' : text + (marks.get(header) ?? '')]),
        ),
      );
      await writeFile(path.join(folder, 'tables', `${table.name}.csv`), csvOf(table.id, rows));
    }
    await writeFile(
      path.join(folder, 'portal.yaml'),
      PORTAL.replace('物业服务公开', `$&${mark()}`).replace('建设局', `$&${mark()}`).replace('icp: ""', 'icp: 备案📢'),
    );
    await writeFile(
      path.join(folder, 'notices', 'n.md'),
      NOTICE.replace('YC001', 'JZ001')
        .replace('停水通知', `$&${mark()}`)
        .replace('示例甲物业服务有限公司', `$&${mark()}`)
        .replace('日停水。', `$&${mark()}`),
    );
    const content = await loadContent(folder, { asOf: AS_OF });
    expect(content.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const site = await makeSite(content, { ...OPTIONS, only: [] });
    const { covered } = await loadFonts(folder, []);
    const shown = new Set<string>();
    const look = (value: unknown): void => {
      for (const character of missingFrom(JSON.stringify(value), covered)) shown.add(character);
    };
    for (const { sheets } of planSheets(site, { names: SHEET_NAMES, estates: null, division: null }))
      for (const { sheet } of sheets) look(sheet);
    for (const { code } of site.register.records.estate) look(screenSnapshot(site, code, []));
    for (const card of cardsOf(site)) look(card);
    const refused = new Set((await refusalsOf(content, OPTIONS)).flatMap(({ characters }) => characters));
    expect(shown.size).toBeGreaterThan(20);
    expect([...shown].filter((character) => !refused.has(character))).toEqual([]);
  });
});
