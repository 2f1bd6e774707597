/** What the desk says before anything is published: whom it would be said of, and how many rows became what. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Said, SheetCells } from '../../src/desk/api.ts';
import { groupsOf } from '../../src/desk/page/cells.ts';
import { errorsIn, warningsIn } from '../../src/desk/page/next-step.tsx';
import { placesOf } from '../../src/domain/problem.ts';
import { clearAway, emptyFolder, type OpenDesk, openDesk, SETUP } from '../support/desk.ts';

let folder: string;
let desk: OpenDesk;
const ESTATES = '小区编码,小区名称,行政区划代码,管理模式\nA1,甲小区,140499,专业物业\nA2,乙小区,140499,专业物业\n';
const FIRMS = '统一社会信用代码,企业名称\n91000000MA00000157,青禾安居物业服务有限公司\n';
const LIST =
  '行政区划代码,期次,榜别,主体类型,主体编码,依据,列入日期,文号\n140499,2026-10,黑榜,企业,91000000MA00000157,投诉多次未整改,2026-11-03,青建发〔2026〕9号\n';
const put = (name: string, text: string) =>
  desk.ask('PUT', `api/files/${encodeURIComponent(name)}`, new TextEncoder().encode(text));
const said = async (): Promise<Said> => (await desk.ask('GET', 'api/said')).body as Said;
const names = (all: NonNullable<Said>): string[] =>
  all.said.accusations.filter(({ is }) => is === 'named').flatMap(({ told }) => told.map(({ name }) => name));

beforeEach(async () => {
  folder = await emptyFolder();
  desk = await openDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await clearAway(folder);
});

describe('whom a publication would name', () => {
  it('is nobody’s question before there are settings', async () => {
    expect(await said()).toBeNull();
  });

  it('is told while something has to be mended, with what could not be read whole', async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await put('小区.csv', ESTATES);
    await put('企业.csv', FIRMS);
    await put('红黑榜.csv', LIST);
    const whole = await said();
    expect(whole?.lacking).toEqual([]);
    expect(whole && names(whole)).toEqual(['青禾安居物业服务有限公司']);
    await put('红黑榜.csv', `${LIST}140499,2026-10,黑榜,企业,没有这一家,投诉,2026-11-03,青建发〔2026〕9号\n`);
    const part = await said();
    expect(part && names(part)).toEqual(['青禾安居物业服务有限公司']);
    expect(part?.lacking).toEqual([{ file: 'tables/红黑榜.csv', sheet: null, why: 'errors' }]);
  });

  it('is published by nobody who was shown what it was before a change', async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    const { revision } = await desk.state();
    await put('企业.csv', FIRMS);
    const asked = await desk.ask('POST', 'api/publish', {}, { 'if-match': String(revision) });
    expect(asked.status).toBe(409);
    expect(asked.body).toEqual({ refused: expect.stringContaining('画面上会公开说谁的是改动以前的') });
    expect((await desk.state()).job).toBeNull();
  });
});

describe('how many rows a sheet has become', () => {
  it('is the same for the file and beside its cells, without firms that a contract only names', async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await put('小区.csv', ESTATES);
    await put(
      '合同.csv',
      '小区编码,统一社会信用代码,开始日期,结束日期\nA1,青禾惠民物业管理有限公司,2026-01-01,2026-12-31\nA2,青禾盛世物业服务有限公司,2026-01-01,2026-12-31\n',
    );
    const state = await desk.state();
    const file = state.files.find(({ path }) => path === 'tables/合同.csv');
    const contracts = { table: 'contract', name: '合同', records: 2 };
    expect(file?.sheets[0]?.tables).toEqual([contracts]);
    expect(state.tables.find(({ table }) => table === 'contract')).toMatchObject({ records: 2 });
    // A stretch of the rows says how many there are in all.
    const address = `api/sheet?from=2&count=1&file=${encodeURIComponent('tables/合同.csv')}`;
    const { records } = (await desk.ask('GET', address)).body as SheetCells;
    expect(records).toMatchObject([{ table: 'contract', count: 2, rows: [{ row: 2 }] }]);
  });
});

describe('how many places have to be mended', () => {
  it('is the same in the bar, above the list and in its lines, where one line stands for several rows', async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await put('小区.csv', ESTATES.replaceAll('专业物业', '待定吗'));
    const state = await desk.state();
    const groups = groupsOf(state.problems);
    const lines = groups.flatMap(({ problems }) => problems);
    const errors = lines.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeLessThan(placesOf(errors));
    expect(errorsIn(state)).toBe(placesOf(errors));
    expect(groups.reduce((sum, group) => sum + group.errors, 0)).toBe(errorsIn(state));
    expect(warningsIn(state)).toBe(placesOf(lines) - placesOf(errors));
  });
});
