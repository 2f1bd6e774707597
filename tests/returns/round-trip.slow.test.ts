/**
 * The way of a file with problems: it goes back marked, whoever sent it mends the marked cells, and the copy takes the
 * original's place. All its problems are gone then, and nothing else in it has changed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellName } from '../../src/domain/cell-name.ts';
import type { TableId } from '../../src/domain/records.ts';
import { readTables, type TablesRead } from '../../src/intake/read-tables.ts';
import { maskPath } from '../../src/privacy/mask.ts';
import { withoutMarks } from '../../src/returns/mark.ts';
import { returnsOf } from '../../src/returns/returns.ts';
import { BEGIN, LIST_SHEET } from '../../src/returns/words.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { caseFolder } from '../support/cases.ts';
import {
  commented,
  differing,
  fileRead,
  partsOf,
  type SeenCell,
  seenIn,
  starter,
  withCell,
  withPart,
  withParts,
} from '../support/returned.ts';
import { AS_OF, DEMO, headersOf, TABLE_IDS, TOWN, tableFile } from '../support/tables.ts';

/** Cases with what a clerk writes into the marked cells of a file. */
const MENDED: readonly [name: string, file: string, sheet: string, writes: Readonly<Record<string, string>>][] = [
  ['scaled-format', '公共收益.xlsx', '公共收益', { E2: '35000', E3: '128000', E4: '120000' }],
  ['date-zero', '电梯.xlsx', '电梯', { F2: '2026-10-30', F3: '2026-10-30' }],
  [
    'error-cells',
    '收费标准.xlsx',
    '收费标准',
    { C2: '0.85', E3: '甲发改价〔2022〕9号', H5: '2027-12-31', E6: '合同', E7: '合同', E8: '合同' },
  ],
  ['date-in-text-column', '电梯.xlsx', '电梯', { C2: '3号楼1单元', B3: '梯11示A00002(09)' }],
  ['date-in-text-column-csv', '电梯.xlsx', '电梯', { C2: '3号楼2单元', C3: '2号楼', B4: '梯11示A00009(09)' }],
  ['damaged-filing-number', '企业.xlsx', '企业', { D2: '140002024000001', D3: '20240101000000000001' }],
  ['damaged-filing-number', '合同.xlsx', '合同', { F2: '2025010000000001', F3: '甲物合〔2026〕3号' }],
  ['year-range', '小区.xlsx', '小区', { R2: '2009', R3: '2009', R4: '1998', R5: '2009' }],
];

type Folder = Readonly<Record<string, Uint8Array>>;

const read = (folder: Folder): Promise<TablesRead> =>
  readTables(
    Object.entries(folder).map(([name, bytes]) => tableFile(`tables/${name}`, bytes)),
    DEMO,
  );

/** What goes back of a folder, by the names of its files. */
async function returned(folder: Folder): Promise<Map<string, Uint8Array>> {
  const { problems, register } = await read(folder);
  const inputs = Object.entries(folder).map(([name, bytes]) => fileRead(`tables/${name}`, bytes));
  const made = await returnsOf({
    by: null,
    problems,
    register,
    portal: null,
    asOf: AS_OF,
    inputs,
    read: async (file) => folder[file.slice('tables/'.length)] as Uint8Array,
  });
  return new Map(made.files.map(({ name, bytes }) => [name, bytes]));
}

/** The parts of sheets by their names. */
async function sheetParts(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = await partsOf(bytes);
  const relations = String(parts.get('xl/_rels/workbook.xml.rels')).match(/<Relationship\b[^>]*>/g) ?? [];
  const sheets = [
    ...String(parts.get('xl/workbook.xml')).matchAll(/<sheet\b[^>]*\sname="([^"]+)"[^>]*\sr:id="(\w+)"/g),
  ];
  return new Map(
    sheets.map(([, name = '', id = '']) => {
      const target = /Target="([^"]+)"/.exec(relations.find((one) => one.includes(`"${id}"`)) ?? '')?.[1] ?? '';
      return [name, (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase()];
    }),
  );
}

const cell = (id: TableId, row: number, header: string): string => cellName(row - 1, headersOf(id).indexOf(header));

/** A fault for each table: the cell of its first row and what is written there. */
const FAULTS: Readonly<Record<TableId, readonly [header: string, written: string]>> = {
  division: ['层级', '村级'],
  firm: ['联系电话', '见通讯录'],
  firm_grade: ['公示日期', '三月初'],
  list_entry: ['列入日期', '六月底'],
  estate: ['建筑面积', '十万'],
  contract: ['开始日期', '去年'],
  manager: ['任职日期', '很早'],
  fee_item: ['收费标准', '1.8元左右'],
  guide_price: ['基准价', '面议'],
  revenue: ['金额', '约一千'],
  complaint_stat: ['受理', '若干'],
  survey: ['满意率', '较高'],
  lift: ['上次维保日期', '待检修后'],
  lift_whitelist: ['列入日期', '不记得'],
  facility: ['日期', '上旬'],
  fund: ['结存', '若干元'],
  channel: ['值', '无人接'],
  posting: ['开始日期', '月初'],
  bulletin: ['月份', '上个月'],
  event: ['日期', '某日'],
};

/** The starter workbook as it is, with the faults, and as it goes back. */
async function faultyStarter() {
  const right = await starter();
  const parts = await sheetParts(right);
  const wrong = await withParts(
    right,
    new Map(
      TABLE_IDS.map((id) => {
        const [header, words] = FAULTS[id];
        return [parts.get(tableOf(id).name) as string, (xml: string) => withCell(xml, cell(id, 2, header), words)];
      }),
    ),
  );
  const back = (await returned({ '台账.xlsx': wrong })).get('台账.xlsx') as Uint8Array;
  const [asRight, asWrong] = [await read({ '台账.xlsx': right }), await read({ '台账.xlsx': wrong })];
  return { wrong, back, asRight, asWrong };
}

const rightWords = (id: TableId): string => TOWN[id][0]?.[FAULTS[id][0]] ?? '';

describe('the starter workbook with a fault in every table', () => {
  let folder: Awaited<ReturnType<typeof faultyStarter>>;
  beforeAll(async () => {
    folder = await faultyStarter();
  });

  it('has each faulty cell marked, whatever the table, and none that nothing is said of', () => {
    const { back, asWrong } = folder;
    expect(asWrong.problems.length).toBeGreaterThanOrEqual(TABLE_IDS.length);
    const seen = seenIn(back);
    for (const id of TABLE_IDS) {
      const name = tableOf(id).name;
      const marks = [...(seen.get(name) ?? [])]
        .filter(([, { comment }]) => comment.includes(BEGIN))
        .map(([ref]) => ref);
      expect(marks, name).toContain(cell(id, 2, FAULTS[id][0]));
      const places = asWrong.problems
        .filter(({ sheet }) => sheet === name)
        .flatMap(({ rows, letters }) => rows.map((row) => `${letters ?? 'A'}${row}`));
      expect(marks.sort(), name).toEqual([...new Set(places)].sort());
    }
  });

  it('is read from the marked copy as from the original: the same problems and records', async () => {
    const after = await read({ '台账.xlsx': folder.back });
    expect(after.problems).toEqual(folder.asWrong.problems);
    expect(after.register.records).toEqual(folder.asWrong.register.records);
  });

  it('has none of its problems once each marked cell is put right, and is else what it was, part by part', async () => {
    const { back, wrong, asRight } = folder;
    const parts = await sheetParts(back);
    const own = TABLE_IDS.map((id) => [id, parts.get(tableOf(id).name) as string] as const);
    const mended = await withParts(
      back,
      new Map(own.map(([id, part]) => [part, (xml) => withCell(xml, cell(id, 2, FAULTS[id][0]), rightWords(id))])),
    );
    const after = await read({ '台账.xlsx': mended });
    expect(after.problems).toEqual(asRight.problems);
    expect(after.register.records).toEqual(asRight.register.records);
    // Besides the sheets that were mended, every part is byte for byte what was sent.
    const left = withoutMarks(mended);
    expect(await differing(left, wrong)).toEqual(own.map(([, part]) => part).sort());
    const [sent, came] = [seenIn(wrong), seenIn(left)];
    for (const id of TABLE_IDS) {
      const [a, b] = [sent, came].map((seen) => seen.get(tableOf(id).name) ?? new Map<string, SeenCell>());
      const refs = [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])];
      const changed = refs.filter((ref) => a?.get(ref)?.text !== b?.get(ref)?.text);
      expect(changed, tableOf(id).name).toEqual([cell(id, 2, FAULTS[id][0])]);
    }
  });

  it('has none of them either where another program has saved the mended copy', async () => {
    const book = await openXlsx(folder.back, { readStyles: true });
    for (const id of TABLE_IDS) {
      const cells = book.sheets.find(({ name }) => name === tableOf(id).name)?.cells;
      const at = `1,${headersOf(id).indexOf(FAULTS[id][0])}`;
      cells?.set(at, { ...cells.get(at), type: 'string', value: rightWords(id) });
    }
    const after = await read({ '台账.xlsx': await saveXlsx(book) });
    expect(after.problems).toEqual(folder.asRight.problems);
    expect(after.register.records).toEqual(folder.asRight.register.records);
  });
});

/** The tables of a case, over those of the base where it has no settings of its own. */
function folderOf(name: string): Folder {
  const files = (layer: string): [string, Uint8Array][] =>
    readdirSync(path.join(caseFolder(layer), 'tables')).map((file) => [
      file,
      new Uint8Array(readFileSync(path.join(caseFolder(layer), 'tables', file))),
    ]);
  const isWhole = existsSync(path.join(caseFolder(name), 'portal.yaml'));
  const own = files(name);
  const isReplaced = (file: string): boolean => own.some(([one]) => one.replace(/xlsx$/, 'csv') === file);
  return Object.fromEntries([...(isWhole ? [] : files('base').filter(([file]) => !isReplaced(file))), ...own]);
}

/** A folder with what has come back in the place of what was sent: a workbook takes the place of a CSV of its name. */
function replaced(folder: Folder, back: ReadonlyMap<string, Uint8Array>): Folder {
  const files: Record<string, Uint8Array> = { ...folder };
  for (const [file, bytes] of back) {
    if (!file.endsWith('.xlsx')) continue;
    if (files[file] === undefined) delete files[file.replace(/xlsx$/, 'csv')];
    files[file] = bytes;
  }
  return files;
}

const CASES = readdirSync(caseFolder('')).filter((name) => name !== 'base');

describe('a case that went wrong once', () => {
  it.each(CASES)('goes back in files that read as those that came: %s', async (name) => {
    const folder = folderOf(name);
    const before = await read(folder);
    const back = await returned(folder);
    for (const [file, bytes] of back) if (file.endsWith('.xlsx')) expect([...seenIn(bytes).keys()][0]).toBe(LIST_SHEET);
    const after = await read(replaced(folder, back));
    const plain = ({ problems }: TablesRead) =>
      problems.map(({ code, rows, column, value }) => [code, rows, column, value].join(' ')).sort();
    expect(plain(after)).toEqual(plain(before));
    const counts = ({ totals }: TablesRead) => totals.map(({ table, rows, records }) => [table, rows, records]);
    expect(counts(after)).toEqual(counts(before));
    // Every file with problems goes back, or is told of in the list.
    const list = new TextDecoder().decode(back.get('退改清单.csv'));
    for (const file of new Set(before.problems.map((one) => one.file)))
      expect(list).toContain(maskPath(file.replace('tables/', '')));
  });

  it.each(MENDED)(
    'has none of its problems once the marked cells say what they should: %s',
    async (name, file, sheet, writes) => {
      const folder = folderOf(name);
      const back = await returned(folder);
      let bytes = back.get(file) as Uint8Array;
      expect(commented(bytes, sheet, BEGIN).sort()).toEqual(Object.keys(writes).sort());
      const part = (await sheetParts(bytes)).get(sheet) as string;
      bytes = await withPart(bytes, part, (xml) =>
        Object.entries(writes).reduce((text, [ref, words]) => withCell(text, ref, words), xml),
      );
      const after = await read(replaced(folder, new Map([[file, bytes]])));
      expect(after.problems.filter((one) => one.file === `tables/${file}`).map(({ message }) => message)).toEqual([]);
      expect(await differing(withoutMarks(bytes), withoutMarks(back.get(file) as Uint8Array))).toEqual([part]);
    },
  );
});
