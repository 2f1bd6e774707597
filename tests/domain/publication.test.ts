import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { downloadRows, type PublicOptions, publicNotices, publicRegister } from '../../src/domain/publication.ts';
import type { Notice, TableId } from '../../src/domain/records.ts';
import { csvCell, type RecordValue } from '../../src/downloads/cells.ts';
import { namingsOf } from '../../src/downloads/namings.ts';
import { TABLES, tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { check, csvOf, FIRM, OTHER_FIRM, type Row, readTown, TABLE_IDS, TOWN } from '../support/tables.ts';
import { notice } from '../views/city.ts';

const AS_OF = '2026-06-30' as IsoDate;
const OPTIONS: PublicOptions = {
  asOf: AS_OF,
  audience: 'public',
  listMonths: 36,
  accusationMonths: 12,
  rules: new Set(['CZ-18']),
  divisions: ['000100'],
};

/** The town with more rows of one table, and what of it is published. */
async function published(
  more: Partial<Record<(typeof TABLE_IDS)[number], readonly Row[]>>,
  options: Partial<typeof OPTIONS> = {},
) {
  const files = Object.fromEntries(
    TABLE_IDS.map((id) => [`${tableOf(id).name}.csv`, csvOf(id, [...TOWN[id], ...(more[id] ?? [])])]),
  );
  const { register } = await check(files, []);
  return { all: register.records, ...publicRegister(register, { ...OPTIONS, ...options }) };
}

const manager = (name: string, since: string, until: string): Row => ({
  小区编码: 'JZ001',
  姓名: name,
  工作电话: '0355-0000001',
  任职日期: since,
  离任日期: until,
});
const listing = (period: string, listed: string, removed: string, division = '000101'): Row => ({
  行政区划代码: division,
  期次: period,
  榜别: '黑榜',
  主体类型: '企业',
  主体编码: OTHER_FIRM,
  依据: '投诉',
  列入日期: listed,
  文号: '示9号',
  移出日期: removed,
  移出原因: removed === '' ? '' : '到期',
});

describe('what is published', () => {
  it('is everything of the town as it stands', async () => {
    const { all, register, withheld } = await published({});
    expect(withheld).toEqual([]);
    // A listing is told with its last day, which the office need not have written.
    const reckoned = { months: 12, from: '2025-06-30', by: 'act', written: null };
    const list_entry = all.list_entry.map((entry) => ({ ...entry, until: '2026-06-30', reckoned }));
    expect(register.records).toEqual({ ...all, list_entry });
  });

  it('leaves out managers who have left and those who are yet to come', async () => {
    const { register, withheld } = await published({
      manager: [
        manager('离任', '2023-01-01', '2026-06-29'),
        manager('今日离任', '2023-01-01', '2026-06-30'),
        manager('将离任', '2023-01-01', '2026-07-01'),
        manager('将到任', '2026-07-01', ''),
      ],
    });
    expect(register.records.manager.map((m) => m.name)).toEqual(['张示例', '将离任']);
    expect(withheld).toEqual([
      { table: 'manager', reason: '已离任的负责人不公布', count: 2 },
      { table: 'manager', reason: '日期晚于截至日期', count: 1 },
    ]);
  });

  it('keeps a removed listing for its months and no longer', async () => {
    const rows = {
      list_entry: [
        listing('2025-08', '2025-08-30', '2026-03-29'),
        listing('2025-09', '2025-09-30', '2026-03-30'),
        listing('2025-10', '2025-10-31', ''),
        listing('2025-11', '2025-11-30', AS_OF),
        listing('2020-01', '2020-01-31', ''),
      ],
    };
    const periods = async (listMonths: number): Promise<string[]> =>
      (await published(rows, { listMonths })).register.records.list_entry.flatMap((l) => (l.subject ? l.period : []));
    expect(await periods(3)).toEqual(['2025-06', '2025-09', '2025-10', '2025-11']);
    expect(await periods(4)).toEqual(['2025-06', '2025-08', '2025-09', '2025-10', '2025-11']);
    expect(await periods(0)).toEqual(['2025-06', '2025-10']);
  });

  it('keeps of what is withdrawn no more than that its list or bulletin had it', async () => {
    const unique = { 依据: '独一无二的依据', 文号: '独〔2026〕77号', 申辩: '独一无二的申辩' };
    const criticism: Row = {
      行政区划代码: '000101',
      月份: '2026-05',
      类型: '批评',
      主体编码: OTHER_FIRM,
      事由: '独一无二的事由',
      文号: '独〔2026〕78号',
    };
    const penalty: Row = {
      类型: '处罚',
      日期: '2026-05-05',
      主体编码: OTHER_FIRM,
      结果: '独一无二的结果',
      文号: '独〔2026〕79号',
    };
    const withdrawn = (removed: Row) =>
      published({
        list_entry: [{ ...listing('2026-05', '2026-05-30', ''), ...unique, ...removed }],
        bulletin: [{ ...criticism, ...removed }],
        event: [{ ...penalty, ...removed }],
      });
    for (const removal of ['修复', '更正'] as const) {
      const { register, withheld } = await withdrawn({ 移出日期: '2026-06-20', 移出原因: removal });
      const { list_entry, bulletin, event } = register.records;
      expect(list_entry.map(({ period, subject }) => [period, subject])).toEqual([
        ['2025-06', FIRM],
        ['2026-05', null],
      ]);
      expect(bulletin.map(({ month, subject }) => [month, subject])).toEqual([
        ['2025-06', FIRM],
        ['2026-05', null],
      ]);
      expect(event).toHaveLength(1);
      const left = JSON.stringify({ list_entry, bulletin, event });
      expect(left).not.toMatch(/独/);
      expect(left).not.toContain(OTHER_FIRM);
      expect(withheld).toEqual(
        ['list_entry', 'bulletin', 'event'].map((table) => ({ table, reason: `${removal}后移出`, count: 1 })),
      );
      expect(downloadRows(register, 'list_entry').map(({ period, basis }) => [period, basis])).toEqual([
        ['2025-06', '信用等级A级'],
        ['2026-05', '1 条移出'],
      ]);
    }
    expect(JSON.stringify((await withdrawn({ 移出日期: '2026-07-01', 移出原因: '修复' })).register.records)).toMatch(
      /独/,
    );
  });

  it('has a row with nobody in the download of a list of which all are withdrawn, which reads again as a list', async () => {
    const off = { 移出日期: '2026-06-20', 移出原因: '修复' };
    const { register } = await published({
      list_entry: [
        { ...listing('2026-04', '2026-04-29', ''), ...off },
        { ...listing('2026-04', '2026-04-30', ''), 主体编码: FIRM, ...off },
        { ...listing('2026-05', '2026-05-30', ''), ...off },
        { ...listing('2026-05', '2026-05-30', ''), 主体编码: FIRM },
      ],
    });
    const rows = downloadRows(register, 'list_entry').filter(({ period }) => period > '2026');
    expect(rows).toMatchObject([
      { period: '2026-05', subject: FIRM },
      { period: '2026-04', subject: null, basis: '2 条移出', listedOn: '2026-04-30', document: null, reply: null },
    ]);
    const columns = columnList(tableOf('list_entry'));
    const written = (rows as unknown as readonly Record<string, RecordValue>[]).map((row) =>
      Object.fromEntries(columns.map(([field, column]) => [column.header, csvCell(column, row[field] ?? null)])),
    );
    const again = await check(
      {
        ...Object.fromEntries(TABLE_IDS.map((id) => [`${tableOf(id).name}.csv`, csvOf(id)])),
        '红黑榜.csv': csvOf('list_entry', written),
      },
      [],
    );
    expect(downloadRows(publicRegister(again.register, OPTIONS).register, 'list_entry')).toMatchObject(
      rows.map(({ period, subject, basis }) => ({ period, subject, basis })),
    );
  });

  it('has no correction in the download of events, whose words would tell what was said; its number stays known', async () => {
    const row = (kind: string, result: string): Row => ({
      ...{ 类型: kind, 日期: '2026-05-05', 主体编码: OTHER_FIRM, 结果: result, 文号: '示〔2026〕80号' },
    });
    const { register } = await published({ event: [row('更正', '撤销独一无二的通报'), row('奖励', '通报表扬')] });
    expect(register.records.event.filter(({ kind }) => kind === '更正')).toHaveLength(1);
    expect(downloadRows(register, 'event').map(({ kind }) => kind)).toEqual(['联席会议', '奖励']);
    expect(JSON.stringify(namingsOf({ register, notices: [] }))).not.toContain('独一无二');
  });

  it('drops a notice that accuses after its last day from everything, and no other', async () => {
    const { register } = await readTown({});
    const shown = (more: Partial<Notice>) =>
      publicNotices([notice('one', { targets: ['JZ001'], from: '2025-06-30' as IsoDate, ...more })], register, OPTIONS);
    const ended = { notices: [], withheld: [{ table: 'notice', reason: '公示期已满', count: 1 }] };
    expect(shown({ accuses: true })).toMatchObject({ notices: [{ until: '2026-06-30' }], withheld: [] });
    expect(shown({ accuses: true, from: '2025-06-29' as IsoDate })).toEqual(ended);
    expect(shown({ accuses: true, until: '2026-06-29' as IsoDate })).toEqual(ended);
    // Elsewhere it is no matter of this publication at all.
    expect(shown({ accuses: true, until: '2026-06-29' as IsoDate, targets: ['999999'] })).toEqual({
      notices: [],
      withheld: [],
    });
    expect(shown({ accuses: false, from: '2025-06-29' as IsoDate }).notices).toMatchObject([{ until: null }]);
    expect(shown({ accuses: false, until: '2026-06-29' as IsoDate }).notices).toMatchObject([{ until: '2026-06-29' }]);
  });

  it('keeps what was looked into to itself until a document confirms it by a rule in force', async () => {
    const verification = (result: string, more: Row = {}): Row => ({
      类型: '核实',
      日期: '2026-06-01',
      主体编码: FIRM,
      结果: result,
      文号: '示〔2026〕9号',
      规则: 'CZ-18',
      ...more,
    });
    const read = await readTown({
      '事件.csv': csvOf('event', [
        verification('已确认'),
        verification('已确认', { 文号: '', 日期: '2026-06-03' }),
        verification('已确认', { 规则: '', 日期: '2026-06-04' }),
        verification('已确认', { 规则: 'CD-13', 日期: '2026-06-05' }),
        verification('不成立'),
        verification('核实中'),
        verification('不成立', { 类型: '通报', 日期: '2026-06-06' }),
        { 类型: '处罚', 日期: '2026-06-02', 主体编码: FIRM, 结果: '警告', 文号: '示〔2026〕10号' },
      ]),
    });
    const shown = publicRegister(read.register, OPTIONS);
    expect(shown.register.records.event.map((event) => [event.kind, event.result])).toEqual([
      ['核实', '已确认'],
      ['处罚', '警告'],
    ]);
    expect(shown.withheld).toEqual([{ table: 'event', reason: '核实没有成立、没有结论，或没有文号和规则', count: 6 }]);
    expect(publicRegister(read.register, { ...OPTIONS, audience: 'judges' }).register.records.event.length).toBe(8);
  });

  it('keeps an event about a firm where no table of firms is supplied', async () => {
    const read = await readTown({
      '事件.csv': csvOf('event', [
        { 类型: '处罚', 日期: '2026-06-02', 主体编码: FIRM, 结果: '警告', 文号: '示〔2026〕10号' },
      ]),
    });
    const present = new Set([...read.register.present].filter((table) => table !== 'firm'));
    const without = { ...read.register, present, records: { ...read.register.records, firm: [] } };
    expect(publicRegister(without, OPTIONS).register.records.event.length).toBe(1);
  });

  it('counts the rows that became no record, each by why, and of another place as outside', async () => {
    const { register } = await check({}, []);
    const rowsOut = [
      { table: 'fee_item', estate: 'JZ001', why: 'unread' },
      { table: 'fee_item', estate: null, why: 'unread' },
      { table: 'fee_item', estate: 'JZ001', why: 'superseded' },
    ] as const;
    const kept = (divisions: readonly string[]) =>
      publicRegister({ ...register, rowsOut }, { ...OPTIONS, divisions }).withheld.filter(
        (w) => w.table === 'fee_item',
      );
    expect(kept(OPTIONS.divisions)).toEqual([
      { table: 'fee_item', reason: '有一格没能读出来', count: 2 },
      { table: 'fee_item', reason: '同一个小区另有专门的表，以那张表为准', count: 1 },
    ]);
    const [outside] = kept(['000102']).filter(({ reason }) => reason.includes('范围'));
    expect(outside?.count).toBeGreaterThanOrEqual(2);
  });

  it('leaves out what is later than the day it speaks of', async () => {
    const { register, withheld } = await published({
      list_entry: [listing('2026-07', '2026-07-01', '')],
      survey: [{ 小区编码: 'JZ001', 调查日期: '2026-07-01', 有效: '1', 满意率: '50%' }],
      fund: [{ 小区编码: 'JZ001', 截止日期: '2026-07-01', 结存: '1000000' }],
      complaint_stat: [
        { 月份: '2026-07', 小区编码: 'JZ001', 受理: '1' },
        { 月份: '2026-06', 小区编码: 'JZ001', 受理: '1' },
      ],
      firm_grade: [{ 统一社会信用代码: FIRM, 评价周期: '2026-Q2', 信用等级: 'A', 公示日期: '2026-07-01' }],
      event: [{ 类型: '更正', 日期: '2026-07-01', 主体编码: 'JZ001', 结果: '更正户数' }],
      bulletin: [{ 行政区划代码: '000101', 月份: '2026-07', 类型: '批评', 主体编码: FIRM, 事由: '慢', 文号: '示8号' }],
    });
    expect(withheld.map((w) => [w.table, w.count])).toEqual([
      ['firm_grade', 1],
      ['list_entry', 1],
      ['complaint_stat', 1],
      ['survey', 1],
      ['fund', 1],
      ['bulletin', 1],
      ['event', 1],
    ]);
    expect(register.records.complaint_stat.map((c) => c.month)).toEqual(['2025-06', '2026-06']);
  });

  it('of one county is that county’s, with what holds there from above', async () => {
    const { register, withheld } = await published(
      {
        channel: [
          { 适用代码: '000101', 渠道: '电话', 名称: '甲子', 值: '0355-0000001' },
          { 适用代码: '000102', 渠道: '电话', 名称: '乙丑', 值: '0355-0000002' },
          { 适用代码: 'YC001', 渠道: '电话', 名称: '小区', 值: '0355-0000003' },
          { 适用代码: '000101001', 渠道: '电话', 名称: '街道', 值: '0355-0000004' },
        ],
        guide_price: [
          {
            行政区划代码: '000102',
            物业类型: '多层',
            服务等级: '三级',
            基准价: '0.8',
            上浮: '0',
            下浮: '0',
            开始日期: '2023-01-01',
            文号: '示7号',
          },
        ],
        fund: [{ 小区编码: 'YC001', 截止日期: '2024-12-31', 结存: '5' }],
        list_entry: [listing('2025-06', '2025-06-30', '', '000102')],
      },
      { divisions: ['000101'] },
    );
    expect(register.records.estate.map((e) => e.code)).toEqual(['JZ001', 'JZ002']);
    expect(register.records.channel.map((c) => c.name)).toEqual(['便民热线', '甲子', '街道']);
    expect(register.records.guide_price.map((g) => g.division)).toEqual(['000101']);
    expect(register.records.fund.map((f) => f.estate)).toEqual(['JZ001']);
    expect(register.records.list_entry.map((l) => l.division)).toEqual(['000101']);
    expect(new Set(withheld.map((w) => w.reason))).toEqual(new Set(['不在本次公布的范围内']));
    expect(register.records.firm.length).toBe(2);
  });

  /** Divisions and firms are the ground of every county's pages, and a firm's grades go with it. */
  const EVERYWHERE: readonly TableId[] = ['division', 'firm', 'firm_grade'];
  const ofCounty = TABLES.filter(({ id }) => !EVERYWHERE.includes(id));

  it.each(ofCounty.map(({ id }) => id))('of one county has no row of %s about another county', async (id) => {
    const ofJiazi = { 适用代码: 'JZ001', 渠道: '电话', 名称: '甲子', 值: '0355-0000001' };
    const { all, register } = await published({ channel: [ofJiazi] }, { divisions: ['000102'] });
    const places = columnList(tableOf(id)).flatMap(([field, { type }]) =>
      type.is === 'reference' || type.is === 'own-code' ? [field] : [],
    );
    const inJiazi = (records: readonly object[]) =>
      records.filter((record) =>
        places.some((field) => /^(?:JZ|000101)/.test(String((record as Record<string, unknown>)[field]))),
      );
    expect(inJiazi(all[id]), 'give 甲子县 a row of it in TOWN of tests/support/tables.ts').not.toEqual([]);
    expect(inJiazi(register.records[id]), 'GROUPINGS in src/domain/records.ts, or src/domain/publication.ts').toEqual(
      [],
    );
  });

  /** What stands or is in force, whatever its days say. */
  const TOLD_BEFORE: readonly TableId[] = ['revenue', 'lift', 'facility', 'posting'];
  const dated = TABLES.filter(({ id, facts }) => facts.length > 0 && !TOLD_BEFORE.includes(id));

  it.each(dated.map(({ id }) => id))('has no row of %s that tells of something to come', async (id) => {
    const { all, register } = await published({}, { asOf: '2000-01-01' as IsoDate });
    expect(all[id], 'give the town a row of it in TOWN of tests/support/tables.ts').not.toEqual([]);
    expect(register.records[id], 'publicFrom in GROUPINGS of src/domain/records.ts').toEqual([]);
  });

  it('accounts for every record that was read', async () => {
    const { all, register, withheld } = await published(
      {
        manager: [manager('离任', '2023-01-01', '2024-01-01')],
        list_entry: [listing('2020-01', '2020-01-31', '2020-03-01')],
      },
      { divisions: ['000102'] },
    );
    for (const id of TABLE_IDS) {
      const kept = withheld.filter((w) => w.table === id).reduce((n, w) => n + w.count, 0);
      expect(register.records[id].length + kept, id).toBe(all[id].length);
    }
  });

  it('does not say of rows whose estate or division was not read that they lie outside', async () => {
    const files = Object.fromEntries(TABLE_IDS.map((id) => [`${tableOf(id).name}.csv`, csvOf(id)]));
    for (const [table, header] of [
      ['小区', '小区编码'],
      ['小区', '行政区划代码'],
      ['行政区划', '行政区划代码'],
    ] as const) {
      const name = `${table}.csv`;
      const { register } = await readTown({ ...files, [name]: (files[name] as string).replace(header, `${header}号`) });
      expect(publicRegister(register, OPTIONS).withheld, `${table} ${header}`).toEqual([]);
    }
    const { register } = await readTown(files);
    const elsewhere = publicRegister(register, { ...OPTIONS, divisions: ['000102'] });
    expect(elsewhere.withheld.map(({ table }) => table)).toContain('contract');
    expect(publicRegister(register, { ...OPTIONS, divisions: ['999999'] }).withheld).toEqual([]);
  });
});
