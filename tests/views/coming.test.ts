/**
 * 接下来: what is due or ends at an estate from today on, from rows and rules alone.
 */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/domain/profile.ts';
import type { Posting, RevenueLine } from '../../src/domain/records.ts';
import { comingView } from '../../src/views/board/coming.ts';
import { textOf } from '../../src/wording/pieces.ts';
import { city, contract, date, estate, fee, firm, fund, lift, listing, notice, revenue, rule } from './city.ts';

const FIRM = '91000000MA00000157';
const SERVICING = rule('R1', { judge: 'lift-servicing', params: { days: 15 } });
const YEARLY = rule('R2', { judge: 'revenue-yearly', params: { due_months_after_year_end: 12 } });
const FUND = rule('R3', { judge: 'fund-yearly', params: { due_months_after_date: 12 } });
const LISTS = rule('R4', {
  judge: 'list-published',
  subject: 'division',
  params: { cadence: 'month', due: 'end-of-period', grace_days: 0 },
});

type City = NonNullable<Parameters<typeof city>[0]>;
/** What comes at E1, of the kinds asked for. */
function coming(kind: string, { records = {}, ...more }: City = {}): string[] {
  const made = city({ ...more, records: { estate: [estate('E1', '甲苑')], ...records } });
  return (comingView(made, 'E1')?.lines ?? [])
    .filter((line) => line.kind === kind)
    .map((line) => `${line.day} ${textOf(line.words)}`);
}
const posting = (subject: string, end: string | null, more: Partial<Posting> = {}): Posting => ({
  estate: 'E1',
  subject,
  place: '公示栏',
  start: date('2026-11-01'),
  end: end === null ? null : date(end),
  confirmedBy: null,
  source: fund('E1', '2026-01-01').source,
  ...more,
});

describe('电梯', () => {
  const serviced = (on: string, rules: Rule[] = [SERVICING]) =>
    coming('servicing', { rules, records: { lift: [lift('E1', on)] } });

  it('is to be serviced by the day that the rule’s days lead to, today included and yesterday not', () => {
    expect(serviced('2026-10-26')).toEqual(['2026-11-10 1号楼电梯最迟这天保养（上次 2026年10月26日，最长隔 15 天）']);
    expect(serviced('2026-10-25')).toEqual([]);
  });

  it('has no such day where no rule in force sets any', () => {
    expect(serviced('2026-11-01', [])).toEqual([]);
    expect(serviced('2026-11-01', [{ ...SERVICING, enabled: false }])).toEqual([]);
    expect(serviced('2026-11-01', [{ ...SERVICING, valid_to: date('2026-11-09') }])).toEqual([]);
  });

  it('is counted over a leap day', () => {
    expect(
      coming('servicing', { asOf: '2028-02-20', rules: [SERVICING], records: { lift: [lift('E1', '2028-02-15')] } }),
    ).toEqual(['2028-03-01 1号楼电梯最迟这天保养（上次 2028年2月15日，最长隔 15 天）']);
  });

  it('is told together with those of the same day, and of what is more than a year off nothing is told', () => {
    const two = [lift('E1', '2026-11-01'), { ...lift('E1', '2026-11-01'), location: '2号楼' }];
    expect(coming('inspection', { records: { lift: two } })).toEqual(['2027-03-15 2 部电梯的检验有效期到这天']);
    expect(coming('inspection', { asOf: '2026-03-14', records: { lift: two } })).toEqual([]);
  });
});

describe('公布的日子', () => {
  const accounts = (lines: RevenueLine[], asOf = '2026-11-10') =>
    coming('accounts', { asOf, rules: [YEARLY], records: { revenue: lines } });

  it('are of the year that has ended while nothing of it is out, and far off once it is', () => {
    expect(accounts([revenue('E1', '2024', '收入', 1, 2)])).toEqual(['2026-12-31 2025年公共收益的收支最迟这天公布']);
    expect(accounts([revenue('E1', '2025', '收入', 1, 2)])).toEqual([]);
    expect(accounts([revenue('E1', '2025', '收入', 1, 2)], '2026-12-31')).toEqual([
      '2027-12-31 2026年公共收益的收支最迟这天公布',
    ]);
  });

  it('are not told of an estate of which no accounts are on record, nor is what is already late', () => {
    expect(accounts([])).toEqual([]);
    expect(
      coming('accounts', {
        rules: [{ ...YEARLY, params: { due_months_after_year_end: 6 } }],
        records: { revenue: [revenue('E1', '2024', '收入', 1, 2)] },
      }),
    ).toEqual(['2027-06-30 2026年公共收益的收支最迟这天公布']);
  });

  it('of a posting is its last', () => {
    const lines = ['2026-11-15', '2026-11-20'].map((end, row) => ({
      ...revenue('E1', '2025', row === 0 ? '收入' : '支出', 1, row),
      postedFrom: date('2026-11-01'),
      postedUntil: date(end),
    })) as RevenueLine[];
    expect(accounts(lines)).toEqual(['2026-11-20 2025年公共收益的收支公示到这天']);
  });

  it('of the fund follow from its newest statement', () => {
    const records = { fund: [fund('E1', '2025-12-31'), fund('E1', '2024-12-31')] };
    expect(coming('fund', { rules: [FUND], records })).toEqual([
      '2026-12-31 维修资金的下一份总账最迟这天公布（上一份截至 2025年12月31日）',
    ]);
    expect(coming('fund', { records })).toEqual([]);
  });
});

describe('下一期榜单', () => {
  const served = { contract: [contract('E1', FIRM)], firm: [firm(FIRM, '甲物业')] };
  const lists = (periods: string[], rules: Rule[] = [LISTS], more: City['records'] = served) =>
    coming('list', {
      rules,
      records: { ...more, list_entry: periods.map((when) => listing('000101', when, '红榜', FIRM)) },
    });

  it('is expected by the rhythm of the county, and said to be expected', () => {
    expect(lists(['2026-09', '2026-10'])).toEqual(['2026-11-30 预计：甲子县2026年11月红黑榜公布（每月一期）']);
    expect(lists(['2026-09', '2026-10'], [])).toEqual(['2026-11-30 预计：甲子县2026年11月红黑榜公布（每月一期）']);
  });

  it('is the one after what is out early, and never an older one that was left out', () => {
    expect(lists(['2026-09', '2026-11'])).toEqual(['2026-12-31 预计：甲子县2026年12月红黑榜公布（每月一期）']);
  });

  it('of firms is no matter of an estate without one', () => {
    expect(lists(['2026-10'], [LISTS], {})).toEqual([]);
  });

  it('is told though everybody was taken off the last', () => {
    const withdrawn = {
      ...listing('000101', '2026-11', '黑榜', null),
      withdrawn: { why: '修复', on: date('2026-11-09') } as const,
    };
    expect(coming('list', { rules: [LISTS], records: { ...served, list_entry: [withdrawn] } })).toEqual([
      '2026-12-31 预计：甲子县2026年12月红黑榜公布（每月一期）',
    ]);
  });
});

describe('其他日子', () => {
  it('of contracts: the end of the one in force, and none where it has none or nobody knows it', () => {
    const ends = (end: string | null) =>
      coming('contract', { records: { contract: [contract('E1', FIRM, { end: end === null ? null : date(end) })] } });
    expect(ends('2026-11-10')).toEqual(['2026-11-10 物业服务合同到期']);
    expect(ends('2026-11-09')).toEqual([]);
    expect(ends(null)).toEqual([]);
  });

  it('of charges: when one ends and when the next begins', () => {
    const records = {
      fee_item: [fee('E1', 15_000, { end: date('2026-12-31') }), fee('E1', 16_000, { start: date('2027-01-01') })],
    };
    expect(coming('fee', { records })).toEqual([
      '2026-12-31 「物业服务费」现行标准执行到这天',
      '2027-01-01 「物业服务费」从这天起 1.60 元/㎡·月',
    ]);
  });

  it('of two charges with one name on one day each has an id of its own, and equal ones are told once', () => {
    const ends = { end: date('2026-12-31') };
    const made = city({
      records: {
        estate: [estate('E1', '甲苑')],
        fee_item: [
          fee('E1', 1, { start: date('2027-01-01') }),
          fee('E1', 2, { start: date('2027-01-01') }),
          fee('E1', 3, ends),
          fee('E1', 4, ends),
        ],
      },
    });
    expect(comingView(made, 'E1')?.lines.map(({ id }) => id)).toEqual([
      `fee/2026-12-31/${encodeURIComponent('物业服务费')}`,
      `fee/2027-01-01/${encodeURIComponent('物业服务费')}`,
      `fee/2027-01-01/${encodeURIComponent('物业服务费')}/2`,
    ]);
  });

  it('of postings: those of matters with a name, by the newest at each place', () => {
    const records = {
      posting: [
        posting('公共收益', '2026-11-20'),
        posting('公共收益', '2026-11-20', { place: '电梯' }),
        posting('公共收益', '2026-11-15', { start: date('2026-10-01') }),
        posting('黑榜公示', '2026-11-20'),
        posting('维修资金', null),
      ],
    };
    expect(coming('posting', { records })).toEqual(['2026-11-20 「公共收益」张贴到这天（公示栏、电梯）']);
  });

  it('of notices: urgent ones that name nobody', () => {
    const until = date('2026-11-12');
    const notices = [
      notice('a', { title: '停水', until, urgent: true }),
      notice('b', { title: '通报', until, urgent: true, accuses: true }),
      notice('c', { title: '活动', until }),
      notice('d', { title: '长期', urgent: true }),
    ];
    expect(coming('urgent', { notices })).toEqual(['2026-11-12 紧急通知到这天为止：停水']);
  });

  it('never of what names somebody as bad: a listing’s last day is no line', () => {
    const made = city({
      records: {
        estate: [estate('E1', '甲苑')],
        list_entry: [listing('000101', '2026-10', '黑榜', 'E1', { subjectKind: '项目', until: date('2026-12-01') })],
      },
    });
    expect((comingView(made, 'E1')?.lines ?? []).map(({ kind, day }) => [kind, day])).not.toContainEqual([
      expect.anything(),
      '2026-12-01',
    ]);
  });

  it('are none where nothing is known', () => {
    expect(
      comingView(city({ records: { estate: [estate('E1', '甲苑')] } }), 'E1')?.lines.map(({ kind }) => kind),
    ).toBeUndefined();
  });

  it('name a rule’s document where one sets the day, else the panel', () => {
    const made = city({
      rules: [SERVICING],
      records: { estate: [estate('E1', '甲苑')], lift: [lift('E1', '2026-11-01')] },
    });
    expect(comingView(made, 'E1')?.lines.map(({ from }) => from)).toEqual([
      { text: 'document-1 一', path: '/policies/document-1/#R1' },
      { text: '见「电梯与设施维保」', path: '/estates/E1/#lifts' },
    ]);
  });
});
