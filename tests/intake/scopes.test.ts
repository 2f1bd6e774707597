import { describe, expect, it } from 'vitest';
import { sourceRow } from '../../src/domain/source.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { boardView } from '../../src/views/board/board.ts';
import { asTables, downloadsOf, publicationOf, readTownContent, recordsOf } from '../support/publication.ts';
import { check, csvOf, DEMO, type Found, type Row, TOWN, xlsx } from '../support/tables.ts';

const HEADERS = ['月份', '小区编码', '受理', '办结'];
const of = (month: string, estate: string, received = '3'): Row => ({ 月份: month, 小区编码: estate, 受理: received });
const counts = (line: string, ...rows: Row[]): string => `${line}\n${csvOf('complaint_stat', rows, HEADERS)}`;
const told = async (text: string, found: readonly Found[] = []): Promise<string[]> => {
  const read = await check({ '投诉统计.csv': text }, found);
  return read.register.records.complaint_stat.map(({ estate, month, received }) => `${estate} ${month} ${received}`);
};

describe('投诉统计', () => {
  it('without 范围 says nothing of an estate that it doesn’t name', async () => {
    expect(await told(csvOf('complaint_stat', [of('2026-09', 'JZ001')], HEADERS))).toEqual(['JZ001 2026-09 3']);
    expect(await told(counts('2026年9月投诉统计', of('2026-09', 'JZ001')))).toEqual(['JZ001 2026-09 3']);
  });
  it.each([
    '范围：甲子县',
    '统计范围: 000101',
    '范围：全县',
    '范围：甲子县所有小区',
    '投诉统计（范围：甲子县）',
    '单位：件 范围：甲子县  填报：某科',
    '范围：春晖街道',
    '范围,甲子县',
  ])('with 「%s」 has 0 for the others there, in each of its months', async (line) => {
    expect(await told(counts(line, of('2026-09', 'JZ001'), of('2026-10', 'JZ002')))).toEqual([
      'JZ001 2026-09 3',
      'JZ002 2026-10 3',
      'JZ002 2026-09 0',
      'JZ001 2026-10 0',
    ]);
  });
  it('with a scope of several places, or of the whole city, reaches all of them', async () => {
    for (const line of ['范围：甲子县、乙丑区', '范围：示例市', '范围：全市'])
      expect(await told(counts(line, of('2026-09', 'JZ001')))).toEqual([
        'JZ001 2026-09 3',
        'JZ002 2026-09 0',
        'YC001 2026-09 0',
      ]);
  });
  it.each(['范围：丁卯县', '范围：', '范围：全县', '范围：见附件'])(
    'with 「%s」 that can’t be made out says so, and assumes nothing',
    async (line) => {
      // 全县 means the county in which all rows lie.
      const rows = [of('2026-09', 'JZ001'), of('2026-09', 'YC001')];
      expect(await told(counts(line, ...rows), [['投诉统计.csv', 1, null, 'scope-not-readable']])).toHaveLength(2);
    },
  );
  it('never puts 0 beside what another sheet counts', async () => {
    const read = await check(
      {
        '投诉统计-甲.csv': counts('范围：甲子县', of('2026-09', 'JZ001')),
        '投诉统计-乙.csv': counts('范围：甲子县', of('2026-09', 'JZ002', '7')),
      },
      [],
    );
    const { complaint_stat } = read.register.records;
    expect(complaint_stat.map(({ estate, received }) => `${estate} ${received}`).sort()).toEqual([
      'JZ001 3',
      'JZ002 7',
    ]);
  });
  it('in a workbook is read alike, and the source of a 0 is the line', async () => {
    const rows = [['2026年9月投诉统计'], ['范围：甲子县'], HEADERS, ['2026-09', 'JZ001', '3', '3']];
    const book = await xlsx([{ name: '投诉统计', rows }]);
    const read = await check({ '投诉统计.xlsx': book }, []);
    const [, zero] = read.register.records.complaint_stat;
    expect(zero).toMatchObject({ estate: 'JZ002', received: 0, closed: 0, reopened: 0, cityRank: null });
    expect(zero && sourceRow(zero.source)).toBe(2);
    const again = await readTables(asTables(await downloadsOf(publicationOf(read.register))), DEMO);
    expect(recordsOf(again.register)).toEqual(recordsOf(read.register));
  });
  it('shows 0 on the board of an estate within its scope, and the unknown outside', async () => {
    const { register, portal } = await readTownContent(
      { '投诉统计.csv': counts('范围：甲子县', of('2026-09', 'JZ001')), '合同.csv': csvOf('contract', TOWN.contract) },
      '140400',
    );
    const publication = publicationOf(register, portal ?? undefined);
    const months = (code: string): unknown[] =>
      boardView(publication, code).panels.complaints.months.map(({ month, received }) => [month, received]);
    expect([months('JZ002'), months('YC001')]).toEqual([[['2026-09', 0]], []]);
    expect(boardView(publication, 'YC001').panels.complaints.statsMissing).not.toBe(null);
  });
});
