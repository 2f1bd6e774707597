/**
 * What must never be published is found wherever it stands in a content folder, and nothing that is written says it.
 */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printReport } from '../../scripts/report.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { profileTexts, searchMarkdown } from '../../src/privacy/gate.ts';
import { leaksOf } from '../../src/privacy/leaks.ts';
import { loadContent, REPOSITORY, staffView } from '../../src/site.ts';
import { staffReport } from '../../src/staff/report.ts';
import {
  csvOf,
  FIRM,
  GROUND,
  headersOf,
  readTown,
  sheetRows,
  TOWN,
  tableFile,
  townWith,
  xlsx,
} from '../support/tables.ts';
import { INNOCENT, PRIVATE } from './spellings.ts';

const AS_OF = '2026-11-10' as IsoDate;
const ID = '110101199003071233';
const ABOUT_PRIVACY = /^private-/;

/** A content folder around the town's ground: paths and texts. */
async function read(files: Readonly<Record<string, string | Uint8Array>>, settings: object = {}): Promise<Content> {
  const portal = {
    name: '示例市物业服务公开',
    base: 'https://example.org',
    publisher: '示例市住房和城乡建设局',
    demo: true,
    divisions: ['000100'],
    ...settings,
  };
  const tables = Object.entries(GROUND).map(([name, text]) => [`tables/${name}`, text] as const);
  // JSON is YAML, and writes any text safely.
  const all = { 'portal.yaml': JSON.stringify(portal, null, 1), ...Object.fromEntries(tables), ...files };
  return readContent({
    files: Object.entries(all).map(([name, text]) => tableFile(name, text)),
    asOf: AS_OF,
    shippedProfile: async () => null,
  });
}

const notice = (body: string, front = ''): string =>
  `---\ntitle: 停水\ntype: 停水\ntargets: JZ001\npublisher: 示例\nfrom: "2026-11-01"\n${front}---\n\n${body}\n`;

const private_ = (content: Content): Problem[] => content.problems.filter(({ code }) => ABOUT_PRIVACY.test(code));
const places = (content: Content): [string, number | null, string | null, string][] =>
  private_(content).map((p) => [p.file, p.row, p.column, p.code]);

/** Everything that a run of `check` writes of a content folder. */
function outputsOf(content: Content): string {
  const { portal, profiles, problems, totals } = content;
  const lines: string[] = [];
  printReport(problems, totals, (line) => lines.push(line));
  const report = staffReport({ ...staffView(content, AS_OF), portal, profiles, problems, totals, asOf: AS_OF });
  return [...lines, JSON.stringify(problems), JSON.stringify(problems, null, 2), report].join('\n');
}

const events = (texts: readonly string[]): string =>
  csvOf(
    'event',
    texts.map((结果) => ({ ...TOWN.event[0], 结果 })),
  );
/** Those of the texts that can be the name of a file. */
const asNames = (texts: readonly string[]): string[] => texts.filter((text) => !/[/\n]/.test(text));

describe('private data in any spelling', () => {
  const texts = PRIVATE.map(({ text }) => text);
  const rowsOf = (content: Content): (number | null)[] => [...new Set(private_(content).map(({ row }) => row))];

  it('is stopped in a cell, each in its row, and repeated nowhere', async () => {
    const table = events(texts);
    const content = await read({ 'tables/事件.csv': table });
    const stopped = new Set(private_(content).flatMap(({ rows }) => rows));
    // A cell of two lines takes two lines of the file and one row of the sheet.
    expect(texts.filter((_text, index) => !stopped.has(index + 2))).toEqual([]);
    const outputs = outputsOf(content);
    expect(texts.filter((text) => outputs.includes(text))).toEqual([]);
  });
  it('is stopped in a notice and repeated nowhere', async () => {
    const content = await read(
      Object.fromEntries(texts.map((text, index) => [`notices/n${index}.md`, notice(`已登记，${text}，办理中。`)])),
    );
    const stopped = new Set(private_(content).map(({ file }) => file));
    expect(texts.filter((_text, index) => !stopped.has(`notices/n${index}.md`))).toEqual([]);
    const outputs = outputsOf(content);
    expect(texts.filter((text) => outputs.includes(text))).toEqual([]);
  });
  it('is stopped in the name of a notice and of a table, and repeated nowhere', async () => {
    const names = asNames(texts);
    for (const name of names) {
      const content = await read({
        [`notices/通知-${name}.md`]: notice('正文。'),
        [`tables/事件-${name}.csv`]: csvOf('event'),
      });
      expect(
        private_(content).map(({ code }) => code),
        name,
      ).toEqual(['private-file-name', 'private-file-name']);
      expect(outputsOf(content).includes(name), name).toBe(false);
    }
  });
  it('is stopped in a setting and repeated nowhere', async () => {
    for (const text of texts) {
      const content = await read({}, { publisher: text });
      expect(places(content), text).toEqual([['portal.yaml', 4, 'publisher', 'private-value']]);
      expect(outputsOf(content).includes(text), text).toBe(false);
    }
  });
  it('is told with the line it stands on', async () => {
    const content = await read({ 'notices/a.md': notice(`第一行\n找138\n12345678`) });
    expect(places(content)).toEqual([['notices/a.md', 10, null, 'private-value']]);
    expect(rowsOf(await read({ 'notices/a.md': notice('好', `doc: "${ID}"\n`) }))).toEqual([7]);
  });
});

describe('an innocent text', () => {
  it('is stopped nowhere', async () => {
    const content = await read({
      'tables/事件.csv': events(INNOCENT),
      ...Object.fromEntries(INNOCENT.map((text, index) => [`notices/n${index}.md`, notice(text)])),
      ...Object.fromEntries(asNames(INNOCENT).map((text) => [`notices/通知-${text}.md`, notice('正文。')])),
    });
    expect(private_(content).map(({ message }) => message)).toEqual([]);
    for (const text of INNOCENT) expect(places(await read({}, { publisher: text })), text).toEqual([]);
  });
  it('stands in every profile that comes with the software', async () => {
    const { profiles, library } = await loadContent(path.join(REPOSITORY, 'content'), { asOf: AS_OF });
    const privacy = new PrivacySearch([]);
    expect(library.length).toBeGreaterThanOrEqual(5);
    for (const profile of [...profiles.values(), ...library])
      expect(profileTexts(profile).filter(({ text, search }) => privacy.find(text, search).length > 0)).toEqual([]);
  });
});

describe('the gate', () => {
  it('finds a number that runs over two cells', async () => {
    const split: [string, string][] = [
      ['经办人110101199003', '071233'],
      ['电话1381234', '5678'],
      ['电话138-1234-', '5678号'],
      ['尾号一一〇一〇一一九九〇〇三', '〇七一二三三'],
    ];
    for (const [结果, 文号] of split) {
      const content = await read({ 'tables/事件.csv': csvOf('event', townWith('event', { 结果, 文号 })) });
      expect(places(content), 结果).toEqual([['tables/事件.csv', 2, '文号', 'private-value']]);
      expect(JSON.stringify(content.problems)).not.toContain(文号);
    }
    const apart = await read({
      'tables/事件.csv': csvOf(
        'event',
        townWith('event', { 结果: '整改3处，共138001元，剩余2026', 文号: '2026年12号' }),
      ),
    });
    expect(places(apart)).toEqual([]);
  });
  it('repeats no identity number that a workbook keeps as a number', async () => {
    const rows = sheetRows('event', [{ ...TOWN.event[0], 结果: Number(ID) }]);
    const content = await read({ 'tables/事件.xlsx': await xlsx([{ name: '事件', rows }]) });
    expect(content.problems.map((p) => [p.file, p.row, p.column, p.code])).toContainEqual([
      'tables/事件.xlsx',
      2,
      '结果',
      'code-damaged',
    ]);
    expect(JSON.stringify(content.problems)).not.toContain('19900307');
  });
  it('looks at what has passed intake once more', async () => {
    const { register } = await readTown({ '事件.csv': csvOf('event') });
    const event = register.records.event.map((record) => ({ ...record, document: `证${ID}`, rule: '13812345678' }));
    const lift = [{ ...(register.records.estate[0] as object), areaSqm: 110101199003071000 }];
    const leaking = { ...register, records: { ...register.records, event, estate: lift as never } };
    expect(leaksOf(leaking, new PrivacySearch([])).map(({ column, kinds }) => [column, kinds])).toEqual([
      ['建筑面积', '身份证号'],
      ['文号', '身份证号'],
      ['规则', '手机号'],
    ]);
  });
  it('reads a notice as its readers do', () => {
    const leaks = (body: string): [number, string][] =>
      searchMarkdown(body, 1, new PrivacySearch([])).map(({ line, kinds }) => [line, kinds]);
    expect(leaks('好\n\n找[13812](https://example.org)[345678](https://example.org)')).toEqual([[3, '手机号']]);
    expect(leaks('[点这里](tel:%31%33812345678)')).toEqual([[1, '手机号']]);
    expect(leaks('138\\-1234\\-5678')).toEqual([[1, '手机号']]);
    expect(leaks('业主**王某某**反映')).toEqual([[1, '居民姓名']]);
    expect(leaks('| 甲 | 乙 |\n|---|---|\n| 13 | 15 |\n| 18 | 20 |\n')).toEqual([]);
  });
  it('hides the name of a sheet too', async () => {
    const sheet = `事件-${ID}`;
    const content = await read({
      'tables/台账.xlsx': await xlsx([{ name: sheet, rows: sheetRows('event', TOWN.event) }]),
    });
    expect(content.problems.some(({ severity }) => severity === 'error')).toBe(true);
    expect(outputsOf(content).includes(ID)).toBe(false);
  });
  it('lets an office say how to reach it, and no resident', async () => {
    expect(places(await read({}, { contact: '值班 13812345678，wuye@163.com' }))).toEqual([]);
    expect(places(await read({}, { contact: `业主王某某 ${ID}` }))).toEqual([
      ['portal.yaml', 9, 'contact', 'private-value'],
    ]);
    const channel = (change: Record<string, string>): Record<string, string> => ({
      'tables/投诉渠道.csv': csvOf('channel', townWith('channel', change)),
    });
    expect(places(await read(channel({ 渠道: '邮箱', 值: 'wuye@qq.com' })))).toEqual([]);
    expect(places(await read(channel({ 部门: '找 wuye@qq.com' })))).toEqual([
      ['tables/投诉渠道.csv', 2, '部门', 'private-value'],
    ]);
    expect(places(await read({ 'tables/企业-2.csv': csvOf('firm', [], headersOf('firm')) }))).toEqual([]);
    expect(FIRM).toMatch(/^91/);
  });
});

describe('privacy.allow', () => {
  const allow = (...texts: string[]): object => ({ privacy: { allow: texts } });

  it('lets one exact text pass and says so', async () => {
    const files = { 'tables/事件.csv': events(['样板间3-501开放', '样板间3-502开放']) };
    const content = await read(files, allow('样板间3-501开放'));
    expect(places(content)).toEqual([
      ['tables/事件.csv', 3, '结果', 'private-value'],
      ['portal.yaml', 11, 'privacy.allow', 'private-allowed'],
    ]);
    expect(content.register.records.event.map(({ result }) => result)).toEqual(['样板间3-501开放']);
    expect(content.problems.at(-1)).toMatchObject({ severity: 'warning', value: '样板间3-501开放' });
  });
  it('lets a line of a notice, a file and a setting pass', async () => {
    const content = await read(
      { 'notices/a.md': notice('第一行\n样板间3-501开放\n'), 'notices/样板间3-501.md': notice('好') },
      { ...allow('样板间3-501开放', '样板间3-501.md', '示例3-501'), name: '示例3-501' },
    );
    expect(private_(content).map(({ code }) => code)).toEqual([
      'private-allowed',
      'private-allowed',
      'private-allowed',
    ]);
  });
  it('tells what is met nowhere', async () => {
    expect(places(await read({}, allow('样板间3-501开放')))).toEqual([
      ['portal.yaml', 11, 'privacy.allow', 'private-allow-unused'],
    ]);
  });
  it('never lets identity and card numbers pass', async () => {
    for (const text of [ID, '6222020000000000000', '账号：0512345678901234', '护照号E12345678']) {
      const content = await read({ 'tables/事件.csv': events([text]) }, allow(text));
      expect(private_(content).map(({ code, severity }) => [code, severity])).toEqual([
        ['private-value', 'error'],
        ['private-allow-never', 'error'],
      ]);
      expect(outputsOf(content).includes(text), text).toBe(false);
    }
  });
});
