import { describe, expect, it } from 'vitest';
import { nameCode } from '../../src/domain/name-code.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import {
  check,
  csvOf,
  DEMO,
  FIRM,
  first,
  foundIn,
  OTHER_FIRM,
  TABLE_IDS,
  TOWN,
  tableFile,
  townWith,
} from '../support/tables.ts';

const lists = (
  rows: string,
  headers = '行政区划代码,期次,榜别,主体类型,主体编码,依据,列入日期,文号',
): Record<string, string> => ({ '红黑榜.csv': `${headers}\n${rows}\n` });

describe('a reference to an estate', () => {
  it('may be a code, in whatever case', async () => {
    expect(
      first(await check({ '维修资金.csv': csvOf('fund', townWith('fund', { 小区编码: 'jz001' })) }, []), 'fund').estate,
    ).toBe('JZ001');
  });
  it('may be a name that means exactly one', async () => {
    expect(
      first(await check({ '维修资金.csv': '小区名称,截止日期,结存\n丁香苑,2024-12-31,1\n' }, []), 'fund').estate,
    ).toBe('JZ001');
  });
  it('may be a former name, which is told', async () => {
    const read = await check({ '维修资金.csv': '项目名称,截止日期,结存\n纺织厂新村,2024-12-31,1\n' }, [
      ['维修资金.csv', 2, '小区编码', 'reference-former'],
    ]);
    expect(first(read, 'fund').estate).toBe('JZ001');
    expect(read.problems[0]?.message).toContain('写的是「纺织厂新村」，是「丁香苑」（JZ001）以前的编码或名称');
  });
  it('may be a name written in the column of codes', async () => {
    expect(
      first(await check({ '维修资金.csv': '小区编码,截止日期,结存\n丁香苑,2024-12-31,1\n' }, []), 'fund').estate,
    ).toBe('JZ001');
  });
  it('by a name that two estates have is ambiguous, and both are named', async () => {
    const read = await check({ '维修资金.csv': '小区名称,截止日期,结存\n幸福家园,2024-12-31,1\n' }, [
      ['维修资金.csv', 2, '小区编码', 'reference-ambiguous'],
    ]);
    expect(read.problems[0]?.message).toContain('幸福家园（JZ002）、幸福家园（YC001）');
  });
  it.each([
    ['行政区划代码', '000102'],
    ['行政区划', '乙丑区'],
    ['所属县区', '乙丑区'],
    ['街道', '望湖街道'],
    ['行政区划代码', '000122'],
  ])('by such a name is plain with a column 「%s」 that says %s', async (header, value) => {
    expect(
      first(
        await check({ '维修资金.csv': `小区名称,${header},截止日期,结存\n幸福家园,${value},2024-12-31,1\n` }, []),
        'fund',
      ).estate,
    ).toBe('YC001');
  });
  it('by such a name is plain when the estates name their division instead of its code', async () => {
    const estates =
      '小区编码,小区名称,所属县区,管理模式\nJZ002,幸福家园,甲子县,业主自管\nYC001,幸福家园,乙丑区,社区托管\n';
    const read = await check(
      { '小区.csv': estates, '维修资金.csv': '小区名称,行政区划代码,截止日期,结存\n幸福家园,000102,2024-12-31,1\n' },
      [],
    );
    expect(read.register.records.estate.map((e) => e.division)).toEqual(['000101', '000102']);
    expect(first(read, 'fund').estate).toBe('YC001');
  });
  it('by a name that nobody has is unknown, with the nearest', async () => {
    const read = await check({ '维修资金.csv': '小区名称,截止日期,结存\n丁香园,2024-12-31,1\n' }, [
      ['维修资金.csv', 2, '小区编码', 'reference-unknown'],
    ]);
    expect(read.problems[0]?.message).toContain('最接近的是「丁香苑」');
  });
  it('by a code that nobody has is unknown, with the nearest', async () => {
    const read = await check({ '维修资金.csv': '小区编码,截止日期,结存\nJZ0O1,2024-12-31,1\n' }, [
      ['维修资金.csv', 2, '小区编码', 'reference-unknown'],
    ]);
    expect(read.problems[0]?.message).toContain('「JZ001」');
  });
  it('by code with another name beside it is doubted', async () => {
    const read = await check({ '维修资金.csv': '小区编码,小区名称,截止日期,结存\nJZ001,幸福里,2024-12-31,1\n' }, [
      ['维修资金.csv', 2, '小区编码', 'reference-name-differs'],
    ]);
    expect(read.problems[0]?.message).toContain('叫「丁香苑」');
    expect(read.problems[0]?.message).toContain('（B2）');
  });
  it('by code with its former name beside it is right', async () => {
    await check({ '维修资金.csv': '小区编码,小区名称,截止日期,结存\nJZ001,纺织厂新村,2024-12-31,1\n' }, []);
  });
  it('whose code is blank is taken from the name beside it', async () => {
    expect(
      first(await check({ '维修资金.csv': '小区编码,小区名称,截止日期,结存\n,丁香苑,2024-12-31,1\n' }, []), 'fund')
        .estate,
    ).toBe('JZ001');
    const read = await check({ '维修资金.csv': '小区编码,小区名称,截止日期,结存\n,没有的,2024-12-31,1\n' }, [
      ['维修资金.csv', 2, '小区编码', 'reference-unknown'],
    ]);
    expect(read.problems[0]?.message).toContain('（B2）');
  });
  it('with a wrong code is wrong even when the name beside it is known', async () => {
    await check({ '维修资金.csv': '小区编码,小区名称,截止日期,结存\nXX999,丁香苑,2024-12-31,1\n' }, [
      ['维修资金.csv', 2, '小区编码', 'reference-unknown'],
    ]);
  });
  it('holds although another cell of that estate is wrong', async () => {
    await check({ '小区.csv': csvOf('estate', townWith('estate', { 户数: '很多' })), '维修资金.csv': csvOf('fund') }, [
      ['小区.csv', 2, '户数', 'count-not-integer'],
    ]);
  });
  it('is not blamed when the estates themselves could not be read', async () => {
    await check({ '小区.csv': '说明\n没有表头\n', '维修资金.csv': csvOf('fund') }, [
      ['小区.csv', null, null, 'header-not-found'],
    ]);
    await check({ '小区.csv': csvOf('estate').replace('曾用名', '业主姓名'), '维修资金.csv': csvOf('fund') }, [
      ['小区.csv', 1, '业主姓名', 'private-column'],
    ]);
  });
  it('that two estates claim is told at the estates, also when one of them has another slip', async () => {
    const twice = TOWN.estate.map((row, i) => (i === 1 ? { ...row, 小区编码: 'JZ001' } : row));
    await check({ '小区.csv': csvOf('estate', twice) }, [['小区.csv', 3, null, 'row-differs']]);
    for (const slip of [0, 1]) {
      const read = await check(
        {
          '小区.csv': csvOf(
            'estate',
            twice.map((row, i) => (i === slip ? { ...row, 户数: '很多' } : row)),
          ),
        },
        [
          ['小区.csv', slip + 2, '户数', 'count-not-integer'],
          ['小区.csv', 3, null, 'row-differs'],
        ],
      );
      expect(read.totals.find((t) => t.table === 'estate')).toMatchObject({
        rows: 3,
        records: slip === 0 ? 1 : 2,
        faulty: slip === 0 ? 2 : 1,
      });
    }
  });
});

describe('a reference to a firm', () => {
  it('may be its name, also as another column calls it', async () => {
    for (const header of ['企业名称', '物业公司', '物业服务企业名称', '物业单位']) {
      const read = await check(
        { '合同.csv': `小区编码,${header},开始日期\nJZ001,示例甲物业服务有限公司,2024-01-01\n` },
        [],
      );
      expect(first(read, 'contract').firm).toBe(FIRM);
    }
  });
  it('may differ from the name in spaces, brackets and middle dots', async () => {
    const text = csvOf('firm', [{ 统一社会信用代码: FIRM, 企业名称: '示例（甲）·物业 有限公司' }]);
    const read = await check(
      { '企业.csv': text, '合同.csv': '小区编码,企业名称,开始日期\nJZ001,示例(甲)•物业有限公司,2024-01-01\n' },
      [],
    );
    expect(first(read, 'contract').firm).toBe(FIRM);
  });
});

describe('a listing', () => {
  it('says itself whether its subject is a firm or an estate', async () => {
    const read = await check(
      lists(
        '000101,2025-06,黑榜,项目,丁香苑,投诉多,2025-06-30,示1号\n000101,2025-06,黑榜,企业,示例乙物业服务有限公司,投诉多,2025-06-30,示1号',
      ),
      [],
    );
    expect(read.register.records.list_entry.map((r) => r.subject)).toEqual(['JZ001', OTHER_FIRM]);
  });
  it('of a firm does not take an estate', async () => {
    await check(lists('000101,2025-06,黑榜,企业,JZ001,投诉多,2025-06-30,示1号'), [
      ['红黑榜.csv', 2, '主体编码', 'reference-unknown'],
    ]);
  });
  it('may name firm and estate in two columns, of which the kind of subject chooses', async () => {
    const headers = '行政区划代码,期次,榜别,主体类型,企业名称,小区名称,依据,列入日期,文号';
    const rows = [
      '000101,2025-06,黑榜,项目,示例甲物业服务有限公司,丁香苑,投诉多,2025-06-30,示1号',
      '000101,2025-06,黑榜,企业,示例甲物业服务有限公司,丁香苑,投诉多,2025-06-30,示1号',
      '000101,2025-07,红榜,项目,,丁香苑,投诉少,2025-07-30,示1号',
    ];
    const read = await check(lists(rows.join('\n'), headers), []);
    expect(read.register.records.list_entry.map((r) => r.subject)).toEqual(['JZ001', FIRM, 'JZ001']);
  });
  it('that praises and names one subject in the same period is pointed at', async () => {
    const rows = ['黑榜', '红榜'].map((list) => `000101,2025-06,${list},企业,${FIRM},理由,2025-06-30,示1号`);
    await check(lists(rows.join('\n')), [['红黑榜.csv', 3, '主体编码', 'listed-both-ways']]);
  });
  it('of nobody stands for a list that was published empty, with or without a basis', async () => {
    const read = await check(
      lists('000101,2025-06,黑榜,企业,无,本期没有,2025-06-30,示1号\n000101,2025-07,黑榜,企业,无,,2025-07-30,示2号'),
      [],
    );
    expect(read.register.records.list_entry.map((r) => [r.subject, r.basis])).toEqual([
      [null, '本期没有'],
      [null, null],
    ]);
  });
  it('without a subject, or of somebody without a basis, is refused', async () => {
    await check(
      lists(
        `000101,2025-06,黑榜,企业,,投诉多,2025-06-30,示1号\n000101,2025-06,黑榜,企业,—,投诉多,2025-06-30,示1号\n000101,2025-06,黑榜,企业,${FIRM},,2025-06-30,示1号`,
      ),
      [
        ['红黑榜.csv', 2, '主体编码', 'required-blank'],
        ['红黑榜.csv', 3, '主体编码', 'required-blank'],
        ['红黑榜.csv', 4, '依据', 'required-blank'],
      ],
    );
  });
});

describe('a table that is absent', () => {
  it('is no error for those that refer to it, by code or by name', async () => {
    const ground = { '行政区划.csv': csvOf('division'), '小区.csv': csvOf('estate') };
    const files = {
      ...ground,
      '合同.csv': `小区编码,企业名称,开始日期\nJZ001,示例甲物业服务有限公司,2024-01-01\nJZ001,${FIRM},2025-01-01\n`,
      '通报.csv': csvOf('bulletin'),
      '红黑榜.csv': csvOf('list_entry'),
    };
    const read = await readTables(
      Object.entries(files).map(([path, text]) => tableFile(`tables/${path}`, text)),
      DEMO,
    );
    expect(foundIn(read)).toEqual([['合同.csv', 2, '统一社会信用代码', 'firm-by-name']]);
    expect(read.register.records.contract.map((c) => c.firm)).toEqual([nameCode('示例甲物业服务有限公司'), FIRM]);
    expect(read.register.present.has('firm')).toBe(false);
  });

  it('is an error for divisions and estates alone', async () => {
    const files = TABLE_IDS.filter((id) => id !== 'division' && id !== 'estate').map((id) =>
      tableFile(`tables/${tableOf(id).name}.csv`, csvOf(id)),
    );
    const read = await readTables(files, DEMO);
    expect(read.problems.filter((p) => p.severity === 'error').map((p) => [p.file, p.code])).toEqual([
      ['tables/行政区划', 'table-missing'],
      ['tables/小区', 'table-missing'],
    ]);
  });

  it('is not missed when a file of it is there that could not be read', async () => {
    const read = await readTables(
      [tableFile('tables/行政区划.csv', csvOf('division')), tableFile('tables/小区.xls', 'x')],
      DEMO,
    );
    expect(foundIn(read)).toEqual([['小区.xls', null, null, 'format-old-excel']]);
  });

  it('leaves all others absent or empty as they are', async () => {
    const read = await check({ '电梯.csv': csvOf('lift', []) }, []);
    expect([...read.register.present].sort()).toEqual(['division', 'estate', 'firm', 'lift']);
    expect(TOWN.lift.length).toBe(1);
  });
});
