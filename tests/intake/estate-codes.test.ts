import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { openOf } from '../../src/domain/problem.ts';
import type { IntakeOptions } from '../../src/intake/collected.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { toGb18030 } from '../support/gb18030.ts';
import {
  AS_OF,
  type Bytes,
  csvOf,
  type Found,
  foundIn,
  GROUND,
  headersOf,
  type Row,
  TOWN,
  tableFile,
} from '../support/tables.ts';

const HEADERS = headersOf('estate').filter((header) => header !== '小区编码');
const PORTAL = 'name: 示例\nbase: https://example.org\npublisher: 示例局\ndemo: true\ndivisions: ["000100"]\n';

/** Estates without a column of codes. */
const uncoded = (rows: readonly Row[] = TOWN.estate): string => csvOf('estate', rows, HEADERS);

async function read(
  codes: Bytes | null,
  estates: string = uncoded(),
  more: Record<string, string> = {},
): Promise<Content> {
  const tables = { ...GROUND, '小区.csv': estates, ...more };
  return readContent({
    files: [
      tableFile('portal.yaml', PORTAL),
      ...(codes === null ? [] : [tableFile('codes.csv', codes)]),
      ...Object.entries(tables).map(([name, text]) => tableFile(`tables/${name}`, text)),
    ],
    asOf: AS_OF as IntakeOptions['asOf'],
    shippedProfile: async () => null,
  });
}

const told = (content: Content): Found[] => foundIn({ problems: [...content.problems] });
const given = (content: Content): [string, string][] =>
  content.register.records.estate.map(({ name, code }) => [name, code]);
const row = (name: string, street: string | null = '春晖街道', more: Row = {}): Row => ({
  小区名称: name,
  行政区划代码: '000101',
  管理模式: '业主自管',
  ...(street === null ? {} : { 街道: street }),
  ...more,
});
const BOOK = `小区编码,小区名称,曾用名,行政区划代码,街道,启用日期
000101-001,丁香苑,纺织厂新村,000101,春晖街道,2026-09-01
000101-002,幸福家园,,000101,春晖街道,2026-09-01
000102-001,幸福家园,,000102,望湖街道,2026-09-01
`;

describe('estates without codes', () => {
  it('get them by county, which is an error until they are kept, and stay the same once they are', async () => {
    const first = await read(null);
    expect(told(first)).toEqual([['codes.csv', null, null, 'codes-not-kept']]);
    expect(given(first)).toEqual([
      ['丁香苑', '000101-001'],
      ['幸福家园', '000101-002'],
      ['幸福家园', '000102-001'],
    ]);
    const [kept, ...none] = first.toKeep;
    expect(none).toEqual([]);
    expect(kept).toMatchObject({ path: 'codes.csv', replaces: null });
    expect(kept?.text).toBe(`\uFEFF${BOOK.replaceAll('2026-09-01', AS_OF).replaceAll('\n', '\r\n')}`);
    const second = await read(kept?.text ?? '');
    expect([told(second), second.toKeep, given(second)]).toEqual([[], [], given(first)]);
  });
  it('of one name in two streets are asked about until their codes are kept, and then no more', async () => {
    const twins = uncoded([row('丁香苑'), row('幸福家园'), row('幸福家园', '望湖街道')]);
    const first = await read(null, twins);
    expect(told(first)).toContainEqual(['小区.csv', 4, '小区名称', 'name-twice']);
    const text = first.toKeep[0]?.text ?? '';
    const kept = (await read(text, twins)).problems;
    expect([openOf(kept), kept.map(({ code }) => code)]).toEqual([[], ['name-twice']]);
    // Kept without their streets, nobody has told them apart.
    const bare = text.replace(',春晖街道,', ',,').replace(',望湖街道,', ',,').replace(',春晖街道,', ',,');
    expect(told(await read(bare, twins))).not.toEqual([]);
  });
  it('keep them whatever the order of the rows, and are meant by their names in other tables', async () => {
    const contract = csvOf('contract', [{ ...TOWN.contract[0], 小区编码: '丁香苑' }]);
    const turned = await read(BOOK, uncoded([...TOWN.estate].reverse()), { '合同.csv': contract });
    expect(told(turned)).toEqual([]);
    expect(given(turned).map(([, code]) => code)).toEqual(['000102-001', '000101-002', '000101-001']);
    expect(turned.register.records.contract.map(({ estate }) => estate)).toEqual(['000101-001']);
  });
  it('never get a code that stands further down in a table, or that was one before', async () => {
    const rows = [row('甲苑'), { ...row('乙苑'), 小区编码: '000101-001', 旧编码: '000101-002' }, row('丙苑')];
    const content = await read(null, csvOf('estate', rows));
    expect(given(content).map(([, code]) => code)).toEqual(['000101-003', '000101-001', '000101-004']);
    expect(
      Papa.parse<string[]>((content.toKeep[0]?.text ?? '').trim())
        .data.slice(1)
        .map(([code, name]) => [name, code])
        .sort(),
    ).toEqual(
      [
        ['乙苑', '000101-001'],
        ['甲苑', '000101-003'],
        ['丙苑', '000101-004'],
      ].sort(),
    );
  });
  it('get none where other tables have codes of their own', async () => {
    const content = await read(null, uncoded(), { '合同.csv': csvOf('contract'), '维修资金.csv': csvOf('fund') });
    expect(told(content)).toEqual([['小区.csv', null, null, 'codes-elsewhere']]);
    expect(content.problems[0]?.message).toContain('1 个编码（JZ001）');
    expect(content.toKeep).toEqual([]);
  });
  it('get none that are kept while nobody knows in which county they lie, or one of them can’t be read', async () => {
    const lost = await read(null, uncoded(), { '行政区划.csv': '' });
    expect([lost.toKeep, told(lost).map(([, , , code]) => code)]).toEqual([[], ['file-empty', 'table-missing']]);
    const blank = await read(null, uncoded([...TOWN.estate, row('甲苑', null, { 行政区划代码: '' })]));
    expect([blank.toKeep, told(blank).map(([, , , code]) => code)]).toEqual([[], ['required-blank']]);
  });
  it('are not known by a running number where codes.csv is there', async () => {
    const numbered = csvOf(
      'estate',
      TOWN.estate.map((one, index) => ({ ...one, 小区编码: String(index + 1) })),
    ).replace('小区编码', '编号');
    expect(given(await read(BOOK, numbered)).map(([, code]) => code)).toEqual([
      '000101-001',
      '000101-002',
      '000102-001',
    ]);
  });
  it('that stand twice under one name and street are one estate twice', async () => {
    const content = await read(null, uncoded([row('甲苑'), row('甲苑')]));
    expect(told(content).map(([, , , code]) => code)).toContain('duplicate-row');
  });
  it('with a header that is nearly 小区编码 get none: the slip is told', async () => {
    const content = await read(null, csvOf('estate').replace('小区编码', '小区编马'));
    expect(told(content)).toEqual([['小区.csv', 1, '小区编码', 'column-missing']]);
    expect(content.toKeep).toEqual([]);
  });
});

describe('an estate that codes.csv doesn’t know', () => {
  it('is asked about, with what is near and what is missing, and gets no code', async () => {
    const content = await read(BOOK, uncoded([row('丁香花园'), ...TOWN.estate.slice(1)]));
    expect(told(content)).toEqual([
      ['小区.csv', 2, '小区名称', 'estate-new-or-renamed'],
      ['codes.csv', 2, '小区名称', 'estate-code-reserved'],
    ]);
    const [asked] = content.problems;
    expect(asked?.message).toContain('新小区，还是改名？');
    expect(asked?.message).toContain('里有、这次表里没有的：丁香苑（春晖街道，000101-001）');
    expect(content.toKeep).toEqual([]);
    expect(given(content).map(([name]) => name)).not.toContain('丁香花园');
  });
  it('is new where a person enters it without a code: the row gets it, all others stay to the byte', async () => {
    const entered = BOOK.replace('\n000102', '\n, 牡丹园 ,"旧名",000101,\n000102');
    const content = await read(entered, uncoded([...TOWN.estate, row('牡丹园')]));
    expect(told(content)).toEqual([['codes.csv', null, null, 'codes-not-kept']]);
    const kept = content.toKeep[0];
    expect(kept?.replaces).toBe(entered);
    expect(kept?.text).toBe(
      entered.replace(', 牡丹园 ,"旧名",000101,\n', `000101-003," 牡丹园 ",旧名,000101,,${AS_OF}\n`),
    );
    const after = await read(kept?.text ?? '', uncoded([...TOWN.estate, row('牡丹园')]));
    expect([told(after), after.toKeep]).toEqual([[], []]);
    expect(given(after).at(-1)).toEqual(['牡丹园', '000101-003']);
    expect(after.register.records.estate.at(-1)?.formerName).toBe('旧名');
  });
  it('is the old one where its old name stands in 曾用名, of the book or of the table', async () => {
    const renamed = BOOK.replace('丁香苑,纺织厂新村', '丁香花园,丁香苑、纺织厂新村');
    const rows = [row('丁香花园'), ...TOWN.estate.slice(1)];
    const byBook = await read(renamed, uncoded(rows));
    expect([told(byBook), given(byBook)[0]]).toEqual([[], ['丁香花园', '000101-001']]);
    expect(byBook.register.records.estate[0]?.formerName).toBe('丁香苑、纺织厂新村');
    const old = csvOf('contract', [{ ...TOWN.contract[0], 小区编码: '纺织厂新村' }]);
    const led = await read(renamed, uncoded(rows), { '合同.csv': old });
    expect(led.register.records.contract[0]?.estate).toBe('000101-001');
    const byTable = await read(
      BOOK,
      uncoded([row('丁香花园', '春晖街道', { 曾用名: '丁香苑' }), ...TOWN.estate.slice(1)]),
    );
    expect([told(byTable), given(byTable)[0]]).toEqual([[], ['丁香花园', '000101-001']]);
    const late = await read(renamed, uncoded());
    expect(given(late)[0]).toEqual(['丁香苑', '000101-001']);
  });
});

describe('estates of one name', () => {
  const book = `${BOOK}000101-003,幸福家园,,000101,望湖街道,2026-09-01\n`;
  it('are told apart by their streets', async () => {
    const rows = [TOWN.estate[0] as Row, row('幸福家园', '望湖街道'), row('幸福家园'), TOWN.estate[2] as Row];
    expect(given(await read(book, uncoded(rows))).map(([, code]) => code)).toEqual([
      '000101-001',
      '000101-003',
      '000101-002',
      '000102-001',
    ]);
  });
  it('are a problem where the table doesn’t say which', async () => {
    const content = await read(book, uncoded([TOWN.estate[0] as Row, row('幸福家园', null)]));
    expect(told(content).slice(0, 1)).toEqual([['小区.csv', 3, '小区名称', 'estate-code-ambiguous']]);
    expect(content.problems[0]?.message).toContain('春晖街道，000101-002');
  });
});

describe('a table with codes of its own', () => {
  it('is gone by, and without codes.csv nothing is proposed', async () => {
    const content = await read(null, csvOf('estate'));
    expect([told(content), content.toKeep]).toEqual([[], []]);
  });
  it('adds its codes to codes.csv, in the columns and line breaks that are there', async () => {
    const book = '启用日期;小区名称;备案;小区编码\r\n2026-09-01;丁香苑;x;JZ001';
    const content = await read(book, csvOf('estate'));
    expect(told(content)).toEqual([['codes.csv', 1, '备案', 'header-unknown']]);
    expect(content.toKeep[0]?.text).toBe(`${book}\r\n${AS_OF};幸福家园;;JZ002\r\n${AS_OF};幸福家园;;YC001\r\n`);
  });
  it('is a problem where codes.csv has another code for the name, unless that is a former one', async () => {
    const rows = csvOf('estate', TOWN.estate.slice(0, 1));
    expect(told(await read(BOOK, rows)).slice(0, 1)).toEqual([['小区.csv', 2, '小区名称', 'estate-code-differs']]);
    const recoded = csvOf('estate', [{ ...TOWN.estate[0], 旧编码: '000101-001' } as Row]);
    expect(told(await read(BOOK, recoded)).map(([, , , code]) => code)).toEqual([
      'estate-code-reserved',
      'estate-code-reserved',
    ]);
  });
  it('is doubted where codes.csv has another name for the code', async () => {
    const content = await read(
      BOOK.replaceAll('000101-001', 'JZ001').replace('丁香苑,纺织厂新村', '紫藤苑,'),
      csvOf('estate', TOWN.estate.slice(0, 1)),
    );
    expect(told(content).slice(0, 1)).toEqual([['小区.csv', 2, '小区名称', 'estate-name-differs']]);
    expect(given(content)).toEqual([['丁香苑', 'JZ001']]);
  });
});

describe('codes.csv', () => {
  const damaged = async (codes: Bytes): Promise<Found[]> => told(await read(codes));
  it.each([
    ['000101-002,幸', '000101-001,幸', [['codes.csv', 3, '小区编码', 'duplicate-row']]],
    [
      '000102-001,幸福家园,,000102,望湖街道',
      '000102-001,幸福家园,,000101,春晖街道',
      [['codes.csv', 4, '小区名称', 'codes-name-twice']],
    ],
    [
      '小区名称',
      '名',
      [
        ['codes.csv', 1, '名', 'header-unknown'],
        ['codes.csv', 1, '小区名称', 'column-missing'],
      ],
    ],
    ['街道', '小区名称', [['codes.csv', 1, '小区名称', 'header-duplicate']]],
    ['000101-002,', '000101/002,', [['codes.csv', 3, '小区编码', 'code-not-readable']]],
    ['丁香苑', '', [['codes.csv', 2, '小区名称', 'required-blank']]],
    ['2026-09-01', '2026-13-01', [['codes.csv', 2, '启用日期', 'date-not-on-calendar']]],
    ['丁香苑', '"丁香苑', [['codes.csv', 2, null, 'quotes-unclosed']]],
  ] as const)('with %s made %s is told, and nothing else', async (from, to, expected) => {
    expect(await damaged(BOOK.replace(from, to))).toEqual(expected);
  });
  it('with damage is never written over', async () => {
    const content = await read(BOOK.replace('000101-002,幸', '000101-001,幸'), uncoded([...TOWN.estate, row('新苑')]));
    expect(content.toKeep).toEqual([]);
  });
  it('in GB18030 is read, and kept in UTF-8 with its mark', async () => {
    const content = await read(toGb18030(BOOK), uncoded());
    expect([told(content), given(content).length]).toEqual([[], 3]);
    const more = BOOK.replace('\n000102', '\n,䶮苑,,000101,,\n000102');
    const kept = (await read(toGb18030(more), uncoded([...TOWN.estate, row('䶮苑')]))).toKeep[0];
    expect(kept?.replaces).toBe(more);
    expect(kept?.text.startsWith('\uFEFF小区编码')).toBe(true);
    expect(kept?.text).toContain('000101-003,䶮苑,,000101,');
  });
  it('that is empty, or only a header, is as none', async () => {
    for (const text of ['', '小区编码,小区名称\n']) {
      const content = await read(text);
      expect(told(content).map(([, , , code]) => code)).toContain('codes-not-kept');
      expect((await read(content.toKeep[0]?.text ?? '')).toKeep).toEqual([]);
    }
  });
  it('whose names a spreadsheet would run gives them back', async () => {
    const first = await read(null, uncoded([row('=1+1苑', null), row('"引",苑', null)]));
    const second = await read(first.toKeep[0]?.text ?? '', uncoded([row('"引",苑', null), row('=1+1苑', null)]));
    expect(told(second)).toEqual([]);
    expect(given(second)).toEqual([...given(first)].reverse());
  });
});

describe('from month to month', () => {
  const estates = ['甲苑', '乙苑', '丙里', '丁新村'].flatMap((name) =>
    ['春晖街道', '望湖街道'].map((street) => row(name, street)),
  );
  const keyOf = (one: { 小区名称?: string; 街道?: string }): string => `${one.小区名称} ${one.街道}`;
  const month = fc.shuffledSubarray(estates, { minLength: 1 });

  it('an estate has one code for ever, and no code is ever another’s, in whatever order lists come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(month, { minLength: 2, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        async (months, newline) => {
          let book: string | null = null;
          const codes = new Map<string, string>();
          for (const rows of months) {
            // A person enters what the book doesn't know, without a code.
            for (const one of book === null ? [] : rows.filter((one) => !codes.has(keyOf(one))))
              book += `,${one.小区名称},,000101,${one.街道},${newline}`;
            const content: Content = await read(book, uncoded(rows));
            const errors = told(content)
              .map(([, , , code]) => code)
              .filter((code) => code !== 'estate-code-reserved');
            expect(errors.filter((code) => code !== 'codes-not-kept' && code !== 'name-twice')).toEqual([]);
            const before: string = (book ?? '').replace(/^\uFEFF/, '');
            if (content.toKeep[0]) book = content.toKeep[0].text.replace(/\r\n|\n/g, newline);
            // What had a code stands there as it did.
            for (const line of before.split(/\r?\n/).filter((text) => /^[0-9]/.test(text)))
              expect(book).toContain(line);
            for (const { name, street, code } of content.register.records.estate) {
              const known = codes.get(`${name} ${street}`);
              if (known !== undefined) expect(code).toBe(known);
              else expect([...codes.values()]).not.toContain(code);
              codes.set(`${name} ${street}`, code);
            }
            expect((await read(book, uncoded(rows))).toKeep).toEqual([]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
