/**
 * Estates that nobody manages, and what other tables say of them; how their column is called in messages.
 */
import { expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { managedAllTheSame } from '../../src/intake/unmanaged-estates.ts';
import { csvOf, type Files, type Row, readTown, TOWN } from '../support/tables.ts';

const AS_OF = '2026-11-10' as IsoDate;
const [JZ001] = TOWN.estate as readonly [Row];
const estates = csvOf('estate', [{ ...JZ001, 管理模式: '失管' }]);

async function told(files: Files): Promise<(string | null)[]> {
  const { register } = await readTown({ '小区.csv': estates, ...files }, { asOf: AS_OF });
  return managedAllTheSame(register, AS_OF).map(({ message }) => message);
}
const rowOf = (id: 'manager' | 'contract' | 'fee_item', change: Row): string =>
  csvOf(id, [{ ...(TOWN[id][0] as Row), 小区编码: 'JZ001', ...change }]);

it('a person in charge, a contract and a charge by area contradict that nobody manages an estate', async () => {
  const [message] = await told({
    '项目负责人.csv': rowOf('manager', { 任职日期: '2024-01-01', 离任日期: '' }),
    '合同.csv': rowOf('contract', { 开始日期: '2024-01-01', 结束日期: '' }),
    '收费标准.csv': rowOf('fee_item', { 单位: '元/㎡·月', 开始日期: '2026-01-01', 结束日期: '', 代收: '' }),
  });
  expect(message).toBe(
    'tables/小区.csv 第 2 行「管理模式」（D2）写的是「无物业」，却有现任的项目负责人（tables/项目负责人.csv 第 2 行）、还没有到期的合同（tables/合同.csv 第 2 行）、还在按面积收的费（tables/收费标准.csv 第 2 行），两处说法对不上。有人管的，改管理模式；没有了的，给那一行填上离任日期或结束日期。',
  );
});

it('what has ended contradicts nothing, nor what is collected for others', async () => {
  const ended = {
    '项目负责人.csv': rowOf('manager', { 任职日期: '2024-01-01', 离任日期: '2026-11-10' }),
    '合同.csv': rowOf('contract', { 开始日期: '2024-01-01', 结束日期: '2026-11-09' }),
    '收费标准.csv': rowOf('fee_item', { 单位: '元/㎡·月', 开始日期: '2026-01-01', 结束日期: '', 代收: '是' }),
  };
  expect(await told(ended)).toEqual([]);
});

it('what is wrong in a column is told under the name that the file has for it', async () => {
  const asked = estates.replace('管理模式', '有无物业').replace('失管', '有');
  const { problems } = await readTown({ '小区.csv': asked }, { asOf: AS_OF });
  const [found] = problems.filter(({ code }) => code === 'choice-unknown');
  expect([found?.column, found?.message]).toEqual([
    '管理模式',
    expect.stringMatching(/^tables\/小区\.csv 第 2 行「有无物业」（[A-Z]+2）写的是「有」。只能填：/),
  ]);
});
