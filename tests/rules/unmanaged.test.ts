/**
 * 无物业: an estate that nobody manages, as offices write it, as rules take it and as its board shows it.
 */
import { describe, expect, it } from 'vitest';
import { boardView } from '../../src/views/board/board.ts';
import { judgeTown } from '../support/rules.ts';
import { foundIn, type Row, readTown } from '../support/tables.ts';
import { city, estate, revenue } from '../views/city.ts';

const HEAD = '小区编码,小区名称,行政区划代码';
const read = async (header: string, value: string) => {
  const town = await readTown({ '小区.csv': `${HEAD},${header}\nJZ001,丁香苑,000101,${value}\n` });
  return {
    mode: town.register.records.estate.map((row) => row.mode),
    found: foundIn(town).filter(([file, , , code]) => file === '小区.csv' && code.startsWith('ch')),
  };
};

describe('a table of estates', () => {
  it.each(['无物业', '失管', '弃管', '无人管理', '没有物业'])('says by %s that nobody manages one', async (word) => {
    expect((await read('管理模式', word)).mode).toEqual(['无物业']);
  });

  it.each(['无', '没有', '否'])('says it by %s where it asks whether there is a firm', async (word) => {
    expect((await read('有无物业', word)).mode).toEqual(['无物业']);
  });

  it('is asked for the mode where a plain yes stands there', async () => {
    expect((await read('有无物业', '有')).found).toEqual([['小区.csv', 2, '管理模式', 'choice-unknown']]);
  });

  it('says nothing by 无 under another header', async () => {
    expect((await read('管理模式', '无')).mode).not.toContain('无物业');
  });

  it.each(['管理模式,有无物业', '有无物业,管理模式'])('with both columns is read by the mode: %s', async (header) => {
    const value = header.startsWith('管理模式') ? '业主自管,无' : '无,业主自管';
    const town = await readTown({ '小区.csv': `${HEAD},${header}\nJZ001,丁香苑,000101,${value}\n` });
    expect(town.register.records.estate[0]?.mode).toBe('业主自管');
    const own = foundIn(town).filter(([file]) => file === '小区.csv');
    expect(own.map(([, , , code]) => code)).toEqual(['header-unpublished']);
  });
});

const TWO: Row[] = [
  { 小区编码: 'JZ001', 小区名称: '丁香苑', 行政区划代码: '000101', 管理模式: '专业物业' },
  { 小区编码: 'JZ002', 小区名称: '幸福家园', 行政区划代码: '000101', 管理模式: '无物业', 电梯数: '1' },
];

describe('the rules', () => {
  it('don’t count it among those that somebody looks after', async () => {
    const found = (await judgeTown({ estate: TWO }, 'CZ-04', '2026-06-30')).find(({ subject }) => subject === '000101');
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toContain('有人管的 1 个，占 50.0%');
    expect(found?.detail).toContain('没有物业、没有人管的 1 个：幸福家园');
  });

  it.each(['CZ-05', 'CZ-06', 'CZ-08', 'CZ-09'])('bind nobody there to what a firm has to do: %s', async (rule) => {
    const found = (await judgeTown({ estate: TWO }, rule, '2026-06-30')).find(({ subject }) => subject === 'JZ002');
    expect(found?.verdict).toBe('不适用');
  });

  it('still want its lifts serviced, and its street and community named', async () => {
    for (const rule of ['CN-01', 'CZ-01']) {
      const found = (await judgeTown({ estate: TWO, lift: [] }, rule, '2026-06-30')).find((f) => f.subject === 'JZ002');
      expect(found?.verdict, rule).not.toBe('不适用');
    }
  });
});

describe('its board', () => {
  const records = { estate: [estate('JZ001', '丁香苑', { mode: '无物业', serviceGrade: null })] };

  it('asks nobody for what nobody has', () => {
    const { panels } = boardView(city({ records }), 'JZ001');
    for (const id of ['firm', 'manager', 'service', 'fees', 'revenue'] as const)
      expect(panels[id].disclosure.state, id).toBe('not-applicable');
    expect(panels.firm.missing).toContain('这个小区没有物业');
    // No rule in force asks for it, so nobody has left it out.
    expect(panels.fund.disclosure.state).toBe('unknown');
  });

  it('shows what there is all the same', () => {
    const own = { ...records, revenue: [revenue('JZ001', '2025', '收入', 100, 2)] };
    expect(boardView(city({ records: own }), 'JZ001').panels.revenue.disclosure.state).toBe('disclosed');
  });

  it('names who has to see to it, with the document, where the rules of the place do', () => {
    const publication = city({ records });
    const wenshui = {
      ...[...publication.profiles.values()][0],
      sources: [{ id: 'doc', title: '某通知', number: '文住建字〔2025〕30号' }],
      routing: {
        bodies: [{ id: 'xz', name: '乡镇（街道）' }],
        matters: [
          {
            matter: '失管小区的物业兜底',
            bodies: ['xz'],
            source: 'doc',
            article: '附件二（十一）9',
            modes: ['无物业'],
          },
        ],
      },
    };
    const profiles = new Map([...publication.profiles.keys()].map((code) => [code, wenshui as never]));
    expect(boardView({ ...publication, profiles }, 'JZ001').panels.firm.missing).toContain(
      '「失管小区的物业兜底」由乡镇（街道）负责（文住建字〔2025〕30号 附件二（十一）9）。',
    );
  });
});
