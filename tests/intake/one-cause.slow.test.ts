import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { problem } from '../../src/intake/problems.ts';
import { readContent } from '../../src/intake/read-content.ts';
import {
  AS_OF,
  check,
  csvOf,
  type Files,
  GROUND,
  headersOf,
  readTown,
  TABLE_IDS,
  TOWN,
  tableFile,
} from '../support/tables.ts';

const PORTAL = `name: 示例市物业服务公开
base: https://example.org/
publisher: 示例市住房和城乡建设局
demo: true
divisions: ["000100"]
profiles: {}
kiosk: {estates: {JZ001: {seconds: 9}}}
`;
const NOTICE =
  '---\ntitle: 停水\ntype: 停水\ntargets: ["JZ001", "000101"]\npublisher: 某局\nfrom: 2026-10-01\n---\n停水。\n';

/** Every table of the town, some of them changed, with settings and a notice. */
const folder = (changed: Files) =>
  readContent({
    files: Object.entries({
      'portal.yaml': PORTAL,
      'notices/a.md': NOTICE,
      ...Object.fromEntries(TABLE_IDS.map((id) => [`tables/${id}.csv`, csvOf(id)])),
      ...changed,
    }).map(([path, text]) => tableFile(path, text)),
    asOf: AS_OF,
    shippedProfile: async () => null,
  });

const codes = (read: { problems: readonly Problem[] }): [string, string | null, string][] =>
  read.problems.map((p) => [p.file, p.column, p.code]);

describe('equal problems', () => {
  const rows = Array.from({ length: 3266 }, (_, i) => ({
    ...TOWN.fund[0],
    截止日期: `${1950 + (i % 70)}-01-01`,
    结存: '暂缺数',
  }));

  it('of one column are one, with its count, its rows and its first cells', async () => {
    const read = await readTown({ '维修资金.csv': csvOf('fund', rows) });
    expect(read.problems.length).toBe(1);
    expect(read.problems[0]).toMatchObject({ row: 2, column: '结存', value: '暂缺数', count: 3266 });
    expect(read.problems[0]?.rows.slice(0, 3)).toEqual([2, 3, 4]);
    expect(read.problems[0]?.rows.length).toBe(3266);
    expect(read.problems[0]?.message).toMatch(/第 2 行「结存」（C2）.*3,266 × 「暂缺数」：C2、C3、C4 等。$/);
  });
  it('of two columns, values, files or sentences are two', () => {
    const log = new ProblemLog();
    const at = { file: 'a.csv', row: 2, columnIndex: 1, column: '结存' };
    log.push(problem('amount-not-numeric', at, 'x'), problem('amount-not-numeric', { ...at, row: 3 }, 'x'));
    log.push(problem('amount-not-numeric', { ...at, column: '交存' }, 'x'));
    log.push(problem('amount-not-numeric', at, 'y'));
    log.push(problem('amount-not-numeric', { ...at, file: 'b.csv' }, 'x'));
    log.push(problem('dates-reversed', at, 'x', { header: '甲', other: '1' }));
    log.push(problem('dates-reversed', at, 'x', { header: '甲', other: '2' }));
    expect(log.all().map((p) => p.count)).toEqual([2, 1, 1, 1, 1, 1]);
    expect(log.errors).toBe(7);
  });
  it('stay one when what was found is added to another log', () => {
    const one = new ProblemLog();
    for (const row of [2, 5]) one.push(problem('required-blank', { file: 'a.csv', row }, null));
    const other = new ProblemLog();
    other.push(...one.all(), problem('required-blank', { file: 'a.csv', row: 9 }, null));
    expect(other.all()).toMatchObject([{ count: 3, rows: [2, 5, 9], row: 2 }]);
    expect(other.all()[0]?.message).toBe(
      'a.csv 第 2 行是空的。这一列必须填写。3 × 这样的问题：第 2 行、第 5 行、第 9 行。',
    );
  });
});

describe('what follows', () => {
  it('from nothing is nothing', async () => {
    expect(codes(await folder({}))).toEqual([]);
  });
  // Without its codes a table of firms is one of names, in which codes of other tables are unknown indeed.
  const COLUMNS = TABLE_IDS.flatMap((id) => headersOf(id).map((header) => [id, header] as const));
  it.each(COLUMNS.filter(([id, header]) => id !== 'firm' || header !== '统一社会信用代码'))(
    'from 「%s」 without its column 「%s」 is not said',
    async (id, header) => {
      const text = csvOf(id).replace(/^[^\n]*/, (line) =>
        line
          .split(',')
          .map((h) => (h === header ? '甲乙丙丁' : h))
          .join(','),
      );
      const read = await folder({ [`tables/${id}.csv`]: text });
      expect(read.problems.length, codes(read).join('\n')).toBeLessThanOrEqual(2);
      const errors = codes(read).filter((found) => found.at(-1) !== 'header-unknown');
      // Codes of estates are made where there is no column of them, unless other tables have some; a contract may be there
      // without its first day.
      const instead: Record<string, string[]> = {
        小区编码: ['tables/estate.csv', 'codes-elsewhere'],
        开始日期: [`tables/${id}.csv`, header, 'start-unknown'],
      };
      const isOther = (id === 'estate' && header === '小区编码') || (id === 'contract' && header === '开始日期');
      const one = (isOther ? instead[header] : undefined) ?? [`tables/${id}.csv`, header, 'column-missing'];
      for (const error of errors) expect(error.filter((part) => part !== null && part !== '')).toEqual(one);
    },
  );
  it.each(['division', 'estate', 'firm'] as const)('from %s that can’t be read is not said', async (id) => {
    for (const text of ['甲,乙,丙\n1,2,3\n', 'PK\u0003\u0004']) {
      const read = await folder({ [`tables/${id}.csv`]: text });
      expect(codes(read).map(([file]) => file)).toEqual([`tables/${id}.csv`]);
    }
  });
  it('from a slip in the header of a required column is one problem, which names the slip', async () => {
    const read = await check({ '小区.csv': csvOf('estate').replace('小区编码', '小区码号') }, [
      ['小区.csv', 1, '小区编码', 'column-missing'],
    ]);
    expect(read.problems[0]?.message).toContain('「小区码号」');
    expect(read.totals.find((t) => t.table === 'estate')).toMatchObject({ rows: 3, records: 0, faulty: 3 });
  });
  it('is still said where the cause is elsewhere', async () => {
    const read = await folder({
      'notices/a.md': NOTICE.replace('JZ001', 'XX9'),
      'tables/fund.csv': csvOf('fund').replace('JZ001', 'XX8'),
    });
    expect(codes(read)).toEqual([
      ['tables/fund.csv', '小区编码', 'reference-unknown'],
      ['notices/a.md', 'targets', 'notice-target-unknown'],
    ]);
  });
  it('from thousands of unknown codes comes soon', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ ...TOWN.fund[0], 小区编码: `X${i}` }));
    const begun = performance.now();
    const read = await readTown({ '维修资金.csv': csvOf('fund', rows) });
    expect(read.problems.length).toBe(20_000);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('a header', () => {
  it('of another table says which', async () => {
    const told = async (header: string): Promise<string> => {
      const read = await readTown({ '小区.csv': csvOf('estate').replace('曾用名', header) });
      expect(read.problems.map((p) => p.code)).toEqual(['header-unknown']);
      return read.problems[0]?.message ?? '';
    };
    expect(await told('物业公司')).toContain('这是「合同」表的列名');
    expect(await told('物业服务企业')).toContain('这是「合同」表的列名');
    expect(await told('项目经理')).toContain('这是「项目负责人」表的列名');
    expect(await told('维保单位')).toContain('这是「电梯」、「设施维保」表的列名');
    expect(await told('红旗渠')).toContain('不认识');
  });
  it('that is known and has no column is told that it is not published', async () => {
    for (const header of ['有无物业', '片区']) {
      await check({ '小区.csv': csvOf('estate').replace('曾用名', header) }, [
        ['小区.csv', 1, header, 'header-unpublished'],
      ]);
    }
  });
  it('编号 or ID stands for 小区编码 where it is missing and each has its own', async () => {
    for (const header of ['编号', 'ID', 'id']) {
      const read = await check({ '小区.csv': csvOf('estate').replace('小区编码', header) }, [
        ['小区.csv', 1, header, 'code-from-number'],
      ]);
      expect(read.register.records.estate.map((e) => e.code)).toEqual(['JZ001', 'JZ002', 'YC001']);
    }
    const twice = csvOf('estate').replace('小区编码', '编号').replace('YC001', 'JZ001');
    await check({ '小区.csv': twice }, [['codes.csv', null, null, 'codes-not-kept']]);
    await check({ '小区.csv': `编号,${csvOf('estate').trim().replaceAll('\n', '\n1,')}\n` }, []);
    await check({ '小区.csv': csvOf('estate').replace('小区编码', '序号') }, [
      ['codes.csv', null, null, 'codes-not-kept'],
    ]);
  });
  it('that is nowhere shows what was read, masked where it is private, and what it is nearest to', async () => {
    const read = await readTown({ '维修资金.csv': '结存数额,某某,户主姓名\n13912345678,2,3\n' });
    expect(read.problems.map((p) => p.code)).toEqual(['header-not-found']);
    const message = read.problems[0]?.message ?? '';
    expect(message).toContain('「结存数额」（最接近「结存金额」）、「某某」');
    expect(message).not.toMatch(/户主姓名|13912345678/);
  });
  it('that is nowhere and another table’s says whose it is', async () => {
    const read = await readTown({ '维修资金.csv': csvOf('firm') });
    expect(read.problems[0]?.message).toContain('看列名像是「企业」');
  });
});

describe('a town', () => {
  it('is right ground for all of this', async () => {
    await check(GROUND, []);
  });
});
