import { describe, expect, it } from 'vitest';
import { type Period, shiftPeriod } from '../../src/domain/period.ts';
import { judgeTown } from '../support/rules.ts';
import { FIRM, OTHER_FIRM, type Row, TOWN, townWith } from '../support/tables.ts';

const COUNTY = '000101';
const entry = (period: string, colour: string, kind: string, subject: string, listedOn: string): Row => ({
  行政区划代码: COUNTY,
  期次: period,
  榜别: colour,
  主体类型: kind,
  主体编码: subject,
  依据: subject === '无' ? '' : '理由',
  列入日期: listedOn,
  文号: '示〔2026〕1号',
});
const graded = (grade: string, publishedOn: string): Row => ({
  统一社会信用代码: FIRM,
  评价周期: '2025',
  信用等级: grade,
  公示日期: publishedOn,
});
const event = (kind: string, date: string, more: Row = {}): Row => ({
  类型: kind,
  日期: date,
  主体编码: 'JZ001',
  结果: '已完成',
  文号: '示〔2026〕7号',
  ...more,
});
const brief = (found: Awaited<ReturnType<typeof judgeTown>>, subject = COUNTY) =>
  found.filter((f) => f.subject === subject).map((f) => [f.period, f.verdict]);
/** The town without an estate in 乙丑区. */
const estatesOfCounty = TOWN.estate.filter((row) => row.行政区划代码 === COUNTY);
/** The town whose JZ001 is handed over after the day in question. */
const undelivered = townWith('estate', { 交付年份: '2027' });

/** A list every month, about firms, in two places; the last day of the month is its due date. */
function everyMonth(
  rule: string,
  profile: string,
  { met, unmet, unknown, exempt }: Record<'met' | 'unmet' | 'unknown' | 'exempt', string>,
) {
  const judged = (tables: Parameters<typeof judgeTown>[0], asOf = '2026-06-30') =>
    judgeTown(tables, rule, asOf, profile);

  it('is met by a list with somebody on it and by one with nobody, and not by silence', async () => {
    const list_entry = [
      entry('2026-04', '黑榜', '企业', FIRM, '2026-04-30'),
      entry('2026-06', '红榜', '企业', '无', '2026-06-28'),
    ];
    const found = await judged({ list_entry });
    expect(brief(found)).toEqual([
      ['2026-04', met],
      ['2026-05', unmet],
      ['2026-06', met],
    ]);
    expect(found.map((f) => f.detail).slice(0, 3)).toEqual([
      '已公布，列入 1 个',
      '应于 2026-05-31 前公布，没有记录',
      '已公布，榜上没有人',
    ]);
  });

  it('is not yet due on the last day of the month', async () => {
    const list_entry = [entry('2026-04', '黑榜', '企业', FIRM, '2026-04-28')];
    expect(brief(await judged({ list_entry }, '2026-05-31'))).toEqual([['2026-04', met]]);
    expect(brief(await judged({ list_entry }, '2026-06-01')).at(-1)).toEqual(['2026-05', unmet]);
  });

  it('stays met where the list came late, says by how many days, and was overdue until then', async () => {
    const list_entry = [
      entry('2026-04', '黑榜', '企业', FIRM, '2026-04-28'),
      entry('2026-05', '黑榜', '企业', FIRM, '2026-06-03'),
    ];
    const found = await judged({ list_entry }, '2026-06-30');
    expect(brief(found)).toEqual([
      ['2026-04', met],
      ['2026-05', met],
    ]);
    expect(found[1]?.detail).toBe('已公布，列入 1 个；列入日期 2026-06-03，比期限 2026-05-31 晚 3 天');
    expect(brief(await judged({ list_entry }, '2026-06-02')).at(-1)).toEqual(['2026-05', unmet]);
  });

  it('is unknown where nothing was ever published, and without the table', async () => {
    expect(brief(await judged({ list_entry: [] }))).toEqual([['2026-06-30', unknown]]);
    const ofEstates = await judged({ list_entry: [entry('2026-05', '黑榜', '项目', 'JZ001', '2026-05-30')] });
    expect(ofEstates.map((f) => [f.verdict, f.detail])[0]).toEqual([unknown, '「红黑榜」表里没有这里按月的企业榜单']);
    const found = await judged({});
    expect(found.map((f) => [f.subject, f.verdict, f.detail])).toEqual([
      ['000101', unknown, '没有「红黑榜」表'],
      ['000102', unknown, '没有「红黑榜」表'],
    ]);
  });

  it('does not apply to a county of which no estate is published', async () => {
    const list_entry = [entry('2026-06', '红榜', '企业', '无', '2026-06-28')];
    const found = await judged({ estate: estatesOfCounty, list_entry });
    expect(brief(found, '000102')).toEqual([['2026-06-30', exempt]]);
  });
}

describe('CZ-15, a list of firms every month', () => {
  everyMonth('CZ-15', '140400', { met: '合格', unmet: '逾期', unknown: '未知', exempt: '不适用' });

  it('judges no month that had ended before the rule began', async () => {
    const list_entry = [
      entry('2025-04', '黑榜', '企业', FIRM, '2025-04-28'),
      entry('2025-07', '黑榜', '企业', FIRM, '2025-07-28'),
    ];
    expect(brief(await judgeTown({ list_entry }, 'CZ-15', '2025-07-31'))).toEqual([
      ['2025-06', '逾期'],
      ['2025-07', '合格'],
    ]);
  });
});

describe('WA-27, a list of firms every month', () => {
  everyMonth('WA-27', '141121', { met: '合格', unmet: '逾期', unknown: '未知', exempt: '不适用' });
});

describe('YS-11, a list of estates every quarter', () => {
  const judged = (tables: Parameters<typeof judgeTown>[0], asOf = '2026-06-30') =>
    judgeTown(tables, 'YS-11', asOf, '371323');
  const first = entry('2025-Q4', '红榜', '项目', 'JZ001', '2025-12-31');

  it('is met on the last day of the quarter, and late after it', async () => {
    const found = await judged({ list_entry: [first, entry('2026-Q1', '黑榜', '项目', '无', '2026-04-01')] });
    expect(found.filter((f) => f.subject === COUNTY).map((f) => [f.period, f.verdict, f.detail])).toEqual([
      ['2025-Q4', '合格', '已公布，列入 1 个'],
      ['2026-Q1', '合格', '已公布，榜上没有人；列入日期 2026-04-01，比期限 2026-03-31 晚 1 天'],
    ]);
  });

  it('is overdue from the day after a quarter without a list', async () => {
    expect(brief(await judged({ list_entry: [first] }, '2026-03-31'))).toEqual([['2025-Q4', '合格']]);
    expect(brief(await judged({ list_entry: [first] }, '2026-04-01')).at(-1)).toEqual(['2026-Q1', '逾期']);
  });

  it('is unknown where only firms were listed, and does not apply to a county of which no estate is published', async () => {
    const list_entry = [entry('2026-Q1', '红榜', '企业', FIRM, '2026-03-30')];
    const found = await judged({ estate: estatesOfCounty, list_entry });
    expect(brief(found)).toEqual([['2026-06-30', '未知']]);
    expect(brief(found, '000102')).toEqual([['2026-06-30', '不适用']]);
  });
});

describe('CZ-16, A on the red list and D on the black one', () => {
  const judged = async (tables: Parameters<typeof judgeTown>[0], asOf = '2026-06-30') =>
    (await judgeTown(tables, 'CZ-16', asOf)).find((f) => f.subject === FIRM);
  const others = entry('2026-06', '红榜', '企业', '无', '2026-06-28');
  const red = entry('2026-06', '红榜', '企业', FIRM, '2026-06-28');

  it('is met where list and grade agree, being on no list with B included', async () => {
    expect((await judged({ firm_grade: [graded('A', '2026-03-01')], list_entry: [red] }))?.verdict).toBe('合格');
    expect((await judged({ firm_grade: [graded('B', '2026-03-01')], list_entry: [others] }))?.verdict).toBe('合格');
  });

  it('is a prompt where D is not on the black list, and where B is', async () => {
    const absent = await judged({ firm_grade: [graded('D', '2026-03-01')], list_entry: [others] });
    expect(absent).toMatchObject({ verdict: '待核实', period: '2026-06' });
    expect(absent?.detail).toContain('按等级应列入黑榜');
    const black = entry('2026-06', '黑榜', '企业', FIRM, '2026-06-28');
    expect((await judged({ firm_grade: [graded('B', '2026-03-01')], list_entry: [black] }))?.verdict).toBe('待核实');
  });

  it('says so where the firm that is not listed no longer serves anybody', async () => {
    const black = entry('2026-05', '黑榜', '企业', OTHER_FIRM, '2026-05-28');
    const left = [{ ...graded('D', '2026-03-01'), 统一社会信用代码: OTHER_FIRM }];
    const found = await judgeTown({ firm_grade: left, list_entry: [black, others] }, 'CZ-16', '2026-06-30');
    expect(found.find((f) => f.subject === OTHER_FIRM)?.detail).toBe(
      '甲子县 2026-06：信用等级 D（2025），没有上榜，在这里已没有正在服务的小区，按等级应列入黑榜',
    );
  });

  it('counts the grade that was published by the day of the list, and is unknown with a later one or without a table', async () => {
    const on = await judged({ firm_grade: [graded('A', '2026-06-28')], list_entry: [red] });
    expect(on?.verdict).toBe('合格');
    expect((await judged({ firm_grade: [graded('A', '2026-06-29')], list_entry: [red] }))?.verdict).toBe('未知');
    expect((await judged({ list_entry: [red] }))?.detail).toBe('甲子县 2026-06：没有「信用评价」表');
    expect((await judged({ firm_grade: [graded('A', '2026-03-01')] }))?.detail).toBe('没有「红黑榜」表');
  });

  it('is judged on the list that was out on the day in question', async () => {
    const list_entry = [entry('2026-05', '红榜', '企业', '无', '2026-05-28'), red];
    const firm_grade = [graded('A', '2026-03-01')];
    expect(await judged({ firm_grade, list_entry }, '2026-06-27')).toMatchObject({
      verdict: '待核实',
      period: '2026-05',
    });
  });

  it('does not apply where no list of firms was published', async () => {
    expect((await judged({ firm_grade: [graded('A', '2026-03-01')], list_entry: [] }))?.verdict).toBe('不适用');
  });
});

describe('YS-12, a new manager after a black listing', () => {
  const manager = (since: string, until = ''): Row => ({
    小区编码: 'JZ001',
    姓名: '张示例',
    工作电话: '0355-0000255',
    任职日期: since,
    离任日期: until,
  });
  const black = entry('2026-Q1', '黑榜', '项目', 'JZ001', '2026-03-30');
  const judged = async (tables: Parameters<typeof judgeTown>[0], asOf = '2026-06-30', estate = 'JZ001') =>
    (await judgeTown({ list_entry: [black], ...tables }, 'YS-12', asOf, '371323')).find((f) => f.subject === estate);

  it('is met by a manager who took office on the very day of listing, and names nobody', async () => {
    const found = await judged({ manager: [manager('2024-01-01', '2026-03-29'), manager('2026-03-30')] });
    expect(found).toMatchObject({ verdict: '合格', period: '2026-Q1' });
    expect(found?.detail).toBe('甲子县 2026-Q1 列入黑榜（2026-03-30），2026-03-30 起由新的项目负责人任职');
  });

  it('is met by an event that says so', async () => {
    const found = await judged({ event: [event('更换项目经理', '2026-04-10')] });
    expect(found?.detail).toBe('甲子县 2026-Q1 列入黑榜（2026-03-30），2026-04-10 已更换项目经理');
    expect(found?.verdict).toBe('合格');
  });

  it('is unknown where a manager took office in the month of listing, and met in the month after', async () => {
    const found = await judged({ manager: [manager('2026-03')] });
    expect(found).toMatchObject({ verdict: '未知' });
    expect(found?.detail).toContain('只写到当月');
    expect((await judged({ manager: [manager('2026年4月')] }))?.verdict).toBe('合格');
  });

  it('is a prompt while the manager is the one of the day before', async () => {
    const found = await judged({ manager: [manager('2026-03-29')], event: [event('更换项目经理', '2026-03-29')] });
    expect(found).toMatchObject({ verdict: '待核实', period: '2026-Q1' });
    expect(found?.detail).not.toContain('示例');
  });

  it('is a prompt anew with a second listing, and was none on the day before it', async () => {
    const tables = {
      list_entry: [black, entry('2026-Q2', '黑榜', '项目', 'JZ001', '2026-06-30')],
      manager: [manager('2024-01-01', '2026-04-30'), manager('2026-05-01')],
    };
    expect(await judged(tables, '2026-06-29')).toMatchObject({ verdict: '合格', period: '2026-Q1' });
    expect(await judged(tables, '2026-06-30')).toMatchObject({ verdict: '待核实', period: '2026-Q2' });
  });

  it('is unknown without the tables of managers or of lists, and where no day of taking office is written', async () => {
    expect((await judged({}))?.detail).toContain('没有「项目负责人」表');
    expect(await judged({ manager: [manager('')] })).toMatchObject({ verdict: '未知', period: '2026-Q1' });
    const found = await judgeTown({ manager: [] }, 'YS-12', '2026-06-30', '371323');
    expect(found.every((f) => f.verdict === '未知')).toBe(true);
  });

  it('is not reached by an estate that was never listed, and settled by an event', async () => {
    expect(await judged({}, '2026-06-30', 'JZ002')).toMatchObject({ verdict: '合格', detail: '没有列入过黑榜' });
    const settled = [event('核实', '2026-04-20', { 结果: '不成立', 规则: 'YS-12' })];
    const found = await judged({ manager: [manager('2024-01-01')], event: settled });
    expect(found?.verdict).toBe('合格');
    expect(found?.detail).not.toContain('待核实');
  });

  it('does not apply where the county published no list of estates, nor to an estate not yet handed over', async () => {
    expect(await judged({ manager: [] }, '2026-06-30', 'YC001')).toMatchObject({
      verdict: '不适用',
      detail: '所在的地方没有公布过项目榜单',
    });
    const list_entry = [entry('2026-Q1', '红榜', '项目', '无', '2026-03-30')];
    expect((await judged({ estate: undelivered, list_entry }))?.detail).toBe('小区 2027 年才交付');
  });
});

describe('YS-13, two black listings of an estate', () => {
  const judged = async (periods: readonly string[], more: Parameters<typeof judgeTown>[0] = {}, asOf = '2026-06-30') =>
    (
      await judgeTown(
        {
          list_entry: [
            entry('2025-Q1', '红榜', '项目', '无', '2025-03-30'),
            ...periods.map((period) => entry(period, '黑榜', '项目', 'JZ001', `${period.slice(0, 4)}-06-30`)),
          ],
          ...more,
        },
        'YS-13',
        asOf,
        '371323',
      )
    ).find((f) => f.subject === 'JZ001');

  it('is reached by any two, not in a row, as a prompt', async () => {
    const found = await judged(['2025-Q2', '2026-Q1']);
    expect(found).toMatchObject({ verdict: '待核实', period: '2026-Q1' });
    expect(found?.detail).toBe('甲子县 2025-Q2、2026-Q1 列入黑榜，共 2 次，已达到 2 次的条件');
  });

  it('is not reached by one, nor by none, nor the day before the second', async () => {
    expect((await judged(['2026-Q1']))?.verdict).toBe('合格');
    expect(await judged([])).toMatchObject({ verdict: '合格', detail: '没有列入过黑榜' });
    expect((await judged(['2025-Q2', '2026-Q1'], {}, '2026-06-29'))?.verdict).toBe('合格');
  });

  it('adds up the listings of one publisher, not of two', async () => {
    const found = await judged(['2025-Q2'], {
      list_entry: [
        entry('2025-Q2', '黑榜', '项目', 'JZ001', '2025-06-30'),
        { ...entry('2026-Q1', '黑榜', '项目', 'JZ001', '2026-03-30'), 行政区划代码: '000100' },
      ],
    });
    expect(found?.verdict).toBe('合格');
  });

  it('stands until an event settles it', async () => {
    const settle = (result: string) => ({ event: [event('核实', '2026-06-30', { 结果: result, 规则: 'YS-13' })] });
    expect((await judged(['2025-Q2', '2026-Q1'], settle('已确认')))?.verdict).toBe('已确认');
    expect((await judged(['2025-Q2', '2026-Q1'], settle('不成立')))?.verdict).toBe('合格');
  });

  it('is unknown without the table', async () => {
    const found = await judgeTown({}, 'YS-13', '2026-06-30', '371323');
    expect(new Set(found.map((f) => f.verdict))).toEqual(new Set(['未知']));
  });

  it('does not apply where no list of estates was published, nor to an estate not yet handed over', async () => {
    expect(await judged([], { list_entry: [] })).toMatchObject({
      verdict: '不适用',
      detail: '所在的地方没有公布过项目榜单',
    });
    expect(await judged([], { estate: undelivered })).toMatchObject({ verdict: '不适用' });
  });
});

describe('YS-15, a third of a firm’s estates on the black list', () => {
  const codes = ['A1', 'A2', 'A3', 'A4'];
  const estate = codes.map((code) => ({
    小区编码: code,
    小区名称: `${code}苑`,
    行政区划代码: COUNTY,
    管理模式: '专业物业',
  }));
  const contracts = (count: number, more: Row = {}) =>
    codes.slice(0, count).map((code) => ({
      小区编码: code,
      统一社会信用代码: FIRM,
      开始日期: '2024-01-01',
      ...(code === codes[count - 1] ? more : {}),
    }));
  const listed = (names: readonly string[], period = '2026-Q1') =>
    names.map((code) => entry(period, '黑榜', '项目', code, '2026-03-30'));
  const judged = async (tables: Parameters<typeof judgeTown>[0], asOf = '2026-06-30', firm = FIRM) =>
    (await judgeTown({ estate, ...tables }, 'YS-15', asOf, '371323')).find((f) => f.subject === firm);

  it('is reached by exactly a third, and by a firm’s only estate', async () => {
    const third = await judged({ contract: contracts(3), list_entry: listed(['A1']) });
    expect(third).toMatchObject({ verdict: '待核实', period: '2026-Q1' });
    expect(third?.detail).toBe(
      '甲子县 2026-Q1 期末在管 3 个小区，列入黑榜 1 个（A1苑），占 1/3，已达到 1/3 以上的条件',
    );
    expect((await judged({ contract: contracts(1), list_entry: listed(['A1']) }))?.detail).toContain('占 1/1');
  });

  it('is not reached by a quarter, and says the highest share', async () => {
    const found = await judged({ contract: contracts(4), list_entry: listed(['A1']) });
    expect(found).toMatchObject({ verdict: '合格', period: '2026-06-30' });
    expect(found?.detail).toContain('占 1/4，未达到 1/3 以上');
  });

  it('counts the estates under contract on the last day of the period', async () => {
    const list_entry = listed(['A1']);
    const leaving = (day: string) => judged({ contract: contracts(4, { 结束日期: day }), list_entry });
    expect((await leaving('2026-03-31'))?.verdict).toBe('合格');
    expect((await leaving('2026-03-30'))?.verdict).toBe('待核实');
  });

  it('takes black and total from one list, not from two periods or two publishers', async () => {
    const list_entry = [...listed(['A1'], '2025-Q4'), ...listed(['A2'])];
    expect((await judged({ contract: contracts(4), list_entry }))?.verdict).toBe('合格');
    const city = { ...entry('2026-Q1', '黑榜', '项目', 'A2', '2026-03-30'), 行政区划代码: '000100' };
    expect((await judged({ contract: contracts(4), list_entry: [...listed(['A1']), city] }))?.verdict).toBe('合格');
  });

  it('is settled by an event, and was not there the day before the list', async () => {
    const tables = { contract: contracts(3), list_entry: listed(['A1']) };
    const settled = event('核实', '2026-05-25', { 主体编码: FIRM, 结果: '已确认', 规则: 'YS-15' });
    expect(await judged({ ...tables, event: [settled] })).toMatchObject({ verdict: '已确认', confirmed: true });
    expect((await judged(tables, '2026-03-29'))?.verdict).toBe('不适用');
  });

  it('is unknown without the tables of contracts or of lists', async () => {
    expect((await judged({ contract: contracts(3) }))?.detail).toBe('没有「红黑榜」表');
    const found = await judgeTown(
      { estate, contract: [], list_entry: listed(['A1']) },
      'YS-15',
      '2026-06-30',
      '371323',
      {
        without: ['contract'],
      },
    );
    expect(found.find((f) => f.subject === FIRM)).toMatchObject({ verdict: '未知', detail: '没有「合同」表' });
  });

  it('does not apply to a firm without estates here, nor where no list of estates was published', async () => {
    const tables = { contract: contracts(3), list_entry: listed(['A1']) };
    expect(await judged(tables, '2026-06-30', OTHER_FIRM)).toMatchObject({ verdict: '不适用' });
    expect((await judged({ contract: contracts(3), list_entry: [] }))?.verdict).toBe('不适用');
  });
});

describe('YS-22, a fee under review after a black listing', () => {
  const black = entry('2026-Q1', '黑榜', '项目', 'JZ001', '2026-03-30');
  const judged = async (tables: Parameters<typeof judgeTown>[0], asOf = '2026-06-30', estate = 'JZ001') =>
    (await judgeTown({ list_entry: [black], ...tables }, 'YS-22', asOf, '371323')).find((f) => f.subject === estate);

  it('is a prompt with one listing, from the day of listing on', async () => {
    const found = await judged({});
    expect(found).toMatchObject({ verdict: '待核实', period: '2026-Q1' });
    expect(found?.detail).toBe('甲子县 2026-Q1 列入黑榜（2026-03-30），已达到评价服务质量、按结果降费的条件');
    expect((await judged({}, '2026-03-30'))?.verdict).toBe('待核实');
    expect((await judged({}, '2026-03-29'))?.verdict).toBe('不适用');
  });

  it('is answered by a cut on the day of listing or after, not by one before', async () => {
    expect(await judged({ event: [event('降费', '2026-03-30')] })).toMatchObject({
      verdict: '合格',
      detail: '甲子县 2026-Q1 列入黑榜（2026-03-30），2026-03-30 已降费',
    });
    expect((await judged({ event: [event('降费', '2026-03-29')] }))?.verdict).toBe('待核实');
  });

  it('is not reached without a listing, however many complaints there are, while no number is set', async () => {
    const complaint_stat = [{ 月份: '2026-05', 小区编码: 'JZ002', 受理: '500' }];
    expect(await judged({ complaint_stat }, '2026-06-30', 'JZ002')).toMatchObject({
      verdict: '合格',
      detail: '没有列入过黑榜',
    });
  });

  it('is unknown without the table, and does not apply where no list of estates was published', async () => {
    const found = await judgeTown({}, 'YS-22', '2026-06-30', '371323');
    expect(new Set(found.map((f) => f.verdict))).toEqual(new Set(['未知']));
    expect((await judged({}, '2026-06-30', 'YC001'))?.verdict).toBe('不适用');
  });

  it('counts the complaints received once the office has set a number', async () => {
    const complaint_stat = Array.from({ length: 12 }, (_, i) => ({
      月份: shiftPeriod('2025-06' as Period, i),
      小区编码: 'JZ002',
      受理: i === 0 ? '9' : '1',
    }));
    const many = async (rows: readonly Row[], complaints = 20, events: readonly Row[] = []) =>
      (
        await judgeTown({ list_entry: [black], complaint_stat: rows, event: events }, 'YS-22', '2026-06-30', '371323', {
          params: { triggers: { black_listings: 1, complaints } },
        })
      ).find((f) => f.subject === 'JZ002');
    expect((await many(complaint_stat))?.verdict).toBe('待核实');
    expect((await many(complaint_stat, 21))?.verdict).toBe('合格');
    expect((await many(complaint_stat.slice(1), 21))?.verdict).toBe('未知');
    const cut = event('降费', '2026-06-01', { 主体编码: 'JZ002' });
    expect((await many(complaint_stat, 20, [cut]))?.verdict).toBe('合格');
  });
});
