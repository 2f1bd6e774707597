import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguard } from '../../src/domain/formula-guard.ts';
import { scaled, yuan } from '../../src/domain/money.ts';
import { csvCell, jsonValue } from '../../src/downloads/cells.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { asTables, downloadsOf, publicationOf, readSample, recordsOf } from '../support/publication.ts';
import { check, csvOf, DEMO, readTown, TABLE_IDS, TOWN, townWith } from '../support/tables.ts';

const town = async (): ReturnType<typeof check> =>
  check(Object.fromEntries(TABLE_IDS.map((id) => [`${tableOf(id).name}.csv`, csvOf(id)])), []);

/** Fields of a CSV text, the mark and the line end taken off. */
const rowsOf = (csv: string): string[][] => Papa.parse<string[]>(csv.replace(/^\ufeff/, '').replace(/\r\n$/, '')).data;

/** What the profiles of the sample city let a table say. */
const SAMPLE = { ...DEMO, gradeWords: ['优秀', '良好', '合格', '不合格'] };

describe('the downloads of the sample city', () => {
  it('are again a valid input that gives the same records', async () => {
    const content = await readSample();
    expect(content.problems).toEqual([]);
    const downloads = await downloadsOf(publicationOf(content.register, content.portal ?? undefined));
    const again = await readTables(asTables(downloads), SAMPLE);
    expect(again.problems).toEqual([]);
    // What a correction put right is published nowhere, so that its row is in no download.
    const event = content.register.records.event.filter(({ kind }) => kind !== '更正');
    expect(event.length).toBeLessThan(content.register.records.event.length);
    const published = { ...content.register, records: { ...content.register.records, event } };
    expect(recordsOf(again.register)).toEqual(recordsOf(published));
    expect([...again.register.present].sort()).toEqual([...content.register.present].sort());
  }, 60_000);

  it('are the same, byte for byte, when they are read and written once more', async () => {
    const { register, portal } = await readSample();
    const downloads = await downloadsOf(publicationOf(register));
    // 数据截至 is no row: whoever publishes downloads again says the days anew.
    const options = { ...SAMPLE, dataDates: portal?.dataDates ?? {} };
    const again = await downloadsOf(publicationOf((await readTables(asTables(downloads), options)).register));
    expect([...again.keys()]).toEqual([...downloads.keys()]);
    // In how many sheets a column stood is of the office's files, which downloads are not: they have every column.
    const written = (text: string): string => text.replace(/,?\s*"sheets": \d+/g, '');
    for (const [file, text] of downloads) expect(written(again.get(file) ?? '') === written(text), file).toBe(true);
  }, 60_000);

  it('hold in JSON what they hold in CSV', async () => {
    const downloads = await downloadsOf(publicationOf((await readSample()).register));
    for (const id of TABLE_IDS) {
      const [headers, ...rows] = rowsOf(downloads.get(`data/${id}.csv`) as string) as [string[], ...string[][]];
      const objects = JSON.parse(downloads.get(`data/${id}.json`) as string) as Record<string, unknown>[];
      expect(objects.length, id).toBe(rows.length);
      const types = new Map(columnList(tableOf(id)).map(([, column]) => [column.header, column.type.is]));
      for (const [i, row] of rows.entries()) {
        for (const [c, header] of headers.entries()) {
          const value = objects[i]?.[header] ?? '';
          const shown =
            value === true
              ? '是'
              : value === false
                ? '否'
                : types.get(header) === 'percent' && value !== ''
                  ? `${String(value)}%`
                  : String(value);
          if (unguard(row[c] as string) !== shown) expect(`${id} ${header} ${shown}`).toBe(`${id} ${header} ${row[c]}`);
        }
      }
    }
  }, 60_000);

  it('are a Tabular Data Package, and every cell is of the type that its field declares', async () => {
    const downloads = await downloadsOf(publicationOf((await readSample()).register));
    await expectTabular(downloads);
  }, 60_000);
});

interface PackageField {
  name: string;
  type: string;
  bareNumber?: boolean;
  trueValues?: string[];
  falseValues?: string[];
  constraints?: { required?: boolean; enum?: string[] };
}

/** What Frictionless would say of each cell, for the types that the package uses. */
const IS_TYPE: Record<string, (text: string, field: PackageField) => boolean> = {
  string: () => true,
  integer: (text) => /^-?\d+$/.test(text),
  number: (text, field) => (field.bareNumber === false ? /^-?\d+(\.\d+)?%$/ : /^-?\d+(\.\d+)?$/).test(text),
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  year: (text) => /^\d{4}$/.test(text),
  boolean: (text, { trueValues = ['是'], falseValues = ['否'] }) => [...trueValues, ...falseValues].includes(text),
};

async function expectTabular(downloads: ReadonlyMap<string, string>): Promise<void> {
  const descriptor = JSON.parse(downloads.get('data/datapackage.json') as string) as {
    resources: { name: string; path: string; bytes: number; schema: { fields: PackageField[] } }[];
  };
  const schema = JSON.parse(
    readFileSync(new URL('../fixtures/frictionless/tabular-data-package.json', import.meta.url), 'utf8'),
  ) as Record<string, unknown>;
  // Draft 4, of which only what Ajv still knows is used here.
  delete schema.$schema;
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  expect(validate(descriptor), JSON.stringify(validate.errors)).toBe(true);
  for (const resource of descriptor.resources) {
    const text = downloads.get(`data/${resource.path}`) as string;
    expect(Buffer.byteLength(text)).toBe(resource.bytes);
    const [headers, ...rows] = rowsOf(text) as [string[], ...string[][]];
    const { fields } = resource.schema;
    expect(headers).toEqual(fields.map((field) => field.name));
    for (const row of rows) {
      expect(row.length).toBe(fields.length);
      for (const [i, field] of fields.entries()) {
        const cell = row[i] as string;
        const right =
          cell === ''
            ? field.constraints?.required !== true
            : IS_TYPE[field.type]?.(cell, field) === true && (field.constraints?.enum?.includes(cell) ?? true);
        if (!right) expect.fail(`${resource.name} ${field.name}: ${cell}`);
      }
    }
  }
}

const HOSTILE = [
  '=HYPERLINK("http://evil.example","点我")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  "'=1+1",
  "''=1",
  "'",
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '"引号"',
  '逗,号',
  '分;号',
  '制\t表',
  '换\n行',
  '\n=1',
  '<script>alert(1)</script>',
  '右\u202d左',
  '😀家庭👨‍👩‍👧',
  '𠮷野家𪚥',
  '字'.repeat(2000),
  'NULL',
  'null',
  'undefined',
  '0',
  '00012',
  '1e5',
  'TRUE',
  '#N/A x',
  '=DISPIMG',
  '合计（含税）',
  '  两端  ',
  '，全角，',
  '""',
  '="x"y',
  '{{7*7}}',
  '%00',
  '\\',
  '/',
  '—',
  '无',
];
/** Of the hostile texts, one in so many is tried in a column. */
const SHARE = 5;
const texts = TABLE_IDS.flatMap((id) =>
  columnList(tableOf(id))
    .filter(([, { type }]) => type.is === 'text' || type.is === 'name')
    .map(([field, column]) => ({ id, field, column })),
);

describe('a hostile text', () => {
  const survives =
    (hostile: readonly string[]) =>
    async ({ id, field, column }: (typeof texts)[number]): Promise<void> => {
      const name = tableOf(id).name;
      for (const text of hostile) {
        if (column.type.is === 'name' && [...text].length > 200) continue;
        const rows = townWith(id, { [column.header]: text });
        const first = await readTown({ [`${name}.csv`]: csvOf(id, rows) });
        const errors = first.problems
          .filter((p) => p.severity === 'error' && p.code !== 'reference-unknown')
          .map((p) => p.code);
        if (errors.length > 0) {
          // A text that means nothing ("—") is refused where something is required, and never silently lost.
          expect(errors, text).toEqual([expect.stringMatching(/^(?:required-blank|formula-error|picture-cell)$/)]);
          continue;
        }
        const downloads = await downloadsOf(publicationOf(first.register));
        const again = await readTables(asTables(downloads), DEMO);
        expect(
          again.problems.filter((p) => p.code !== 'amount-jump' && p.code !== 'channel-value'),
          text,
        ).toEqual([]);
        expect(recordsOf(again.register), text).toEqual(recordsOf(first.register));
        expectNoFormula(downloads);
        expect(first.register.records[id][0] as unknown as Record<string, unknown>).toHaveProperty(field);
      }
    };
  // Every column has some of them, and every one of them is in some columns; CI puts each in each.
  it.each(texts.map((one, at) => ({ ...one, at })))(
    'in $id 「$column.header」 survives the trip and starts no formula',
    (one) => survives(HOSTILE.filter((_, of) => of % SHARE === one.at % SHARE))(one),
  );
  it.each(texts)(
    'that is any of them survives the trip in $id 「$column.header」',
    { tags: 'long' },
    survives(HOSTILE),
  );
});

/** Whether a spreadsheet would run a cell: whatever begins with a mark and is no bare number. */
function expectNoFormula(downloads: ReadonlyMap<string, string>): void {
  for (const [file, text] of downloads) {
    if (!file.endsWith('.csv')) continue;
    for (const row of rowsOf(text))
      for (const cell of row)
        if (/^[=+\-@＝＋－＠\t\r\n]/.test(cell) && !/^-\d+(?:\.\d+)?$/.test(cell)) expect.fail(`${file}: ${cell}`);
  }
}

describe('any text', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => unguard(guardFormula(text)) === text),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^'{0,3}[=+\-@＝\t]?[a'=]{0,3}$/), (text) => unguard(guardFormula(text)) === text),
      { numRuns: 1000 },
    );
  });

  it('of any characters in a remark survives the trip, once it is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        async (a, b) => {
          const rows = townWith('event', { 结果: a === '' ? '好' : a, 新等级: b });
          const first = await readTown({ '事件.csv': csvOf('event', rows) });
          if (first.problems.some((p) => p.severity === 'error')) return;
          const downloads = await downloadsOf(publicationOf(first.register));
          const again = await readTables(asTables(downloads), DEMO);
          expect(again.problems.filter((p) => p.severity === 'error')).toEqual([]);
          expect(recordsOf(again.register)).toEqual(recordsOf(first.register));
          expectNoFormula(downloads);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a number', () => {
  it('below zero stays a bare number', async () => {
    const { register } = await check(
      { '公共收益.csv': csvOf('revenue', townWith('revenue', { 金额: '-1,000.50' })) },
      [],
    );
    const csv = (await downloadsOf(publicationOf(register))).get('data/revenue.csv') as string;
    expect(rowsOf(csv)[1]?.[4]).toBe('-1000.50');
  });

  it('is written exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (fen) => {
        expect(yuan(fen)).toMatch(/^-?\d+\.\d{2}$/);
        expect(Number(yuan(fen).replace('.', ''))).toBe(fen === 0 ? 0 : fen);
      }),
    );
    expect(yuan(-5)).toBe('-0.05');
    expect(scaled(4770, 4, 2)).toBe('0.477');
    expect(scaled(8500, 4, 2)).toBe('0.85');
    expect(scaled(5800, 2, 0)).toBe('58');
  });

  it('of every kind comes back as it went', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 99_999_999 }),
        async (fen, rate, basisPoints, hundredths) => {
          const { register } = await town();
          const change = <K extends keyof typeof register.records>(
            id: K,
            with_: Partial<(typeof register.records)[K][number]>,
          ): (typeof register.records)[K] =>
            [{ ...register.records[id][0], ...with_ }] as unknown as (typeof register.records)[K];
          const changed = {
            ...register,
            records: {
              ...register.records,
              fund: change('fund', { balanceFen: fen }),
              fee_item: change('fee_item', { rateE4: rate }),
              survey: change('survey', { satisfiedBp: basisPoints }),
              estate: [...register.records.estate.slice(1), ...change('estate', { areaSqm: hundredths / 100 })],
            },
          };
          const again = await readTables(asTables(await downloadsOf(publicationOf(changed))), DEMO);
          // Every figure comes back as it was; improbable ones only get a warning.
          const told = again.problems.filter(({ code }) => code !== 'value-implausible');
          expect(told).toEqual([]);
          expect(recordsOf(again.register)).toEqual(recordsOf(changed));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what the office has not said', () => {
  it('is an empty cell in CSV and null in JSON, and a list of nobody says so in both', async () => {
    const rows = [{ ...TOWN.list_entry[0], 主体编码: '无', 依据: '' }];
    const { register } = await check({ '红黑榜.csv': csvOf('list_entry', rows) }, []);
    const downloads = await downloadsOf(publicationOf(register));
    expect(rowsOf(downloads.get('data/list_entry.csv') as string)[1]).toEqual([
      '000101',
      '2025-06',
      '红榜',
      '企业',
      '无',
      '',
      '2025-06-30',
      '示〔2025〕2号',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(JSON.parse(downloads.get('data/list_entry.json') as string)).toMatchObject([
      { 主体编码: '无', 依据: null, 移出日期: null },
    ]);
    await expectTabular(downloads);
    const again = await readTables(asTables(downloads), DEMO);
    expect(again.problems).toEqual([]);
    expect(recordsOf(again.register)).toEqual(recordsOf(register));
  });

  it('of a column is told by csvCell and jsonValue alike', () => {
    for (const id of TABLE_IDS) {
      for (const [, column] of columnList(tableOf(id))) {
        const nobody = column.type.is === 'reference' ? column.type.nobody : null;
        expect(csvCell(column, null)).toBe(nobody ?? '');
        expect(jsonValue(column, null)).toBe(nobody);
      }
    }
  });

  it('of a whole table leaves it out, while an empty one is there with its header', async () => {
    const { register } = await check({ '电梯.csv': csvOf('lift', []) }, []);
    const downloads = await downloadsOf(publicationOf(register));
    expect([...downloads.keys()].filter((file) => file.includes('lift'))).toEqual(['data/lift.csv', 'data/lift.json']);
    expect(downloads.get('data/lift.json')).toBe('[]\n');
    expect(rowsOf(downloads.get('data/lift.csv') as string).length).toBe(1);
    await expectTabular(downloads);
  });
});
