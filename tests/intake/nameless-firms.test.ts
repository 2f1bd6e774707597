import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCreditCodeForm } from '../../src/domain/credit-code.ts';
import { isNameCode, nameCode, nameCodesOf } from '../../src/domain/name-code.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { asTables, downloadsOf, publicationOf, recordsOf } from '../support/publication.ts';
import { check, csvOf, DEMO, FIRM, headersOf, type Row, TOWN, tableFile, townWith } from '../support/tables.ts';

const NAME = '青禾物业服务有限公司';
const CODE = nameCode(NAME);
const UNCODED = headersOf('firm').filter((header) => header !== '统一社会信用代码');
const nameless: Row = { 企业名称: NAME, 备案状态: '未备案' };
const contract = (name: string): string => csvOf('contract', townWith('contract', { 统一社会信用代码: name }));

describe('the stand-in for a code', () => {
  it('is the same for a name whatever its spaces and brackets, and never looks like a credit code', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const code = nameCode(name);
        return isNameCode(code) && !hasCreditCodeForm(code.toUpperCase()) && /^[0-9a-z-]{13}$/.test(code);
      }),
    );
    expect(nameCode('青禾物业（集团） 有限公司')).toBe(nameCode('青禾物业(集团)有限公司'));
    // Addresses are kept by it: it may never be another.
    expect(nameCode('示例甲物业服务有限公司')).toBe('f-1foe68c8p46');
  });
  it('differs for 20,000 names that differ in a character', () => {
    const codes = Array.from({ length: 20_000 }, (_, i) => nameCode(`示例第${i}物业服务有限公司`));
    expect(new Set(codes).size).toBe(codes.length);
  });
  it('leads on from the name and every former name', () => {
    expect(nameCodesOf({ code: FIRM, name: NAME, formerName: '青禾房管所、青禾公司' })).toEqual(
      [NAME, '青禾房管所', '青禾公司'].map(nameCode),
    );
    expect(nameCodesOf({ code: CODE, name: NAME, formerName: null })).toEqual([]);
  });
});

describe('a firm without a code', () => {
  it('is a firm by name, with a warning, whether its cell is blank or the column is missing', async () => {
    const blank = await check({ '企业.csv': csvOf('firm', [...TOWN.firm, nameless]), '合同.csv': contract(NAME) }, [
      ['企业.csv', 4, '统一社会信用代码', 'firm-code-missing'],
    ]);
    expect(blank.register.records.firm.map(({ code, name }) => [code, name]).at(-1)).toEqual([CODE, NAME]);
    expect(blank.register.records.contract[0]?.firm).toBe(CODE);
    const missing = await check({ '企业.csv': csvOf('firm', [nameless], UNCODED) }, [
      ['企业.csv', 2, '统一社会信用代码', 'firm-code-missing'],
    ]);
    expect(missing.register.records.firm.map(({ code }) => code)).toEqual([CODE]);
  });
  it('is the firm of the same name that has one, wherever it stands', async () => {
    const read = await check(
      {
        '企业.csv': csvOf('firm', TOWN.firm),
        '企业-2.csv': csvOf('firm', [{ ...TOWN.firm[0], 统一社会信用代码: '' } as Row]),
      },
      [['企业.csv', null, null, 'rows-in-two-files']],
    );
    expect(read.register.records.firm).toHaveLength(2);
  });
  it('that only a contract names is one too, with what is near', async () => {
    const read = await check({ '合同.csv': contract('示例甲物业有限公司') }, [
      ['合同.csv', 2, '统一社会信用代码', 'firm-by-name'],
    ]);
    expect(read.problems[0]?.message).toContain('「示例甲物业服务有限公司」');
    expect(read.register.records.firm.at(-1)).toMatchObject({ code: nameCode('示例甲物业有限公司'), filing: null });
    expect(read.register.records.contract[0]?.firm).toBe(nameCode('示例甲物业有限公司'));
  });
  it('is none where a contract names a person, a way of management or a code', async () => {
    for (const written of ['张示例', '业主自管', '91000000MA00000999', '社区物业123456'])
      await check({ '合同.csv': contract(written) }, [['合同.csv', 2, '统一社会信用代码', 'reference-unknown']]);
  });
  it.each([
    ['firm_grade', '统一社会信用代码', {}],
    ['list_entry', '主体编码', {}],
    ['bulletin', '主体编码', {}],
    ['event', '主体编码', { 类型: '处罚' }],
  ] as const)('is an error in %s, since nobody may be named or graded on a name', async (id, header, more) => {
    const file = `${id}.csv`;
    const rows = csvOf(id, [{ ...TOWN[id][0], ...more, [header]: NAME } as Row]);
    const firms = csvOf('firm', [...TOWN.firm, nameless]);
    const told = [
      ['企业.csv', 4, '统一社会信用代码', 'firm-code-missing'],
      [file, 2, header, 'firm-code-required'],
    ] as const;
    await check({ '企业.csv': firms, [file]: rows }, told);
    // Without the table of firms as well.
    const read = await readTables(
      Object.entries({ '行政区划.csv': csvOf('division'), '小区.csv': csvOf('estate'), [file]: rows }).map(
        ([name, text]) => tableFile(`tables/${name}`, text),
      ),
      DEMO,
    );
    expect(read.problems.map(({ code }) => code)).toEqual(['firm-code-required']);
  });
  it('may be praised or met in an event', async () => {
    const rows = csvOf('event', [{ ...TOWN.event[0], 类型: '联席会议', 主体编码: NAME, 规则: '' } as Row]);
    await check({ '企业.csv': csvOf('firm', [...TOWN.firm, nameless]), 'event.csv': rows }, [
      ['企业.csv', 4, '统一社会信用代码', 'firm-code-missing'],
    ]);
  });
});

describe('downloads', () => {
  it.each([true, false])('give firms by name back as they were, with a table of firms: %s', async (hasTable) => {
    const files = {
      '行政区划.csv': csvOf('division'),
      '小区.csv': csvOf('estate'),
      ...(hasTable ? { '企业.csv': csvOf('firm', [...TOWN.firm, nameless]) } : {}),
      '合同.csv': csvOf(
        'contract',
        [NAME, '丹枫物业管理有限公司'].map(
          (name, i) => ({ ...TOWN.contract[0], 统一社会信用代码: name, 开始日期: `2024-0${i + 1}-01` }) as Row,
        ),
      ),
    };
    const first = await readTables(
      Object.entries(files).map(([name, text]) => tableFile(`tables/${name}`, text)),
      DEMO,
    );
    expect(first.register.records.firm.map(({ name }) => name)).toContain('丹枫物业管理有限公司');
    const again = await readTables(asTables(await downloadsOf(publicationOf(first.register))), DEMO);
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(recordsOf(again.register)).toEqual(recordsOf(first.register));
  });
});
