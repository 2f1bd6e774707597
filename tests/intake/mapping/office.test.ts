/**
 * Five workbooks as a county's office keeps them: read without a cell retyped, by mappings that are accepted once, and
 * again a month later with other figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openXlsx, saveXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { withEntry } from '../../../src/desk/agreed-file.ts';
import { withAgreed } from '../../../src/desk/page/mapping-edits.ts';
import { openOf } from '../../../src/domain/problem.ts';
import { type Content, readContent } from '../../../src/intake/read-content.ts';
import { REPOSITORY } from '../../../src/site.ts';
import { caseFolder } from '../../support/cases.ts';
import { portalText } from '../../support/portal-text.ts';
import { AS_OF, type Bytes, tableFile } from '../../support/tables.ts';

/** What an office has beside its workbooks and the credit codes of the firms that it lists: its place. */
const BESIDE: ReadonlyMap<string, Bytes> = new Map([
  ['portal.yaml', portalText('青禾县', '140499', '{"140499": "000000"}')],
  ['tables/行政区划.csv', '行政区划代码,名称,层级\n140499,青禾县,县\n'],
]);
const BOOKS: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(path.join(caseFolder('office'), 'tables')).map((name) => [
    `tables/${name}`,
    readFileSync(path.join(path.join(caseFolder('office'), 'tables'), name)),
  ]),
);

function read(files: ReadonlyMap<string, Bytes>): Promise<Content> {
  return readContent({
    files: [...files].map(([name, bytes]) => tableFile(name, bytes)),
    asOf: AS_OF,
    shippedProfile: async (code) =>
      readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8'),
  });
}

/** Keeps what is proposed until nothing is left to keep, and counts how often. */
async function keepAll(
  files: ReadonlyMap<string, Bytes>,
): Promise<{ files: Map<string, Bytes>; content: Content; times: number }> {
  const kept = new Map(files);
  for (let times = 0; ; times++) {
    const content = await read(kept);
    if (content.toKeep.length === 0) return { files: kept, content, times };
    for (const { path: name, text } of content.toKeep) {
      expect(kept.has(name), name).toBe(false);
      kept.set(name, text);
    }
  }
}

const errorsIn = ({ problems }: Content): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

/** A workbook of next month: another writer puts other figures into its cells. */
async function changed(bytes: Uint8Array, cells: Readonly<Record<string, string | number>>): Promise<Uint8Array> {
  const book = await openXlsx(bytes, { readStyles: true });
  const [sheet] = book.sheets;
  for (const [at, value] of Object.entries(cells)) {
    const [, column, row] = /^([A-Z])(\d+)$/.exec(at) as unknown as [string, string, string];
    const cell = sheet?.rows[Number(row) - 1];
    if (cell === undefined) throw new Error(`no row ${row}`);
    cell[column.charCodeAt(0) - 65] = value;
  }
  return new Uint8Array(await saveXlsx(book));
}

describe('the workbooks of an office', () => {
  it('are read without an error once what is proposed was kept, and nothing is left to ask', async () => {
    const { content, times } = await keepAll(new Map([...BESIDE, ...BOOKS]));
    expect(errorsIn(content)).toEqual([]);
    // The layouts, and then the codes of the estates that could be read by them.
    expect(times).toBe(2);
    const { estate, contract, manager, fee_item, revenue, list_entry, fund } = content.register.records;
    expect(estate.map(({ name }) => name)).toHaveLength(12);
    expect(estate[0]).toMatchObject({
      code: '140499-001',
      name: '幸福家园',
      division: '140499',
      street: '城关镇',
      areaSqm: 32_000,
      mode: '专业物业',
      deliveredYear: 2009,
    });
    expect(estate.map(({ mode }) => mode).filter((mode) => mode === '无物业')).toHaveLength(2);
    expect(estate.map(({ deliveredYear }) => deliveredYear)).toEqual([
      2009, 2012, 2015, 1998, 2016, 2018, 2019, 2003, 1995, 2020, 2014, 2001,
    ]);
    expect(manager).toHaveLength(10);
    expect(contract.length).toBeGreaterThan(0);
    // Six charges of ten estates, as far as they are there; the master list gives way to the list of charges.
    expect(fee_item.filter(({ item }) => item.startsWith('物业服务费'))).toHaveLength(15);
    expect(fee_item.find(({ item, estate: of }) => item === '停车费（地下）' && of === '140499-001')).toMatchObject({
      rateE4: 1_200_000,
      unit: '元/位·月',
      basis: '合同约定',
    });
    expect(revenue).toHaveLength(24);
    expect(revenue.filter(({ category }) => category === '期末结余').map(({ amountFen }) => amountFen)).toEqual([
      2_103_400, 6_400_000, 900_000,
    ]);
    expect(list_entry.map(({ colour, subject, period, listedOn }) => [colour, subject, period, listedOn])).toEqual([
      ['红榜', '91000000MA00000157', '2026-10', '2026-11-03'],
      ['红榜', '91000000MA00000232', '2026-10', '2026-11-03'],
      ['黑榜', '91000000MA0000031W', '2026-10', '2026-11-03'],
    ]);
    expect(fund).toHaveLength(6);
    expect(fund[0]).toMatchObject({ date: '2026-09-30', balanceFen: 200_123_456, paidInFen: 12_500_000, usedFen: 0 });
  });

  it('are proposed a reading beside one that somebody has spoilt, which is not written over', async () => {
    const { files } = await keepAll(new Map([...BESIDE, ...BOOKS]));
    const spoilt = 'mappings/维修资金.yaml';
    files.set(spoilt, String(files.get(spoilt)).replace('小区名称: 小区名称', '小区名字: 小区名称'));
    const content = await read(files);
    expect(content.problems.filter(({ file }) => file === spoilt).map(({ code }) => code)).toEqual(['mapping-wrong']);
    expect(content.toKeep.map(({ path: name }) => name)).toEqual(['mappings/维修资金-2.yaml']);
    const proposed = content.problems.find(({ code }) => code === 'mapping-proposed');
    expect(proposed?.message).toContain('mappings/维修资金-2.yaml');
  });

  it('remind of nothing a month later that was agreed to', async () => {
    const { files, content: first } = await keepAll(new Map([...BESIDE, ...BOOKS]));
    const asked = openOf(first.problems);
    let agreed = '';
    const mappings = new Map<string, string>();
    for (const { agreement } of asked) {
      if (agreement === null) continue;
      const { mapping, code, files: patterns = [], about } = agreement;
      if (mapping === null)
        agreed = withEntry(agreed, { reminder: code, files: patterns, about, reason: '核对过', date: AS_OF }) ?? '';
      else mappings.set(mapping, withAgreed(mappings.get(mapping) ?? String(files.get(mapping)), code, about, true));
    }
    for (const [name, text] of mappings) files.set(name, text);
    files.set('agreed.yaml', agreed);
    const [master, estates] = [...BOOKS].find(([name]) => name.startsWith('tables/1')) as [string, Uint8Array];
    files.delete(master);
    const november = await changed(estates, { M2: '截止2026年11月5日', G5: 121 });
    files.set('tables/1物业小区基本情况统计表（2026年11月）.xlsx', november);
    const left = openOf((await read(files)).problems).map(({ code }) => code);
    expect(asked.length).toBeGreaterThan(8);
    expect(left).toEqual([]);
  });

  it('ask nothing a month later, when other figures stand in the same layouts', async () => {
    const { files } = await keepAll(new Map([...BESIDE, ...BOOKS]));
    const book = (start: string): [string, Uint8Array] =>
      [...BOOKS].find(([name]) => name.startsWith(`tables/${start}`)) as [string, Uint8Array];
    const [list, lists] = book('3');
    const [master, estates] = book('1');
    files.delete(list);
    files.delete(master);
    files.set(
      'tables/3红黑榜2026年11月.xlsx',
      await changed(lists, {
        A1: '青禾县2026年11月物业服务企业“红黑榜”',
        A11: '2026年12月2日',
        B8: '青禾安居物业服务有限公司',
        B4: '青禾锦程物业有限公司',
      }),
    );
    files.set(
      'tables/1物业小区基本情况统计表（2026年11月）.xlsx',
      await changed(estates, { M2: '截止2026年11月30日', G5: 121, N5: 0.65 }),
    );
    const content = await read(files);
    expect(content.toKeep).toEqual([]);
    expect(errorsIn(content).filter((message) => !message.includes('2026-11-10'))).toEqual([]);
    expect(content.problems.filter(({ code }) => /^mapping-(?:proposed|changed|column-new)$/.test(code))).toEqual([]);
    expect(content.register.records.estate.find(({ code }) => code === '140499-001')?.households).toBe(121);
    expect(content.register.records.list_entry.map(({ period }) => period)).toEqual(['2026-11', '2026-11', '2026-11']);
  });
});
