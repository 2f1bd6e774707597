/**
 * Forms for offices (工作表): what was not handed in, and who is not on them, is said and not left out.
 */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { staffView } from '../../src/site.ts';
import { deskOf } from '../../src/staff/desk.ts';
import { staffReport } from '../../src/staff/report.ts';
import { readTownContent } from '../support/publication.ts';
import { csvOf, headersOf, type Row, TOWN } from '../support/tables.ts';

const AS_OF = '2026-11-10' as IsoDate;
const [JZ001] = TOWN.estate as readonly [Row];
const OTHERS = ['JZ002', 'JZ003', 'JZ004'].map((code) => ({ ...JZ001, 小区编码: code, 小区名称: `甲子${code}` }));
const month = (estate: string, reopened: string): Row => ({
  ...(TOWN.complaint_stat[0] as Row),
  小区编码: estate,
  月份: '2026-10',
  重办: reopened,
});

async function reportOf(files: Readonly<Record<string, string>>): Promise<string> {
  const content = await readTownContent({ '小区.csv': csvOf('estate', [JZ001, ...OTHERS]), ...files }, '140400');
  const { portal, profiles, problems, totals } = content;
  const desk = deskOf({ ...staffView(content, AS_OF), portal, profiles, problems, totals, asOf: AS_OF });
  return staffReport(desk)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('回访台账', () => {
  it('tells a number that nobody has filled in from a file that has no column for it', async () => {
    const headers = headersOf('complaint_stat');
    const without = headers.filter((header) => header !== '重办');
    const text = await reportOf({
      '投诉统计-一.csv': csvOf('complaint_stat', [month('JZ001', '2'), month('JZ002', '')], headers),
      '投诉统计-二.csv': csvOf('complaint_stat', [month('JZ003', '')], without),
    });
    expect(text).toContain('至少 2（1 个小区没有填，1 个小区的表里没有「重办」一列）');
  });
});

describe('降级评价表', () => {
  it('says how many estates are not on it, and why', async () => {
    const [contract] = TOWN.contract as readonly [Row];
    const text = await reportOf({
      '合同.csv': csvOf('contract', [contract, { ...contract, 小区编码: 'JZ002', 合同备案号: '示备2号' }]),
      '投诉统计.csv': csvOf('complaint_stat', [month('JZ001', '0')]),
    });
    expect(text).toMatch(/没有列出的小区：2 个没有在执行的合同，1 个没有投诉统计和满意度的记录/);
  });
});
