/**
 * Whole folders on which a value was once published that nobody had written: what must be said of them now.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { judgeContent, REPOSITORY } from '../../src/site.ts';
import { tableFile } from '../support/tables.ts';

const CASES = path.join(REPOSITORY, 'tests', 'fixtures', 'cases');
const AS_OF = '2026-11-29' as IsoDate;

/** Reads a case; one that is no whole folder is laid over the base. */
async function readCase(name: string) {
  const files = new Map<string, Uint8Array>();
  for (const folder of [...((await isWhole(name)) ? [] : ['base']), name])
    for (const entry of await readdir(path.join(CASES, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const full = path.join(entry.parentPath, entry.name);
      files.set(path.relative(path.join(CASES, folder), full).split(path.sep).join('/'), await readFile(full));
    }
  return readContent({
    asOf: AS_OF,
    files: [...files].map(([file, bytes]) => tableFile(file, bytes)),
    shippedProfile: (code) => readFile(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8'),
  });
}

async function isWhole(name: string): Promise<boolean> {
  return (await readdir(path.join(CASES, name))).includes('portal.yaml');
}

async function problemsOf(name: string): Promise<unknown[][]> {
  const { problems } = await readCase(name);
  return problems.map((p) => [p.file.replace('tables/', ''), p.row, p.column, p.value, p.code]);
}

describe('words for nothing known', () => {
  it('in the place of managers and lift companies are blanks, and no duty is met by them', async () => {
    const content = await readCase('placeholder-words');
    const found = content.problems.map((p) => [p.file.replace('tables/', ''), p.row, p.column, p.value, p.code]);
    const words = found.filter(
      ([, , column, , code]) => code === 'required-blank' && /姓名|维保单位/.test(String(column)),
    );
    expect(words).toEqual([
      ...['暂无', '未知', '待定', '不详', '空'].map((word, i) => [
        '项目负责人.csv',
        2 + i,
        '姓名',
        word,
        'required-blank',
      ]),
      ['电梯.csv', 2, '维保单位', '暂无', 'required-blank'],
    ]);
    expect(content.problems.find((p) => p.column === '维保单位' && p.code === 'required-blank')?.count).toBe(3);
    const board = judgeContent(content, AS_OF).filter(({ rule }) => rule === 'CZ-06');
    const verdicts = new Map(board.map(({ subject, verdict }) => [subject, verdict]));
    for (const estate of ['140403001', '140423002', '140403003', '140423004', '140403005'])
      expect(['缺项', '未知'], estate).toContain(verdicts.get(estate));
    expect(verdicts.get('140423006')).toBe('合格');
  });

  it('in the place of a basis and a scope are judged as blanks', async () => {
    const content = await readCase('placeholder-words-judged');
    expect(content.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(content.problems.map((p) => [p.file.replace('tables/', ''), p.column, p.value, p.code])).toEqual(
      expect.arrayContaining([
        ['企业.csv', '经营范围', '暂无', 'blank-word'],
        ['收费标准.csv', '依据', '暂无', 'blank-word'],
      ]),
    );
    const findings = judgeContent(content, AS_OF);
    const of = (rule: string, subject: string) =>
      findings.filter((one) => one.rule === rule && one.subject === subject).map(({ verdict }) => verdict);
    expect(of('WA-08', '141121001')).toEqual(['缺项']);
    for (const firm of content.register.records.firm) expect(of('WA-12', firm.code)).toEqual(['未知']);
  });
});

describe('what a spreadsheet has made of', () => {
  it('a lift’s place and number is named', async () => {
    expect(await problemsOf('date-in-text-column-csv')).toEqual([
      ['电梯.csv', 2, '位置', '3月2日', 'date-in-text'],
      ['电梯.csv', 3, '位置', '2-Mar', 'date-in-text'],
      ['电梯.csv', 4, '使用登记证编号', '2026/3/2', 'date-in-text'],
    ]);
  });

  it('a filing number is named', async () => {
    expect(await problemsOf('damaged-filing-number')).toEqual([
      ['企业.csv', 2, '备案编号', '1.23E+11', 'code-damaged'],
      ['企业.csv', 3, '备案编号', '20240101000000000000', 'code-damaged'],
      ['合同.csv', 2, '备案号', '2.02501E+15', 'code-damaged'],
      ['合同.csv', 3, '备案号', '2026/3/2', 'date-in-text'],
    ]);
  });
});

describe('a span of years', () => {
  it('is no year, however it is written', async () => {
    expect((await problemsOf('year-range')).filter(([, , column]) => column === '交付年份')).toEqual([
      ['小区.csv', 2, '交付年份', '2009-2011', 'year-range'],
      ['小区.csv', 3, '交付年份', '2009~2011', 'year-range'],
      ['小区.csv', 4, '交付年份', '1998-99', 'year-range'],
      ['小区.csv', 5, '交付年份', '2009年/2015年', 'year-range'],
    ]);
  });
});
