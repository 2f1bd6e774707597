/**
 * How sheets are read, said at the desk in a real browser: from nothing, passed over, changed, and after a new layout; by
 * mouse and by keyboard alone.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Locator } from 'playwright';
import { describe, expect, it } from 'vitest';
import { atTheDesk, type Clerk, OFFICE_BOOKS, type Office, settle } from '../support/clerk.ts';

let office: Office;
let clerk: Clerk;
atTheDesk(async (at) => {
  ({ office, clerk } = at);
  await settle(clerk);
});

type Sheet = { name: string; rows: (string | number)[][] };

/** A workbook on the disk, beside the folder. */
async function book(name: string, sheets: readonly Sheet[]): Promise<string> {
  const file = path.join(office.folder, '..', name);
  await writeFile(file, await writeXlsx({ sheets: [...sheets] }));
  return file;
}

const COVER: Sheet = { name: '封面', rows: [['青禾县物业管理工作台账'], ['二〇二六年十月']] };
const CASES: Sheet = {
  name: '登记',
  rows: [['物业信访登记'], ['楼盘', '来电', '查实', '办完'], ['幸福家园', 5, 3, 3], ['龙凤小区', 2, 1, 1]],
};
const ESTATES = OFFICE_BOOKS.filter((file) => file.includes('1物业'));

const panelOf = (name: string): Locator => clerk.page.getByRole('region', { name, exact: true });

interface Seen {
  sheet: string | null;
  read: string;
  tables: string[];
}
async function seenIn(name: string): Promise<Seen[]> {
  const { files } = await office.desk.state();
  const sheets = files.find((file) => file.path === `tables/${name}`)?.sheets ?? [];
  return sheets.map(({ name: sheet, read, tables }) => ({
    sheet,
    read,
    tables: tables.map((one) => `${one.name} ${one.records}`),
  }));
}

async function nothingBars(): Promise<void> {
  expect([...(await clerk.barriers()), await clerk.overflow()]).toEqual([0]);
}

/** The estates are known, with their codes. */
async function knowEstates(): Promise<void> {
  await clerk.drop(ESTATES);
  await clerk.sees('1 个文件看过了');
  await clerk.goTo('怎么读');
  await clerk.press(/^全部照这样读/);
  await clerk.press('记下这些编码');
  await clerk.sees('没有要看的了');
}

describe('a sheet of which nothing is known', () => {
  it('is said to be a table, column by column, and read in the months after without a question', {
    tags: 'long',
  }, async () => {
    await knowEstates();
    await clerk.goTo('放进来');
    await clerk.drop([await book('台账2026年10月.xlsx', [COVER, CASES])]);
    await clerk.sees('还不知道怎么读，没有公布');
    await clerk.goTo('怎么读');
    const cases = panelOf('台账2026年10月.xlsx「登记」');
    await clerk.press('说说怎么读', cases);
    await clerk.press('第 2 行是列名', cases);
    await cases.getByRole('radio', { name: /^投诉统计/ }).check();
    await nothingBars();
    await clerk.press('接着看每一列', cases);
    // What is known is filled in; what must be there is asked for.
    await cases.getByText('缺了整张表读不了').waitFor();
    expect(await cases.getByRole('button', { name: '记下，以后这样读' }).isDisabled()).toBe(true);
    await clerk.choose('「来电」公开成', '受理', cases);
    await clerk.choose('「查实」公开成', '属实去重', cases);
    await clerk.choose('「办完」公开成', '办结', cases);
    await nothingBars();
    await clerk.press('记下，以后这样读', cases);
    await clerk.sees('以后同样的表直接读');
    const cover = panelOf('台账2026年10月.xlsx「封面」');
    await clerk.press('不是要公布的表', cover);
    await clerk.press('跳过它', cover);
    await clerk.sees('没有要看的了');
    expect(await seenIn('台账2026年10月.xlsx')).toEqual([
      { sheet: '封面', read: 'passed', tables: [] },
      { sheet: '登记', read: 'mapped', tables: ['投诉统计 2'] },
    ]);
    // The next month has another line above its header.
    const [title = [], ...rows] = CASES.rows;
    const next = { name: '登记', rows: [title, ['内部资料'], ...rows] };
    await clerk.goTo('放进来');
    await clerk.drop([await book('台账2026年11月.xlsx', [COVER, next])]);
    await clerk.sees('1 个文件看过了');
    expect(await seenIn('台账2026年11月.xlsx')).toEqual([
      { sheet: '封面', read: 'passed', tables: [] },
      { sheet: '登记', read: 'mapped', tables: ['投诉统计 2'] },
    ]);
    // In the month after that a column has another name; the months before are read as they were.
    const later = { name: '登记', rows: [title, ['楼盘', '来电来访', '查实', '办完'], ...rows.slice(1)] };
    await clerk.drop([await book('台账2026年9月.xlsx', [later])]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    const changed = panelOf('台账2026年9月.xlsx「登记」');
    await clerk.press('看看哪里不一样', changed);
    await changed.getByLabel('「来电」怎么了').selectOption({ label: '改名了，现在叫「来电来访」' });
    await clerk.press('接着看每一列', changed);
    await clerk.press('记下改过的', changed);
    await clerk.sees('新的样子记下了');
    for (const month of [9, 10, 11])
      expect((await seenIn(`台账2026年${month}月.xlsx`)).at(-1)).toEqual({
        sheet: '登记',
        read: 'mapped',
        tables: ['投诉统计 2'],
      });
    const { problems } = await office.desk.state();
    const told = problems.filter(({ file, sheet }) => file.includes('台账2026年11月') && sheet === '封面');
    expect(told).toEqual([]);
  });

  it('that was passed over is asked about again when the clerk wants it', async () => {
    await clerk.drop([await book('封面2026年10月.xlsx', [COVER])]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    const cover = panelOf('封面2026年10月.xlsx「封面」');
    await clerk.press('不是要公布的表', cover);
    await clerk.press('跳过它', cover);
    await clerk.press('还是要读，重新说');
    await cover.getByRole('button', { name: '说说怎么读' }).waitFor();
  });

  it('is said without a mouse, and what was said survives a reload', { tags: 'long' }, async () => {
    const { page } = clerk;
    await clerk.drop([await book('台账2026年10月.xlsx', [CASES])]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    await panelOf('台账2026年10月.xlsx「登记」').waitFor();
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 120; presses++) {
        const at = await page.evaluate(() => {
          const here = document.activeElement;
          return `${here?.getAttribute('aria-label') ?? ''} ${here?.closest('label')?.textContent ?? ''} ${here?.textContent ?? ''}`;
        });
        if (name.test(at.trim())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never comes to ${name}`);
    };
    const enter = async (name: RegExp): Promise<void> => {
      await tabTo(name);
      await page.keyboard.press('Enter');
    };
    await enter(/^说说怎么读/);
    await enter(/^第 2 行是列名/);
    await tabTo(/^行政区划/);
    while (!(await page.getByRole('radio', { name: /^投诉统计/ }).isChecked())) await page.keyboard.press('ArrowDown');
    await enter(/^接着看每一列/);
    const choice = page.getByRole('combobox', { name: '「来电」公开成' });
    await choice.waitFor();
    await tabTo(/^「来电」公开成/);
    await page.keyboard.type('诉求');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await choice.inputValue()).toBe('不公布');
    await page.keyboard.type('受理');
    await page.keyboard.press('Enter');
    await expect.poll(() => choice.inputValue()).toBe('投诉统计 · 受理');
    await page.reload();
    await expect.poll(() => choice.inputValue()).toBe('投诉统计 · 受理');
    await tabTo(/^投诉统计 · 月份 从哪里来/);
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2026-09');
    await page.keyboard.press('Tab');
    await enter(/^记下，以后这样读/);
    await clerk.sees('以后同样的表直接读');
    const kept = await office.desk.ask('GET', 'api/mapping?path=mappings/台账.yaml');
    expect((kept.body as { text: string }).text).toMatch(/月份:\s*value: "?2026-09/);
  });
});

describe('what a column holds', () => {
  const FUNDS: Sheet = {
    name: '资金',
    rows: [
      ['维修资金情况'],
      ['小区名称', '截止日期', '结存', '交存'],
      ['幸福家园', '2026-09-30', 12.5, 1],
      ['龙凤小区', '2026-09-30', 3, 0],
    ],
  };

  it('is in a unit that is told or chosen, and the clerk sees where it comes from', async () => {
    await clerk.drop([
      ...OFFICE_BOOKS.filter((file) => file.includes('8维修')),
      await book('余额表2026年9月.xlsx', [FUNDS]),
    ]);
    await clerk.sees('2 个文件看过了');
    await clerk.goTo('怎么读');
    await panelOf('8维修资金.xlsx').getByText('单位：万元（表上写的）').first().waitFor();
    const funds = panelOf('余额表2026年9月.xlsx');
    await funds.getByText('单位：元（表上没有写，照这个算）').first().waitFor();
    await clerk.press('改一改', funds);
    await funds.getByLabel('维修资金 · 结存 的单位').selectOption('万元');
    await funds.getByText('这里定下的').waitFor();
    await clerk.press('记下改过的', funds);
    await clerk.sees('改过的读法记下了');
    const kept = await office.desk.ask('GET', 'api/mapping?path=mappings/余额表.yaml');
    expect((kept.body as { text: string }).text).toMatch(/units:\s+结存: 万元/);
  });

  it('is in words that each become one of the list, those that nobody knows first', { tags: 'long' }, async () => {
    const rows = [
      ['小区一览'],
      ['小区名称', '所属街道', '管理模式', '定价方式', '备注'],
      ['甲苑', '城关镇', '大院自管', '市场调节价', '在管'],
      ['乙苑', '城关镇', '专业物业', '市场调节价', '撤管'],
      ['丙苑', '城关镇', '专业物业', '政府指导价', '在管'],
    ];
    await clerk.drop([await book('楼院一览表2026年10月.xlsx', [{ name: 'Sheet1', rows }])]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    const panel = panelOf('楼院一览表2026年10月.xlsx');
    await panel.getByText('不知道是什么：「大院自管」1 行').waitFor();
    await clerk.press('改一改', panel);
    const words = panel.getByRole('list', { name: '小区 · 管理模式 里的字' });
    await expect.poll(() => words.getByRole('listitem').first().textContent()).toContain('大院自管');
    await panel.getByLabel('小区 · 管理模式 里的「大院自管」是').selectOption('单位自管');
    await panel.getByText('不读的行', { exact: true }).click();
    await panel.getByLabel('看哪一列').selectOption('备注');
    await panel.getByLabel(/^写着「撤管」的不读/).check();
    await nothingBars();
    await clerk.page.setViewportSize({ width: 683, height: 384 });
    await clerk.press('大字');
    expect(await clerk.overflow()).toBe(0);
    await clerk.press('记下改过的', panel);
    await clerk.sees('改过的读法记下了');
    await clerk.press('记下这些编码');
    await clerk.sees('记下了小区的编码');
    await expect
      .poll(() => seenIn('楼院一览表2026年10月.xlsx'))
      .toEqual([{ sheet: 'Sheet1', read: 'mapped', tables: ['小区 2'] }]);
  });
});

describe('a layout that has changed', () => {
  /** What stands under a header; else the estate. */
  const said: Readonly<Record<string, string | number>> = {
    收费项目: '物业服务费',
    收费标准: 0.6,
    价格: 0.6,
    单位: '元/㎡·月',
    收费依据: '合同',
    依据文件: '合同',
    经办: '甲科',
  };
  const fees = (headers: readonly string[]): Sheet => ({
    name: '收费',
    rows: [
      ['收费标准一览表'],
      [...headers],
      ...['幸福家园', '龙凤小区'].map((name) => headers.map((header) => (header in said ? said[header] : name) ?? '')),
    ],
  });

  it('is shown beside the one that is kept, and each column that is gone is said to be renamed or over', async () => {
    await knowEstates();
    await clerk.goTo('放进来');
    const before = ['小区名称', '收费项目', '收费标准', '单位', '收费依据'];
    await clerk.drop([await book('价目2026年10月.xlsx', [fees(before)])]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    await clerk.press('照这样读', panelOf('价目2026年10月.xlsx'));
    await clerk.sees('没有要看的了');
    // Renamed, dropped and added.
    await clerk.goTo('放进来');
    const now = ['楼盘名', '收费项目', '价格', '单位', '依据文件', '经办'];
    await clerk.drop([await book('价目2026年10月.xlsx', [fees(now)])]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    const panel = panelOf('价目2026年10月.xlsx「收费」');
    await clerk.press('看看哪里不一样', panel);
    await panel.getByLabel('「小区名称」怎么了').selectOption({ label: '改名了，现在叫「楼盘名」' });
    await panel.getByLabel('「收费标准」怎么了').selectOption({ label: '改名了，现在叫「价格」' });
    expect(await panel.getByRole('button', { name: '接着看每一列' }).isDisabled()).toBe(true);
    await panel.getByLabel('「收费依据」怎么了').selectOption({ label: '没有这一列了，不再公布' });
    await nothingBars();
    await clerk.press('接着看每一列', panel);
    await clerk.choose('「依据文件」公开成', '依据', panel);
    await clerk.press('记下改过的', panel);
    await clerk.sees('新的样子记下了');
    await expect
      .poll(() => seenIn('价目2026年10月.xlsx'))
      .toEqual([{ sheet: '收费', read: 'mapped', tables: ['收费标准 2'] }]);
    const kept = await office.desk.ask('GET', 'api/mapping?path=mappings/价目.yaml');
    const { text } = kept.body as { text: string };
    expect(text).toMatch(/小区名称: 楼盘名/);
    expect(text).toMatch(/passed:\n {2}- 经办\n/);
  });

  it('with a column more and two that have changed places is read as before, and the new one is said once', {
    tags: 'long',
  }, async () => {
    await knowEstates();
    await clerk.goTo('放进来');
    const headers = ['小区名称', '收费项目', '收费标准', '单位', '收费依据'];
    await clerk.drop([await book('价目2026年10月.xlsx', [fees(headers)])]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    await clerk.press('照这样读', panelOf('价目2026年10月.xlsx'));
    await clerk.sees('没有要看的了');
    await clerk.goTo('放进来');
    await clerk.drop([
      await book('价目2026年10月.xlsx', [fees(['收费项目', '小区名称', ...headers.slice(2), '经办'])]),
    ]);
    await clerk.sees('1 个文件看过了');
    await clerk.goTo('怎么读');
    await clerk.page.getByText('多了 1 列：「经办」').click();
    await clerk.press('说说多出来的列');
    await clerk.page.getByRole('combobox', { name: '「经办」公开成', exact: true }).waitFor();
    await clerk.press('记下改过的');
    await clerk.sees('改过的读法记下了');
    const { problems } = await office.desk.state();
    expect(problems.filter(({ code }) => code === 'mapping-column-new')).toEqual([]);
    expect(await seenIn('价目2026年10月.xlsx')).toEqual([{ sheet: '收费', read: 'mapped', tables: ['收费标准 2'] }]);
  });
});
