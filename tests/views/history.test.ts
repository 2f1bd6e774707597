/**
 * What has changed on an estate: dated, newest first, nothing of days to come and nobody who has left.
 */
import { describe, expect, test } from 'vitest';
import { historyView } from '../../src/views/board/history.ts';
import {
  bulletin,
  city,
  contract,
  date,
  estate,
  event,
  fee,
  firm,
  grade,
  listing,
  manager,
  period,
  revenue,
} from './city.ts';

const A = '91000000MA00000157';
const B = '91000000MA00000232';
const HOME = estate('JZ001', '丁香苑');
type CityOptions = NonNullable<Parameters<typeof city>[0]>;
function changes(records: CityOptions['records'], asOf = '2026-11-10') {
  return historyView(
    city({ records: { estate: [HOME], firm: [firm(A, '甲物业'), firm(B, '乙物业')], ...records }, asOf }),
    'JZ001',
  ).changes;
}
const told = (...args: Parameters<typeof changes>) => changes(...args).map(({ date, text }) => `${date} ${text}`);

describe('变动记录', () => {
  test('one firm goes and another comes, newest first', () => {
    const records = {
      contract: [
        contract('JZ001', A, { end: date('2025-12-31') }),
        contract('JZ001', B, { start: date('2026-01-01'), filingNumber: '备1号' }),
      ],
    };
    expect(told(records)).toEqual([
      '2026-01-01 乙物业的物业服务合同开始',
      '2025-12-31 甲物业的物业服务合同到期',
      '2024-01-01 甲物业的物业服务合同开始',
    ]);
    expect(changes(records)[0]).toMatchObject({ document: '备1号', panel: 'firm' });
    expect(told(records, '2025-12-31')).toEqual(['2024-01-01 甲物业的物业服务合同开始']);
  });

  test('the manager of today is named, one who has left is not', () => {
    const records = {
      manager: [
        { ...manager('JZ001', '张示例', '0355-0000000'), since: date('2026-08-01') },
        { ...manager('JZ001', '李某某', '0355-0000000'), since: date('2020-01-01'), until: date('2026-07-31') },
      ],
    };
    expect(told(records)).toEqual(['2026-08-01 张示例任项目负责人']);
  });

  test('a fee is told with the rate before it, and what is charged no longer as that', () => {
    const records = {
      fee_item: [
        fee('JZ001', 8_000, { start: date('2023-01-01'), end: date('2026-06-30') }),
        fee('JZ001', 6_000, { start: date('2026-07-01'), basis: '示发改〔2026〕1号' }),
        fee('JZ001', 500, { item: '门禁费', start: date('2023-01-01'), end: date('2024-12-31') }),
        fee('JZ001', 9_000, { item: '以后的费', start: date('2027-01-01') }),
      ],
    };
    expect(told(records)).toEqual([
      '2026-07-01 物业服务费由 0.80 变为 0.60 元/㎡·月',
      '2024-12-31 门禁费到期，不再收取（0.05 元/㎡·月）',
      '2023-01-01 开始收取物业服务费 0.80 元/㎡·月、门禁费 0.05 元/㎡·月',
    ]);
  });

  test('a grade is told when it changes, and only while the firm serves here', () => {
    const records = {
      contract: [contract('JZ001', A, { start: date('2025-01-01') })],
      firm_grade: [
        grade(A, 'D', '2024-07-01', { period: period('2023') }),
        grade(A, 'C', '2025-07-01', { period: period('2024') }),
        grade(A, 'C', '2025-10-01', { period: period('2025-Q3') }),
        grade(A, 'B', '2026-07-01', { period: period('2025') }),
      ].reverse(),
    };
    expect(told(records)).toEqual([
      '2026-07-01 甲物业信用等级由 C 级变为 B 级（2025年）',
      '2025-07-01 甲物业信用等级由 D 级变为 C 级（2024年）',
      '2025-01-01 甲物业的物业服务合同开始',
    ]);
  });

  test('a run of listings is one change with the first last day of them, and no removal is told', () => {
    const black = (when: string, listedOn: string, removedOn: string | null = null) =>
      listing('000101', when, '黑榜', A, {
        listedOn: date(listedOn),
        removedOn: removedOn === null ? null : date(removedOn),
        until: date(listedOn.replace('2026', '2027')),
      });
    const records = {
      contract: [contract('JZ001', A)],
      list_entry: [
        black('2026-08', '2026-08-28'),
        black('2026-09', '2026-09-28'),
        black('2026-10', '2026-10-30', '2026-11-05'),
      ],
    };
    expect(told(records)).toEqual([
      '2026-08-28 甲物业列入黑榜（2026年8月，连续 3 期）',
      '2024-01-01 甲物业的物业服务合同开始',
    ]);
    expect(changes(records).map(({ until }) => until)).toEqual(['2027-08-28', null]);
  });

  test('a correction is no change: it would tell what was corrected', () => {
    expect(told({ event: [event('更正', '2026-06-18', 'JZ001', '处罚撤销')] })).toEqual([]);
  });

  test('events lead to the panel they are about, bulletins are dated by their month, accounts by their posting', () => {
    const records = {
      event: [{ ...event('等级调整', '2026-06-18', 'JZ001', '由三级调整为四级'), newGrade: '四级' }],
      bulletin: [bulletin('000101', '2026-09', '批评', 'JZ001')],
      revenue: [{ ...revenue('JZ001', '2025', '收入', 100, 2), postedFrom: date('2026-03-16') }],
    };
    expect(changes(records).map(({ date, month, text, panel }) => [date, month, text, panel])).toEqual([
      ['2026-09-30', '2026-09', '批评：示例事由', 'record'],
      ['2026-06-18', null, '等级调整：由三级调整为四级，新等级 四级', 'service'],
      ['2026-03-16', null, '2025年公共收益公示', 'revenue'],
    ]);
    expect(told(records, '2026-03-15')).toEqual([]);
  });
});
