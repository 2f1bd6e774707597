import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { judgeTown } from '../support/rules.ts';
import { type Row, TOWN, townWith } from '../support/tables.ts';

const AS_OF = '2026-11-10';

type Tables = Parameters<typeof judgeTown>[0];

/** What is found of 丁香苑, which a firm serves unless the test says otherwise. */
const of = <T extends Finding>(found: readonly T[], estate = 'JZ001'): T | undefined =>
  found.find((one) => one.subject === estate);

const estate = (change: Row = {}): readonly Row[] => townWith('estate', change);
const posting = (item: string, place: string, start: string, end = ''): Row => ({
  小区编码: 'JZ001',
  公示事项: item,
  位置: place,
  开始日期: start,
  结束日期: end,
});

describe('CZ-01, an estate under city, county, street and community', () => {
  const judged = async (rows: readonly Row[]) => judgeTown({ estate: rows }, 'CZ-01', AS_OF);
  const plain: Row = { 小区编码: 'JZ001', 小区名称: '丁香苑', 行政区划代码: '000101', 管理模式: '专业物业' };
  const other: Row = { ...plain, 小区编码: 'JZ009', 小区名称: '海棠苑' };

  it('is met where all four are named, by its division or by its own columns', async () => {
    const found = of(await judged([{ ...plain, 行政区划代码: '000101001', 社区: '和平社区' }]));
    expect(found).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(found?.detail).toBe('市：示例市；县：甲子县；街道：春晖街道；社区：和平社区');
  });

  it('is unknown where a level is blank, whatever other estates of its county state', async () => {
    const found = of(
      await judged([
        { ...plain, 街道: '春晖街道' },
        { ...other, 社区: '和平社区' },
      ]),
    );
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toBe('社区未知，「小区」表的「社区」没有填写；市：示例市；县：甲子县；街道：春晖街道');
  });

  it('does not apply before it is delivered', async () => {
    expect(of(await judged([{ ...plain, 交付年份: '2027' }]))?.verdict).toBe('不适用');
    expect(of(await judged([{ ...plain, 交付年份: '2026' }]))?.verdict).toBe('未知');
  });
});

describe('CZ-05, a notice board in the estate', () => {
  const judged = (postings: readonly Row[] | null, asOf = AS_OF, rows = estate()) =>
    judgeTown({ estate: rows, ...(postings === null ? {} : { posting: postings }) }, 'CZ-05', asOf);

  it('is met from the day something hangs on it, still hanging or not', async () => {
    const postings = [posting('停水通知', '公示栏', '2025-07-01', '2025-07-02')];
    expect(of(await judged(postings))).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(of(await judged(postings, '2025-07-01'))?.verdict).toBe('合格');
    expect(of(await judged(postings, '2025-06-30'))?.verdict).toBe('缺项');
  });

  it('is unmet where nothing hangs there, though something hangs elsewhere', async () => {
    const found = of(await judged([posting('投诉举报', '单元门', '2025-07-01')]));
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toBe('「张贴记录」表里没有这个小区公示栏上的张贴');
  });

  it('is unknown without the table', async () => {
    expect(of(await judged(null))).toMatchObject({ verdict: '未知', detail: '没有「张贴记录」表' });
  });

  it('does not apply where no firm serves it, and before it is delivered', async () => {
    expect(of(await judged([]), 'JZ002')?.verdict).toBe('不适用');
    expect(of(await judged([], AS_OF, estate({ 交付年份: '2027' })))?.verdict).toBe('不适用');
  });
});

describe('CZ-06, the seven items of the board', () => {
  const full: Tables = {
    estate: estate(),
    manager: TOWN.manager,
    channel: TOWN.channel,
    fee_item: TOWN.fee_item,
    revenue: TOWN.revenue,
    facility: TOWN.facility,
    lift: [],
    posting: [],
  };
  const judged = async (change: Tables = {}, asOf = AS_OF, options: Parameters<typeof judgeTown>[4] = {}) =>
    of(
      await judgeTown({ ...full, ...change }, 'CZ-06', asOf, '140400', { params: { evidence: 'either' }, ...options }),
    );

  describe('as the profile reads it, in the tables and on the board', () => {
    const ITEMS = ['项目负责人', '联系方式', '投诉电话', '服务内容和标准', '收费项目和标准', '公共收益', '设施维保'];
    const hung = (except = ''): Row[] =>
      ITEMS.filter((item) => item !== except).map((item) => posting(item, '公示栏', '2026-01-01'));
    const asWritten = async (change: Tables, asOf = AS_OF, options: Parameters<typeof judgeTown>[4] = {}) =>
      of(await judgeTown({ ...full, posting: hung(), ...change }, 'CZ-06', asOf, '140400', options));

    it('is met where every item is in the tables and hangs on the board', async () => {
      expect(await asWritten({})).toMatchObject({ verdict: '合格', detail: '7 项都有' });
    });

    it('is unmet where an item is in the tables and not on the board, since the web is only an addition', async () => {
      const found = await asWritten({ posting: hung('设施维保') });
      expect(found).toMatchObject({
        verdict: '缺项',
        detail: '缺 1 项：设施维保；其中台账里有、公示栏没有张贴记录的：设施维保',
      });
    });

    it('is unmet where an item is neither in the tables nor on the board', async () => {
      expect(await asWritten({ manager: [], posting: hung('项目负责人') })).toMatchObject({
        verdict: '缺项',
        detail: '缺 1 项：项目负责人',
      });
    });

    it('is unknown where what hangs can not be checked against the tables, or nobody says what hangs', async () => {
      const unchecked = await asWritten({ facility: [] });
      expect([unchecked?.verdict, unchecked?.detail]).toEqual([
        '未知',
        '未知 1 项：设施维保（公示栏贴着，台账里没有，核对不了）',
      ]);
      const unsaid = await asWritten({}, AS_OF, { without: ['posting'] });
      expect(unsaid?.verdict).toBe('未知');
      expect(unsaid?.detail).toMatch(/^未知 7 项：项目负责人、.+、设施维保（没有「张贴记录」表）$/);
    });

    it('is met by the board alone where a table is not supplied', async () => {
      const found = await asWritten({}, AS_OF, { without: ['fee_item'] });
      expect(found).toMatchObject({
        verdict: '合格',
        detail: '7 项都有；只见于公示栏张贴记录的 1 项：收费项目和标准',
      });
    });

    it('is unknown where an item hangs nowhere and its table or column is not supplied', async () => {
      const lacking = async (item: string, without: NonNullable<Parameters<typeof judgeTown>[4]>['without']) => {
        const change = { estate: estate({ 电梯数: '0', 阻车电梯数: '' }), posting: hung(item) };
        const found = await asWritten(change, AS_OF, { without });
        return [found?.verdict, found?.detail];
      };
      const unknown = (item: string, table: string) => ['未知', `未知 1 项：${item}（没有「${table}」表）`];
      expect(await lacking('公共收益', ['revenue'])).toEqual(unknown('公共收益', '公共收益'));
      expect(await lacking('设施维保', ['facility'])).toEqual(unknown('设施维保', '设施维保'));
      expect(await lacking('项目负责人', ['manager'])).toEqual(unknown('项目负责人', '项目负责人'));
      expect(await lacking('投诉电话', ['channel'])).toEqual(unknown('投诉电话', '投诉渠道'));
    });

    it('says of what has come down that it has hung', async () => {
      const found = await asWritten({
        posting: [...hung('设施维保'), posting('设施维保', '公示栏', '2026-01-01', '2026-11-09')],
      });
      expect([found?.verdict, found?.detail]).toEqual([
        '缺项',
        '缺 1 项：设施维保；其中公示栏张贴过、已经撤下的：设施维保（2026-11-09 已撤下）',
      ]);
    });

    it('lets accounts come down after their days, until those of the year in which they went up are due', async () => {
      const accounts = (start: string, end: string) => ({
        posting: [...hung('公共收益'), posting('公共收益', '公示栏', start, end)],
      });
      expect((await asWritten(accounts('2025-01-01', '2025-01-31')))?.verdict).toBe('合格');
      expect((await asWritten(accounts('2025-01-01', '2025-01-31'), '2026-12-31'))?.verdict).toBe('合格');
      const old = await asWritten(accounts('2024-12-01', '2024-12-31'));
      expect([old?.verdict, old?.detail]).toEqual([
        '缺项',
        '缺 1 项：公共收益；其中公示栏张贴过、已经撤下的：公共收益（2024-12-31 已撤下）',
      ]);
    });

    it('lets them come down for as many months as its profile says, and twelve where it says none', async () => {
      const january = { posting: [...hung('公共收益'), posting('公共收益', '公示栏', '2025-01-01', '2025-01-31')] };
      const verdictOf = async (months: number | undefined, asOf: string) =>
        (await asWritten(january, asOf, { params: { accounts_months_after_year_end: months } }))?.verdict;
      expect([await verdictOf(6, '2026-06-30'), await verdictOf(6, '2026-07-01')]).toEqual(['合格', '缺项']);
      expect([await verdictOf(undefined, '2026-12-31'), await verdictOf(undefined, '2027-01-01')]).toEqual([
        '合格',
        '缺项',
      ]);
    });
  });

  it('is met where the tables show all of them, each by its row', async () => {
    const found = await judged();
    expect(found).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(found?.detail).toBe('7 项都有');
    expect(found?.sources.length).toBe(6);
  });

  it('is met where a posting that hangs on the board shows what the tables do not, up to its last day', async () => {
    const posted = (end: string, place = '公示栏') =>
      judged({ facility: [], posting: [posting('设施维保', place, '2026-01-01', end)] });
    const found = await posted(AS_OF);
    expect(found?.verdict).toBe('合格');
    expect(found?.detail).toContain('只见于公示栏张贴记录的 1 项：设施维保');
    expect((await posted('2026-11-09'))?.verdict).toBe('缺项');
    expect((await posted('', '单元门'))?.verdict).toBe('缺项');
  });

  it('is unmet by one item, named together with what is unknown', async () => {
    const found = await judged({ fee_item: [], revenue: [] }, AS_OF, { without: ['revenue'] });
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toMatch(/^缺 1 项：收费项目和标准；未知 1 项：公共收益（没有「公共收益」表）$/);
  });

  it('is unknown where only a table is absent, and names it', async () => {
    const found = await judged({}, AS_OF, { without: ['fee_item'] });
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('收费项目和标准（没有「收费标准」表）');
    expect((await judged({ facility: [] }, AS_OF, { without: ['lift'] }))?.verdict).toBe('未知');
    // An estate without lifts needs no table of lifts.
    expect(
      (await judged({ estate: estate({ 电梯数: '0', 阻车电梯数: '' }), facility: [] }, AS_OF, { without: ['lift'] }))
        ?.verdict,
    ).toBe('缺项');
  });

  it('needs no records of postings where the tables speak', async () => {
    expect((await judged({}, AS_OF, { without: ['posting'] }))?.verdict).toBe('合格');
    expect((await judged({ facility: [] }, AS_OF, { without: ['posting'] }))?.verdict).toBe('未知');
  });

  it('can be reached at its firm where nobody is in charge, and not at an emergency number', async () => {
    const left = townWith('manager', { 离任日期: '2026-11-10' });
    expect((await judged({ manager: left }))?.detail).toMatch(/^缺 1 项：项目负责人$/);
    expect((await judged({ manager: left }, '2026-11-09'))?.verdict).toBe('合格');
    expect((await judged({ channel: townWith('channel', { 名称: '火警', 值: '119' }) }))?.detail).toMatch(
      /^缺 1 项：投诉电话$/,
    );
  });

  it('is judged as of another day as it was on that day', async () => {
    // The facility was serviced on 2025-05-01, and the accounts of 2024 are those of a past year.
    const lone = { lift: [], revenue: [], posting: [posting('公共收益', '公示栏', '2025-06-20')] };
    expect((await judged(lone, '2025-06-19'))?.detail).toMatch(/^缺 1 项：公共收益$/);
    expect((await judged(lone, '2025-06-20'))?.verdict).toBe('合格');
  });

  it('rests on what hangs alone where the office reads it so', async () => {
    const found = await judged({ posting: [posting('公共收益', '公示栏', '2026-01-01')] }, AS_OF, {
      params: { evidence: 'posting' },
    });
    expect(found?.detail).toMatch(/^缺 6 项：/);
    expect((await judged({}, AS_OF, { params: { evidence: 'posting' }, without: ['posting'] }))?.verdict).toBe('未知');
    expect(
      (
        await judged({ facility: [], posting: [posting('设施维保', '公示栏', '2026-01-01')] }, AS_OF, {
          params: { evidence: 'data' },
        })
      )?.verdict,
    ).toBe('缺项');
  });

  it('does not apply where no firm serves it', async () => {
    const found = of(await judgeTown(full, 'CZ-06', AS_OF), 'JZ002');
    expect(found?.verdict).toBe('不适用');
    expect(found?.detail).toContain('业主自管');
  });
});

describe('CZ-07, a board that is kept up to date', () => {
  const full: Tables = { estate: estate(), manager: TOWN.manager, fee_item: TOWN.fee_item, posting: [] };
  const judged = async (change: Tables = {}, asOf = AS_OF, options: Parameters<typeof judgeTown>[4] = {}) =>
    of(await judgeTown({ ...full, ...change }, 'CZ-07', asOf, '140400', options));

  it('is met where nothing has run out, on the last day of a contract as well', async () => {
    expect(await judged()).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect((await judged({ contract: townWith('contract', { 结束日期: AS_OF }) }))?.verdict).toBe('合格');
  });

  it('is overdue the day after a contract has ended with none to follow', async () => {
    const ended = townWith('contract', { 结束日期: '2026-11-09' });
    const found = await judged({ contract: ended });
    expect(found).toMatchObject({ verdict: '逾期', overdueDays: 1 });
    expect(found?.detail).toBe('合同 2026-11-09 到期，没有登记新的合同');
    const next = { ...TOWN.contract[0], 开始日期: '2027-01-01', 结束日期: '2028-12-31' };
    expect((await judged({ contract: [...ended, next] }))?.verdict).toBe('合格');
  });

  it('takes a month for all of its days: a notice from before it is old, one from within it may be new', async () => {
    const manager = townWith('manager', { 任职日期: '2026年9月' });
    const posted = (start: string) => [{ 小区编码: 'JZ001', 公示事项: '项目负责人', 位置: '公示栏', 开始日期: start }];
    const old = await judged({ manager, posting: posted('2026-08-31') });
    expect(old).toMatchObject({ verdict: '逾期', overdueDays: 41 });
    expect(old?.detail).toBe('2026-09 起换了项目负责人，公示栏的「项目负责人」还是 2026-08-31 张贴的');
    expect((await judged({ manager, posting: posted('2026-09-01') }))?.verdict).toBe('合格');
  });

  it('is overdue once a manager has left with nobody to follow, who is not named', async () => {
    const left = townWith('manager', { 离任日期: '2026-11-01' });
    const found = await judged({ manager: left });
    expect(found).toMatchObject({ verdict: '逾期', overdueDays: 9 });
    expect(found?.detail).toBe('项目负责人 2026-11-01 离任，没有登记接任的人');
    expect((await judged({ manager: left }, '2026-10-31'))?.verdict).toBe('合格');
    const next = { ...TOWN.manager[0], 姓名: '李示例', 任职日期: '2026-11-05' };
    expect((await judged({ manager: [...left, next] }))?.verdict).toBe('合格');
    expect((await judged({ manager: [...left, next] }, '2026-11-04'))?.verdict).toBe('逾期');
    const posted = { manager: left, posting: [posting('项目负责人', '公示栏', '2026-11-03')] };
    expect((await judged(posted))?.verdict).toBe('合格');
    expect((await judged(posted, '2026-11-02'))?.verdict).toBe('逾期');
  });

  it('is overdue by the oldest of what has run out, and a fee that another of its name follows has not', async () => {
    const fee = (item: string, start: string, end: string) => ({
      ...TOWN.fee_item[0],
      收费项目: item,
      开始日期: start,
      结束日期: end,
    });
    const fees = [
      fee('物业服务费', '2023-01-01', '2025-12-31'),
      fee('物业服务费', '2026-01-01', ''),
      fee('车位费', '2023-01-01', '2026-11-05'),
      fee('电梯费', '2023-01-01', '2026-11-05'),
    ];
    const found = await judged({ fee_item: fees, contract: townWith('contract', { 结束日期: '2026-11-08' }) });
    expect(found?.overdueDays).toBe(5);
    expect(found?.detail).toBe(
      '合同 2026-11-08 到期，没有登记新的合同；「车位费」「电梯费」的收费标准 2026-11-05 到期，没有登记新的标准',
    );
    expect(found?.sources.length).toBe(3);
    const anew = [posting('收费项目和标准', '公示栏', '2026-11-06')];
    expect((await judged({ fee_item: fees, posting: anew }))?.verdict).toBe('合格');
  });

  it('is overdue where the notice on the board is older than the manager or the charges it names', async () => {
    const notice = (item: string, start: string) => ({ posting: [posting(item, '公示栏', start)] });
    const manager = townWith('manager', { 任职日期: '2026-08-20' });
    const old = await judged({ manager, ...notice('项目负责人', '2026-08-19') });
    expect(old).toMatchObject({ verdict: '逾期', overdueDays: 82 });
    expect(old?.detail).toBe('2026-08-20 起换了项目负责人，公示栏的「项目负责人」还是 2026-08-19 张贴的');
    expect((await judged({ manager, ...notice('项目负责人', '2026-08-20') }))?.verdict).toBe('合格');
    const fee_item = townWith('fee_item', { 开始日期: '2026-07-01' });
    expect((await judged({ fee_item, ...notice('收费项目和标准', '2025-07-19') }))?.verdict).toBe('逾期');
    expect((await judged({ fee_item, ...notice('收费项目和标准', '2026-07-01') }))?.verdict).toBe('合格');
  });

  it('binds nobody from the day a firm was dismissed until the next one comes', async () => {
    const contract = townWith('contract', { 结束日期: '2026-01-20' });
    const event = [
      { 类型: '解聘', 日期: '2026-01-20', 主体编码: 'JZ001', 结果: '业主大会决定', 文号: '示〔2026〕5号' },
    ];
    expect((await judged({ contract }))?.verdict).toBe('逾期');
    const dismissed = await judged({ contract, event });
    expect([dismissed?.verdict, dismissed?.detail]).toEqual([
      '不适用',
      '2026-01-20 原来的物业服务企业已经解聘或者退出，还没有新的',
    ]);
    const next = [...contract, ...townWith('contract', { 开始日期: '2026-06-01', 结束日期: '' })];
    expect((await judged({ contract: next, event }))?.verdict).toBe('合格');
  });

  it('is unknown from the day on which an office that has set the days would expect news, and not on the last of them', async () => {
    // The newest date is the posting's.
    const change = { posting: [posting('设施维保', '公示栏', '2026-08-12')] };
    expect((await judged(change, AS_OF, { params: { days: 90 } }))?.verdict).toBe('合格');
    const found = await judged(change, '2026-11-11', { params: { days: 90 } });
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toBe('最近一次更新是 2026-08-12，2026-11-10 以后没有更新，有没有变动不得而知');
  });

  it('is unknown where a table is absent that would tell', async () => {
    const found = await judged({}, AS_OF, { without: ['fee_item'] });
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('「收费标准」');
    expect((await judged({}, AS_OF, { without: ['contract', 'manager', 'fee_item'] }))?.verdict).toBe('未知');
    // Without it nobody knows whether an old notice hangs there.
    expect((await judged({}, AS_OF, { without: ['posting'] }))?.detail).toBe(
      '没有「张贴记录」表，有没有过期未换的不得而知',
    );
    expect((await judged({}, AS_OF, { without: ['manager'] }))?.detail).toMatch(/^没有「项目负责人」表/);
    const stale = { contract: townWith('contract', { 结束日期: '2026-11-09' }) };
    expect((await judged(stale, AS_OF, { without: ['fee_item'] }))?.verdict).toBe('逾期');
  });

  it('does not apply where there is nothing to go stale, and where no firm serves it', async () => {
    expect((await judged({ contract: [], manager: [], fee_item: [] }))?.verdict).toBe('不适用');
    expect(of(await judgeTown(full, 'CZ-07', AS_OF), 'JZ002')?.verdict).toBe('不适用');
  });
});

describe('CD-10, the draft that repeats CZ-05 to CZ-08', () => {
  it('judges nobody anew, even where an office has switched it on', async () => {
    const tables = { posting: [], manager: TOWN.manager, revenue: TOWN.revenue };
    expect(await judgeTown(tables, 'CD-10', AS_OF, '140400', { enable: ['CD-10'] })).toEqual([]);
  });
});

describe('WS-04, prices marked with what is collected for others', () => {
  const judged = async (fees: readonly Row[] | null, subject = 'JZ001', asOf = AS_OF) =>
    of(
      await judgeTown({ estate: estate(), ...(fees === null ? {} : { fee_item: fees }) }, 'WS-04', asOf, '141121'),
      subject,
    );
  const water = { ...TOWN.fee_item[0], 收费项目: '代收水费', 单位: '元/m³', 代收: '是' };

  it('is met by every charge in force, and says which are collected for others', async () => {
    const found = await judged([...TOWN.fee_item, water]);
    expect(found).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(found?.detail).toBe('明码标价 2 项，都写有标准和单位；其中代收 1 项：代收水费');
    expect((await judged(TOWN.fee_item))?.detail).toContain('其中没有代收的费用');
  });

  it('is unmet where nothing is marked on the day, though it was or will be', async () => {
    const fees = [
      { ...water, 结束日期: '2026-11-09' },
      { ...water, 收费项目: '物业服务费', 开始日期: '2026-11-11' },
    ];
    expect((await judged(fees))?.verdict).toBe('缺项');
    expect((await judged(fees, 'JZ001', '2026-11-09'))?.verdict).toBe('合格');
    expect((await judged(fees, 'JZ001', '2026-11-11'))?.verdict).toBe('合格');
  });

  it('is unknown where nothing says what is collected for others, and without the table', async () => {
    const found = await judged(townWith('fee_item', { 代收: '', 手续费: '' }));
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('都没有填「代收」');
    const blank = { ...water, 收费项目: '公共照明分摊', 代收: '' };
    expect(await judged([...TOWN.fee_item, blank])).toMatchObject({
      verdict: '未知',
      detail: expect.stringContaining('；公共照明分摊没有填「代收」'),
    });
    expect((await judged([...TOWN.fee_item, blank, water]))?.verdict).toBe('合格');
    expect(await judged(null)).toMatchObject({ verdict: '未知', detail: '没有「收费标准」表' });
  });

  it('does not apply where no firm serves it and nothing is charged', async () => {
    expect((await judged(TOWN.fee_item, 'JZ002'))?.verdict).toBe('不适用');
    expect((await judged([{ ...water, 小区编码: 'JZ002' }], 'JZ002'))?.verdict).toBe('合格');
  });
});

describe("WA-10, charges with how they are reckoned and the market regulator's number", () => {
  const methodical = townWith('fee_item', { 计费方式: '按建筑面积' });
  const judged = async (fees: readonly Row[] | null, channel: readonly Row[] = [], subject = 'JZ001') =>
    of(
      await judgeTown(
        { estate: estate(), channel, ...(fees === null ? {} : { fee_item: fees }) },
        'WA-10',
        AS_OF,
        '141121',
      ),
      subject,
    );

  it('is met with the number of a channel above it, else with the one that the portal shows', async () => {
    const row = { 适用代码: '000101', 渠道: '电话', 名称: '价格举报', 值: '0355-0000315', 部门: '市场监督管理局' };
    const found = await judged(methodical, [...TOWN.channel, row]);
    expect(found).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(found?.detail).toBe(
      '在执行的收费 1 项，收费项目、收费标准、计费方式都有；市场监管部门举报电话 0355-0000315，登记在「投诉渠道」表',
    );
    expect(found?.sources.length).toBe(2);
    const elsewhere = await judged(methodical, [{ ...row, 适用代码: '000102' }]);
    expect(elsewhere?.verdict).toBe('合格');
    expect(elsewhere?.detail).toContain('「投诉渠道」表没有写市场监管部门的电话，本站公布的是 12315');
  });

  it('is unmet by one charge without its way of reckoning, and where nothing is charged', async () => {
    const found = await judged([...methodical, { ...TOWN.fee_item[0], 收费项目: '车位费' }]);
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toContain('在执行的收费 2 项，车位费没有填「计费方式」');
    expect(found?.sources.length).toBe(1);
    expect((await judged([]))?.verdict).toBe('缺项');
  });

  it('is unmet without any number, where the office lists none and the profile has none', async () => {
    const options = { params: { phone_default: null } };
    const judged = async (tables: Tables) => of(await judgeTown(tables, 'WA-10', AS_OF, '141121', options));
    const found = await judged({ fee_item: methodical, channel: TOWN.channel });
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toContain('没有公布市场监管部门举报电话');
    expect(await judged({ fee_item: methodical })).toMatchObject({ verdict: '未知' });
  });

  it('is unknown without the table', async () => {
    expect(await judged(null)).toMatchObject({ verdict: '未知', detail: '没有「收费标准」表' });
  });

  it('does not apply where no firm serves it and nothing is charged', async () => {
    expect((await judged(methodical, [], 'JZ002'))?.verdict).toBe('不适用');
  });
});
