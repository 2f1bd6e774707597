/**
 * What nobody has supplied, on pages: never said to be unpublished, and never counted as nothing.
 */
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { TableId } from '../../src/domain/records.ts';
import { framesOf } from '../../src/screens/frames.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import { estateViews } from '../../src/sheets/estate-sheet.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { columnList, isAlwaysFilled } from '../../src/tables/column.ts';
import { boardView } from '../../src/views/board/board.ts';
import { countyFigures } from '../../src/views/city/county-figures.ts';
import { firmsView } from '../../src/views/city/graded-firms.ts';
import { newestLists } from '../../src/views/city/lists.ts';
import { indexesOf } from '../../src/views/common/indexes.ts';
import { TABLES_BY_ID } from '../../src/views/tables/catalogue.ts';
import { tableOverview } from '../../src/views/tables/overview.ts';
import { tablePageView } from '../../src/views/tables/pages.ts';
import { baseRow, contextOf, ROWS_BY_ID } from '../../src/views/tables/rows.ts';
import { ESTATE_TABLES, type EstateTable, type EstateTableId } from '../../src/views/tables/table.ts';
import { noCountyUnmet, nothingToDo } from '../../src/wording/audit.ts';
import { NO_REMOVAL } from '../../src/wording/board.ts';
import { untilText } from '../../src/wording/data-until.ts';
import { countedText, groupedText } from '../../src/wording/grades.ts';
import { noColumn } from '../../src/wording/labels.ts';
import { publicationOf } from '../support/publication.ts';
import { linesOf } from '../support/sheets.ts';
import { csvOf, type Files, headersOf, type Row, readTown, TABLE_IDS, TOWN } from '../support/tables.ts';

const [JZ001] = TOWN.estate as readonly [Row];
/** An estate of the other county, so that each county has a file of its own. */
const YC001: Row = { ...JZ001, 小区编码: 'YC001', 小区名称: '乙丑花园', 行政区划代码: '000102', 街道: '', 社区: '' };

async function published(files: Files = {}): Promise<Publication> {
  const { register } = await readTown({ '小区.csv': csvOf('estate', [JZ001, YC001]), ...files });
  return publicationOf(register);
}
const CONTRACTS = csvOf('contract', TOWN.contract);

describe('a panel', () => {
  it('of a table that nobody has supplied is unknown', async () => {
    const { manager, firm } = boardView(await published(), 'JZ001').panels;
    expect([manager.stamp.state, manager.missing]).toEqual([
      'unknown',
      '主管部门没有提供「项目负责人」表，是否公示不得而知。',
    ]);
    expect(firm.contractsKnown).toBe(false);
  });

  it('of which the county has handed in no file is unknown, and so it is where its file names others alone and no rule asks', async () => {
    const apart = await published({ '项目负责人-甲子县.csv': csvOf('manager') });
    const there = boardView(apart, 'YC001').panels.manager;
    expect([there.stamp.state, there.missing]).toEqual([
      'unknown',
      '主管部门没有提供乙丑区的「项目负责人」表，是否公示不得而知。',
    ]);
    const named = { ...(TOWN.manager[0] as Row), 小区编码: 'YC002' };
    const both = await published({
      '小区.csv': csvOf('estate', [JZ001, YC001, { ...YC001, 小区编码: 'YC002', 小区名称: '乙丑二园' }]),
      '项目负责人.csv': csvOf('manager', [...TOWN.manager, named]),
    });
    const { stamp, missing } = boardView(both, 'YC001').panels.manager;
    expect([stamp.state, missing]).toEqual(['unknown', '「项目负责人」表里没有这个小区的记录。']);
  });

  it('of services is unknown without the column, and where it is blank and no rule asks for it', async () => {
    const blank: Row = { ...JZ001, 核定服务等级: '' };
    const headers = headersOf('estate').filter((header) => header !== '核定服务等级');
    const state = async (files: Files) => boardView(await published(files), 'JZ001').panels.service.stamp.state;
    expect(await state({ '小区.csv': csvOf('estate', [blank]) })).toBe('unknown');
    expect(await state({ '小区.csv': csvOf('estate', [blank], headers) })).toBe('unknown');
  });

  it('of charges of which none holds today says that they have ended', async () => {
    const ended = { ...(TOWN.fee_item[0] as Row), 结束日期: '2024-12-31' };
    const { fees } = boardView(await published({ '收费标准.csv': csvOf('fee_item', [ended]) }), 'JZ001').panels;
    expect([fees.former.length, fees.missing]).toEqual([
      1,
      '登记的收费都不在收费期限以内，现在的收费没有记录；登记过的列在下面。',
    ]);
  });

  it('of lists about firms is unknown where nobody says which firm serves the estate', async () => {
    const lists = csvOf('list_entry');
    const state = async (files: Files) =>
      boardView(await published({ '红黑榜.csv': lists, ...files }), 'JZ001').panels.lists.disclosure.state;
    expect(await state({ '合同.csv': CONTRACTS })).toBe('disclosed');
    expect(await state({})).toBe('unknown');
  });
});

describe('a cell that says nothing', () => {
  /** Words that lay it at somebody's door that nothing stands there; what documents leave open is none of these. */
  const BLAMING = /[^；。，、|：\s]*(?:未注明|未见(?!公布)|未公布|没有填|没有写(?!明)|未公示)[^；。，、|：\s]*/g;
  /** What is out of use, and what has an account and a posting, so that each column has a place to be asked for. */
  const ROWS: Partial<Record<TableId, readonly Row[]>> = {
    facility: [{ ...(TOWN.facility[0] as Row), 停用开始: '2026-11-01' }],
    estate: [{ ...JZ001, 物业类型: '多层' }],
    revenue: TOWN.revenue.map((row) => ({ ...row, 公示开始: '2025-05-01' })),
  };

  /** All that a reader finds of JZ001 where some columns are left blank, or are not there. */
  async function wordsOf(isKept: (id: TableId, header: string) => boolean, are: 'blank' | 'absent') {
    const files = TABLE_IDS.map((id) => {
      const headers = headersOf(id).filter((header) => isKept(id, header));
      const rows = (ROWS[id] ?? TOWN[id]).map((row) => Object.fromEntries(headers.map((one) => [one, row[one] ?? ''])));
      return [`${tableOf(id).name}.csv`, csvOf(id, rows, are === 'absent' ? headers : undefined)] as const;
    });
    const publication = await published(Object.fromEntries(files));
    const sheets = SHEET_KINDS.flatMap((kind) => (kind.about === 'estate' ? kind.sheets(publication, 'JZ001') : []));
    const { tree, estates } = indexesOf(publication);
    const context = contextOf(publication, 'JZ001');
    const base = baseRow(context, tree.get('000101')?.name ?? '', estates.get('JZ001')?.street ?? '');
    const cells = ESTATE_TABLES.flatMap((id) => {
      const { columns }: EstateTable<never> = TABLES_BY_ID[id];
      const rows: readonly object[] = ROWS_BY_ID[id](context, base);
      return rows.flatMap((row) =>
        columns.flatMap(({ cell }) => cell(row as never, true).main.map(({ text }) => text)),
      );
    });
    const screen = framesOf(estateViews(publication, 'JZ001'));
    return [...sheets.flatMap(linesOf), ...cells, JSON.stringify(screen)].join('\n');
  }

  const isRequired = (id: TableId, header: string): boolean =>
    columnList(tableOf(id)).some(([, column]) => column.header === header && isAlwaysFilled(column));
  /** Without these no row of the table would have a place to ask for the others. */
  const KEPT = ['停用开始', '管理模式'];

  it('is nobody’s omission where its file has no such column, on paper, in tables and on screens', async () => {
    const words = await wordsOf((id, header) => isRequired(id, header) || KEPT.includes(header), 'absent');
    expect(words.match(BLAMING)).toBe(null);
    for (const header of [
      '依据',
      '备案日期',
      '公示开始',
      '单列',
      '决定文号',
      '结果',
      '停用结束',
      '使用流程',
      '结束日期',
    ])
      expect(words).toContain(noColumn(header));
  });

  it('is said to be blank where the column is there', async () => {
    const words = await wordsOf((id, header) => isRequired(id, header) || KEPT.includes(header), 'blank');
    expect(words).not.toMatch(/(?<!主管部门)没有提供「/);
    const found = new Set(words.match(BLAMING));
    for (const said of [
      '未注明依据',
      '未见备案日期',
      '公示起止未注明',
      '结果未注明',
      '恢复日期未注明',
      '使用流程未公布',
    ])
      expect([...found].join('\n')).toContain(said);
  });

  it('tells of each column for itself: where only the last day of a posting has none, the first is told', async () => {
    const words = await wordsOf((_, header) => header !== '公示结束', 'absent');
    expect(words).toContain(`公示 2025年5月1日 至 未知（${noColumn('公示结束')}）`);
  });

  it('in one of two files of an estate is told by its own file', async () => {
    const [fee] = TOWN.fee_item as readonly [Row];
    const parking = { ...fee, 收费项目: '停车费', 依据: '' };
    const headers = headersOf('fee_item').filter((header) => header !== '依据');
    const { current } = boardView(
      await published({
        '收费标准.csv': csvOf('fee_item', [{ ...fee, 依据: '' }]),
        '收费标准-停车.csv': csvOf('fee_item', [parking], headers),
      }),
      'JZ001',
    ).panels.fees;
    expect(Object.fromEntries(current.map(({ item, blanks }) => [item, blanks.basis]))).toEqual({
      物业服务费: 'blank',
      停车费: 'not-supplied',
    });
  });
});

describe('a table over all estates', () => {
  it('counts nothing where nobody has supplied what it is made from, and says why', async () => {
    const bare = await published();
    for (const id of ESTATE_TABLES) {
      expect(tableOverview(bare, id).missing, id).toMatch(/^主管部门没有提供「.+」表，下面各小区都是未知。$/);
      expect(tablePageView(bare, id, '000101', 1).missing, id).toMatch(/^主管部门没有提供/);
    }
  });

  it('counts where somebody has, though it be no row', async () => {
    const supplied = await published({ '收费标准.csv': csvOf('fee_item', []) });
    expect(tableOverview(supplied, 'fees').missing).toBe(null);
    expect(tablePageView(supplied, 'fees', '000101', 1).missing).toBe(null);
  });
});

describe('how something was counted', () => {
  it('is said of grades only where somebody has supplied them', async () => {
    const grades = async (files: Files): Promise<string[]> => {
      const { total, ungraded } = firmsView(await published(files));
      return [groupedText(total, ungraded.isKnown), countedText(ungraded.isKnown)];
    };
    expect(await grades({})).toEqual(['2 家。主管部门没有提供「信用评价」表，等级未知。', '家物业服务企业']);
    expect(await grades({ '信用评价.csv': csvOf('firm_grade') })).toEqual([
      '2 家，按各单位最近一次公布的信用等级分组。',
      '家物业服务企业，按各单位最近一次公布的等级计',
    ]);
  });

  it('is said of a table over all estates as far as its tables and columns were supplied', async () => {
    const notes = async (id: EstateTableId, files: Files) =>
      tableOverview(await published(files), id).table.notes.join();
    const fees = { '收费标准.csv': csvOf('fee_item') };
    expect(await notes('fees', {})).toBe('主管部门没有提供「政府指导价」表');
    expect(await notes('fees', fees)).toContain('主管部门没有提供「政府指导价」表');
    expect(await notes('fees', { ...fees, '政府指导价.csv': csvOf('guide_price') })).toContain('政府指导价只列范围');
    const headers = headersOf('manager').filter((header) => header !== '备案日期');
    expect(await notes('managers', { '项目负责人.csv': csvOf('manager') })).toContain('备案日期以');
    const without = { '项目负责人.csv': csvOf('manager', TOWN.manager, headers) };
    expect(await notes('managers', without)).not.toContain('备案日期');
  });

  it('is promised by the head of such a table as far as it was supplied', async () => {
    const about = async (id: EstateTableId, files: Files) => tableOverview(await published(files), id).table.about;
    const fees = { '收费标准.csv': csvOf('fee_item') };
    expect(await about('fees', fees)).toBe('每个小区按面积收的物业费是多少、依据是什么');
    expect(await about('fees', { ...fees, '政府指导价.csv': csvOf('guide_price') })).toContain('政府指导价允许的范围');
    const bare = headersOf('lift').filter((header) => header !== '应急电话');
    expect(await about('lifts', { '电梯.csv': csvOf('lift', TOWN.lift, bare) })).not.toContain('被困');
    expect(await about('lifts', { '电梯.csv': csvOf('lift') })).toContain('被困时打哪个电话');
  });
});

it('a county whose contracts nobody has supplied has an unknown number of firms', async () => {
  const firms = async (files: Files, county: string) => countyFigures(await published(files), county).firms;
  expect(await firms({ '合同.csv': CONTRACTS }, '000101')).toBe(1);
  expect(await firms({ '合同-甲子县.csv': CONTRACTS }, '000102')).toBe(null);
  expect(await firms({}, '000101')).toBe(null);
});

it('a county whose duties nobody can judge is not said to have nothing to mend', () => {
  expect(nothingToDo(21)).toBe('没有查出逾期或缺漏的，21 个小区有的要求无法判断');
  expect(nothingToDo(0)).toBe('没有逾期或缺漏的');
  expect(noCountyUnmet(4)).toBe('没有查出县区逾期或缺漏，有 4 项要求无法判断。');
});

it('a listing without a day of removal tells a blank from a file that has no such column', async () => {
  const headers = headersOf('list_entry');
  const said = async (columns: readonly string[]) => {
    const publication = await published({
      '企业.csv': csvOf('firm'),
      '红黑榜.csv': csvOf('list_entry', TOWN.list_entry, columns),
    });
    const [list] = newestLists(publication);
    return list?.red.rows.map(({ removalBlank }) => NO_REMOVAL[removalBlank]);
  };
  expect(await said(headers)).toEqual(['没有登记']);
  expect(await said(headers.filter((header) => header !== '移出日期'))).toEqual(['没有提供「移出日期」']);
});

describe('数据截至 of charges', () => {
  const fee = TOWN.fee_item[0] as Row;
  const guide = `数据截至：2026-01-01\n${csvOf('guide_price')}`;
  const own = `数据截至：2026-10-31\n${csvOf('fee_item', [{ ...fee, 结束日期: '' }])}`;

  it('is that of the estate’s own charges on their panel, whatever day the guide price is of', async () => {
    const { stamp } = boardView(await published({ '收费标准.csv': own, '政府指导价.csv': guide }), 'JZ001').panels.fees;
    expect(stamp).toEqual({ state: 'disclosed', asOf: '2026-10-31' });
  });

  it('says of a city that a county has given none', async () => {
    const other = csvOf('fee_item', [{ ...fee, 小区编码: 'YC001' }]);
    const said = async (files: Files) => {
      const estates = csvOf('estate', [JZ001, YC001]);
      const { register } = await readTown({ '小区.csv': estates, ...files }, { dataDates: {} });
      return untilText(tableOverview(publicationOf(register), 'fees').until);
    };
    expect(await said({ '收费标准-甲子县.csv': own, '收费标准-乙丑区.csv': other })).toMatch(
      /2026年10月31日，有的县区没有写明/,
    );
    expect(await said({ '收费标准.csv': own })).not.toContain('县区');
  });
});
