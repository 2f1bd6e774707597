/** 未签, 不定期, 已到期: what offices write in the place of a contract's days is read for what it says, and no day is guessed. */
import { describe, expect, it } from 'vitest';
import { partOf } from '../../src/intake/mapping/parts.ts';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { codes, errorsIn, folder, read } from '../support/clerks-books.ts';
import { csvOf, FIRM, first, readTown, tableFile, townWith } from '../support/tables.ts';

const contract = (cells: Readonly<Record<string, string>>) =>
  readTown({ '合同.csv': csvOf('contract', townWith('contract', cells)) });
const codesOf = (read: Awaited<ReturnType<typeof contract>>): string[] => read.problems.map(({ code }) => code);

describe('a contract’s day', () => {
  it.each(['不定期', '无固定期限', '长期', '长期有效', '至今'])('may have no end: %s', async (word) => {
    const read = await contract({ 结束日期: word });
    expect(codesOf(read)).toEqual(['term-open']);
    expect(first(read, 'contract')).toMatchObject({ start: '2024-01-01', end: null });
  });

  it.each(['未签', '待签', '续签中', '正在续签', '未续签', '尚未签订', '洽谈中'])(
    'may be none since nothing is signed: %s',
    async (word) => {
      const read = await contract({ 开始日期: word, 结束日期: '' });
      expect(codesOf(read)).toEqual(['term-unsigned']);
      expect(first(read, 'contract')).toMatchObject({ start: null, end: null });
    },
  );

  it('is asked for where it is over without a day, and where no word says anything of it', async () => {
    expect(codesOf(await contract({ 结束日期: '已到期' }))).toEqual(['term-over']);
    expect(codesOf(await contract({ 结束日期: '三年' }))).toEqual(['date-not-readable']);
    // A charge has an end that may be open, and nothing that is signed.
    const fee = await readTown({ '收费标准.csv': csvOf('fee_item', townWith('fee_item', { 结束日期: '未签' })) });
    expect(codesOf(fee)).toEqual(['date-not-readable']);
  });

  it('is read of a term with words behind it, which are told', () => {
    expect(partOf('2024.1.1起不定期', 'start')).toBe('2024-01-01');
    expect(partOf('2024.1.1-长期', 'end')).toBe(null);
    expect(partOf('2023.1.1-2025.12.31（续签中）', 'end')).toBe('2025-12-31');
    expect(partOf('2023.1.1-2025.12.31（续签中）', 'start')).toMatchObject({
      code: 'stretch-remark',
      taken: '2023-01-01',
      details: { hint: '续签中' },
    });
  });

  it.each([
    ['2024.1.1-2026.2.30', '2026.2.30', '2024.1.1-'],
    ['2024年1月1日至2026年2月30日', '2026年2月30日', '2024年1月1日至'],
    ['自2024.1.1起至2026.2.30止（续签中）', '2026.2.30', '自2024.1.1起至'],
  ])('keeps its first day and refuses a last one that no month has: %s', (text, value, stays) => {
    expect(partOf(text, 'start')).toBe('2024-01-01');
    expect(partOf(text, 'end')).toMatchObject({ code: 'date-not-on-calendar', value, details: { stays } });
  });

  it('refuses a first day that no month has, and both', () => {
    const details = { stays: '至2026.12.31' };
    expect(partOf('2024.2.30至2026.12.31', 'start')).toMatchObject({ value: '2024.2.30', details });
    expect(partOf('2024.2.30至2026.12', 'end')).toBe('2026-12-31');
    expect(partOf('2024.2.30至2026.2.30', 'end')).toMatchObject({ value: '2026.2.30', details: {} });
    expect(partOf('2024.2.30至2026.2.30', 'start')).toMatchObject({ code: 'date-not-on-calendar', value: '2024.2.30' });
  });

  it.each(['2025-01-01至未签', '2025.1.1-续签中', '2025年1月1日起，未签'])(
    'keeps the first day of which no end is signed: %s',
    (text) => {
      expect(partOf(text, 'start')).toMatchObject({ code: 'term-unsigned', taken: '2025-01-01' });
      expect(partOf(text, 'end')).toBe(null);
    },
  );

  it('in one cell is told as a whole: the wrong day, and that nothing is signed', async () => {
    const text = `files: ["*台账*"]
headers: [小区, 企业, 期限]
tables:
  - table: 合同
    columns: {小区编码: 小区, 统一社会信用代码: 企业, 开始日期: {column: 期限, part: start}, 结束日期: {column: 期限, part: end}}
`;
    const mappings = await readMappings([tableFile('mappings/台账.yaml', text)], new ProblemLog());
    const of = (term: string) => readTown({ '台账.csv': `小区,企业,期限\nJZ001,${FIRM},${term}\n` }, { mappings });
    const wrong = await of('2024.1.1-2026.2.30');
    expect(codesOf(wrong)).toEqual(['date-not-on-calendar']);
    expect(wrong.problems[0]?.message).toMatch(/「2026\.2\.30」，日历上没有这一天.*「2024\.1\.1-」照旧留着/);
    const unsigned = await of('2025-01-01至未签');
    expect(codesOf(unsigned)).toEqual(['term-unsigned']);
    expect(unsigned.problems[0]?.message).toContain('开始日期读成 2025-01-01，结束日期空着');
    expect(first(unsigned, 'contract')).toMatchObject({ start: '2025-01-01', end: null });
  });
});

describe('a master list', () => {
  const LIST = [
    ['序号', '所属街道', '小区名称', '户数', '有无物业', '物业服务企业', '物业费标准（元/㎡·月）', '合同期限'],
    [1, '春晖街道', '丁香苑', 320, '有', '示例甲物业服务有限公司', '1.2–1.8', '未签'],
    [2, '望湖街道', '金桂园', 280, '有', '示例乙物业服务有限公司', 1.5, '不定期'],
  ];
  const FEES = [
    ['小区名称', '收费项目', '收费标准', '单位'],
    ['丁香苑', '物业服务费', 1.4, '元/㎡·月'],
  ];
  async function kept(books: Parameters<typeof folder>[0]) {
    const files = await folder(books, {});
    let content = await read(files);
    for (let times = 0; times < 3 && content.toKeep.length > 0; times++) {
      for (const { path, text } of content.toKeep) files.set(path, text);
      content = await read(files);
    }
    return content;
  }

  it('asks once of each cell, and says of a charge that it can’t read what the list of charges says', async () => {
    const alone = await kept({ 小区台账: { Sheet1: LIST } });
    expect(errorsIn(alone)).toEqual([]);
    expect(codes(alone)).toContain('term-unsigned');
    expect(codes(alone)).not.toContain('start-unknown');
    expect(codes(alone).filter((code) => code === 'row-left-out')).toHaveLength(1);
    const both = await kept({ 小区台账: { Sheet1: LIST }, 收费标准: { 收费标准: FEES } });
    // What can't be read is told all the same, with what stands for it; nothing is unknown by it.
    const told = both.problems.filter(({ code }) => code === 'row-left-out');
    expect(told.map(({ value, letters, row }) => [value, letters, row])).toEqual([['1.2–1.8', 'G', 2]]);
    expect(told[0]?.said).toContain('那里是物业服务费「1.4」');
    expect(told[0]?.said).not.toContain('未知');
    expect(both.register.records.fee_item.map(({ rateE4 }) => rateE4).sort()).toEqual([14_000, 15_000]);
  });
});
