import { describe, expect, it } from 'vitest';
import { BOARD_ITEMS } from '../../src/domain/records.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { subjectsIn } from '../../src/tables/posting.ts';
import { asTables, downloadsOf, publicationOf, recordsOf } from '../support/publication.ts';
import { check, csvOf, DEMO, type Row } from '../support/tables.ts';

const posting = (estate: string, subject: string, more: Row = {}): Row => ({
  小区编码: estate,
  公示事项: subject,
  位置: '公示栏',
  开始日期: '2026-03-01',
  ...more,
});
const told = async (...rows: Row[]): Promise<string[]> => {
  const read = await check({ '张贴记录.csv': csvOf('posting', rows) }, []);
  return read.register.records.posting.map(({ estate, subject }) => `${estate} ${subject}`);
};

describe('a posting', () => {
  it('for a county, by code or by name, is one for each of its estates', async () => {
    for (const place of ['000101', '甲子县'])
      expect(await told(posting(place, '公共收益'))).toEqual(['JZ001 公共收益', 'JZ002 公共收益']);
    expect(await told(posting('000100', '公共收益'))).toEqual(['JZ001 公共收益', 'JZ002 公共收益', 'YC001 公共收益']);
  });
  it('for a street is one for each estate that names the street, though it stands below its county', async () => {
    expect(await told(posting('春晖街道', '满意度'))).toEqual(['JZ001 满意度', 'JZ002 满意度']);
  });
  it('for a place where no estate lies is told', async () => {
    const divisions = `${csvOf('division')}000103,丙寅县,000100,县,,\n`;
    await check({ '行政区划.csv': divisions, '张贴记录.csv': csvOf('posting', [posting('丙寅县', '满意度')]) }, [
      ['张贴记录.csv', 2, '小区编码', 'posting-place-empty'],
    ]);
  });
  it('that an estate has of its own comes before that of its place', async () => {
    const read = await check(
      {
        '张贴记录.csv': csvOf('posting', [
          posting('甲子县', '公共收益', { 确认人: '甲子县物业办' }),
          posting('JZ001', '公共收益', { 结束日期: '2026-03-31' }),
        ]),
      },
      [],
    );
    expect(
      read.register.records.posting.map(({ estate, end, confirmedBy }) => [estate, end, confirmedBy]).sort(),
    ).toEqual([
      ['JZ001', '2026-03-31', null],
      ['JZ002', null, '甲子县物业办'],
    ]);
  });
  it('of several things in a cell is one for each, and its download gives them back', async () => {
    const rows = [posting('甲子县', '项目负责人、联系方式；投诉贴纸', { 确认单位: '', 确认人: '春晖街道物业办' })];
    const read = await check({ '张贴记录.csv': csvOf('posting', rows) }, []);
    expect(read.register.records.posting.map(({ estate, subject }) => `${estate} ${subject}`)).toEqual([
      'JZ001 项目负责人',
      'JZ001 联系方式',
      'JZ001 投诉举报',
      'JZ002 项目负责人',
      'JZ002 联系方式',
      'JZ002 投诉举报',
    ]);
    const again = await readTables(asTables(await downloadsOf(publicationOf(read.register))), DEMO);
    expect(again.problems).toEqual([]);
    expect(recordsOf(again.register)).toEqual(recordsOf(read.register));
  });
});

describe('公示事项', () => {
  it('by the name of a sheet is what hangs with it, and no sheet proves accounts or servicing beside its own', () => {
    for (const plate of ['公示牌', '小区公示表', '公示单']) {
      expect(subjectsIn(plate)).toEqual(BOARD_ITEMS.filter((item) => item !== '公共收益' && item !== '设施维保'));
    }
    expect(subjectsIn('公共收益收支公示表、维保公示')).toEqual(['公共收益', '设施维保']);
    expect(subjectsIn('公示牌、联系方式')).toHaveLength(5);
  });
  it('in words of the office’s own is left whole', () => {
    for (const words of ['电梯、水泵检修公告', '停水通知', '投诉电话牌']) expect(subjectsIn(words)).toEqual([words]);
    expect(subjectsIn('停水通知、投诉电话')).toEqual(['停水通知', '投诉电话']);
  });
});
