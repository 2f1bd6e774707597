/**
 * What nobody has supplied, on pages: never said to be unpublished, and never counted as nothing.
 */
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import { boardView } from '../../src/views/board/board.ts';
import { countyFigures } from '../../src/views/city/county-figures.ts';
import { tableOverview } from '../../src/views/tables/overview.ts';
import { tablePageView } from '../../src/views/tables/pages.ts';
import { ESTATE_TABLES } from '../../src/views/tables/table.ts';
import { noCountyUnmet, nothingToDo } from '../../src/wording/audit.ts';
import { publicationOf } from '../support/publication.ts';
import { csvOf, type Files, headersOf, type Row, readTown, TOWN } from '../support/tables.ts';

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

  it('of which the county has handed in no file is unknown, and unpublished where its file names others alone', async () => {
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
    expect(boardView(both, 'YC001').panels.manager.stamp.state).toBe('undisclosed');
  });

  it('of services is unknown without the column, and unpublished where it is blank', async () => {
    const blank: Row = { ...JZ001, 核定服务等级: '' };
    const headers = headersOf('estate').filter((header) => header !== '核定服务等级');
    const state = async (files: Files) => boardView(await published(files), 'JZ001').panels.service.stamp.state;
    expect(await state({ '小区.csv': csvOf('estate', [blank]) })).toBe('undisclosed');
    expect(await state({ '小区.csv': csvOf('estate', [blank], headers) })).toBe('unknown');
  });

  it('of lists about firms is unknown where nobody says which firm serves the estate', async () => {
    const lists = csvOf('list_entry');
    const state = async (files: Files) =>
      boardView(await published({ '红黑榜.csv': lists, ...files }), 'JZ001').panels.lists.disclosure.state;
    expect(await state({ '合同.csv': CONTRACTS })).toBe('disclosed');
    expect(await state({})).toBe('unknown');
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

it('a county whose contracts nobody has supplied has an unknown number of firms', async () => {
  const firms = async (files: Files, county: string) => countyFigures(await published(files), county).firms;
  expect(await firms({ '合同.csv': CONTRACTS }, '000101')).toBe(1);
  expect(await firms({ '合同-甲子县.csv': CONTRACTS }, '000102')).toBe(null);
  expect(await firms({}, '000101')).toBe(null);
});

it('a county whose duties nobody can judge is not said to have nothing to mend', () => {
  expect(nothingToDo(21)).toBe('没有查出要补的，21 个小区有义务无法判断');
  expect(nothingToDo(0)).toBe('没有要补的');
  expect(noCountyUnmet(4)).toBe('没有查出县区逾期或缺项，有 4 项义务无法判断。');
});
