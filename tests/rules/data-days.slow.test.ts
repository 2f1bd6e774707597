/**
 * As of which day duties are judged (判断日): until the day that the office's files speak of, and never by a day that
 * nobody has said. A nightly publication of old tables accuses nobody anew.
 */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT } from '../../scripts/sample-city.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { addDays, addMonths, type IsoDate } from '../../src/domain/iso-date.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { judgeContent, loadContent } from '../../src/site.ts';
import { profile } from '../support/rules.ts';
import { csvOf, type Files, type Row, readTown, TOWN } from '../support/tables.ts';

const PUBLISHED = '2026-11-10' as IsoDate;
const [JZ001] = TOWN.estate as readonly [Row];
/** An estate of the other county, so that each county can have a file of its own. */
const YC001: Row = { ...JZ001, 小区编码: 'YC001', 小区名称: '乙丑花园', 行政区划代码: '000102', 街道: '', 社区: '' };
const lift = (estate: string, servicedOn: string, number = '1'): Row => ({
  ...(TOWN.lift[0] as Row),
  小区编码: estate,
  使用登记证编号: `梯11晋D0000${number}`,
  上次维保日期: servicedOn,
  下次检验日期: '2027-05-31',
});

/** What CN-01 (15 days between two services) says of the estates, in a publication of a day. */
async function servicing(files: Files, asOf = PUBLISHED): Promise<readonly Finding[]> {
  const estates = csvOf('estate', [
    { ...JZ001, 电梯数: '' },
    { ...YC001, 电梯数: '' },
  ]);
  const { register } = await readTown({ '小区.csv': estates, ...files }, { asOf, dataDates: {} });
  const profiles = new Map([['000000', profile('000000')]]);
  return judgeAll(register, profiles, { '000100': '000000' }, ['000100'], asOf).filter(({ rule }) => rule === 'CN-01');
}
/** What a rule of 长治 says of the estate, in a publication of a day. */
async function judged(rule: string, files: Files, asOf = PUBLISHED): Promise<readonly Finding[]> {
  const { register } = await readTown({ '合同.csv': csvOf('contract'), ...files }, { asOf, dataDates: {} });
  const profiles = new Map([
    ['000000', profile('000000')],
    ['140400', profile('140400')],
  ]);
  const found = judgeAll(register, profiles, { '000100': '140400' }, ['000100'], asOf);
  return found.filter((one) => one.rule === rule && one.subject === 'JZ001');
}
/** What CZ-09 says, by which the notice of complaints hangs at three places. */
const complaintPlaces = async (postings: string): Promise<Finding | undefined> =>
  (await judged('CZ-09', { '张贴记录.csv': postings }))[0];
const told = (findings: readonly Finding[], estate = 'JZ001'): string => {
  const found = findings.find(({ subject }) => subject === estate);
  return `${found?.verdict} ${found?.on.day} ${found?.on.by}`;
};
const until = (day: string, rows: readonly Row[]): string => `数据截至：${day}\n${csvOf('lift', rows)}`;

describe('a lift in a file that says until when it speaks', () => {
  it('that was serviced in time until then is in order, that was not is late, until a new table is expected', async () => {
    const verdicts = async (serviced: string) => {
      const files = { '电梯.csv': until('2026-10-31', [lift('JZ001', serviced)]) };
      // A month of patience ends on 1 December.
      const days = ['2026-11-10', '2026-12-01', '2026-12-02', '2027-06-30'] as IsoDate[];
      return Promise.all(days.map(async (asOf) => told(await servicing(files, asOf))));
    };
    const unknown = '未知 2026-10-31 said';
    const [met, late] = ['合格 2026-10-31 said', '逾期 2026-10-31 said'];
    expect(await verdicts('2026-10-22')).toEqual([met, met, unknown, unknown]);
    expect(await verdicts('2026-10-15')).toEqual([late, late, unknown, unknown]);
  });

  it('is judged on the fifteenth day and the sixteenth', async () => {
    const on = async (day: string) => told(await servicing({ '电梯.csv': until(day, [lift('JZ001', '2026-10-15')]) }));
    expect(await on('2026-10-30')).toBe('合格 2026-10-30 said');
    expect(await on('2026-10-31')).toBe('逾期 2026-10-31 said');
  });
});

describe('a file that doesn’t say it', () => {
  it('clears by its newest row, and accuses nobody', async () => {
    const rows = [lift('JZ001', '2026-10-22'), lift('YC001', '2026-09-01', '2')];
    const found = await servicing({ '电梯.csv': csvOf('lift', rows) });
    expect(told(found)).toBe('合格 2026-10-22 inferred');
    expect(told(found, 'YC001')).toBe('未知 2026-10-22 inferred');
    expect(found.find(({ subject }) => subject === 'YC001')?.detail).toContain('最新的记录说到 2026-10-22');
  });

  it('accuses nobody either where its day lies ahead or is passed by its rows', async () => {
    for (const day of ['2027-01-31', '2026-10-31'])
      expect(
        told(
          await servicing({
            '电梯.csv': until(day, [lift('JZ001', '2026-09-01'), lift('YC001', '2026-11-01', '2')]),
          }),
        ),
      ).toBe('未知 2026-11-01 inferred');
  });

  it('says of a day that was written and can’t be gone by that it can’t, and where it stands', async () => {
    const detailOf = async (path: string, content: string) =>
      (await servicing({ [path]: content })).find(({ subject }) => subject === 'JZ001')?.detail;
    const late = [lift('JZ001', '2026-09-01'), lift('YC001', '2026-11-01', '2')];
    expect(await detailOf('电梯.csv', until('2027-01-31', late))).toContain(
      '「电梯」表写明的数据截至不能用：2027-01-31（tables/电梯.csv 第 1 行（A1）），以后有没有做不得而知',
    );
    expect(await detailOf('电梯-10月30日.csv', csvOf('lift', late))).toContain(
      '写明的数据截至不能用：10月30日（tables/电梯-10月30日.csv）',
    );
    expect(await detailOf('电梯.csv', csvOf('lift', late))).toContain(
      '「电梯」表没有写明数据截至哪一天，以后有没有做不得而知',
    );
  });
});

describe('a file that says a month alone', () => {
  it('counts until the newest row within it, accuses nobody, and says how to write a day', async () => {
    const found = await servicing({
      '电梯-2026-10.csv': csvOf('lift', [lift('JZ001', '2026-10-01'), lift('YC001', '2026-10-22', '2')]),
    });
    expect([told(found), told(found, 'YC001')]).toEqual(['未知 2026-10-22 inferred', '合格 2026-10-22 inferred']);
    expect(found.find(({ subject }) => subject === 'JZ001')?.detail).toContain(
      '「电梯」表的数据截至只写了月份（2026-10），按其中最晚的记录算到 2026-10-22（写明是哪一天，例如 2026-10-31，就算到那一天），以后有没有做不得而知',
    );
  });
});

describe('a table of how things stand', () => {
  const doors = (start: string) =>
    csvOf('posting', [{ 小区编码: 'JZ001', 公示事项: '投诉举报', 位置: '单元门', 开始日期: start, 结束日期: '' }]);
  const verdictOf = async (postings: string) => (await complaintPlaces(postings))?.verdict;

  it('lacks something while its newest row is as new as expected, though nobody has said its day', async () => {
    // Three months of patience: 92 days before 10 November is 10 August.
    expect(await verdictOf(doors('2026-08-10'))).toBe('缺项');
    expect(await verdictOf(doors('2026-08-09'))).toBe('未知');
  });

  it('accuses no more where its newest row is old than where an old day is said, or one that can’t be used', async () => {
    const told = async (above: string) => {
      const found = await complaintPlaces(`${above}${doors('2024-07-05')}`);
      return [found?.verdict, found?.on.by, found?.detail.replace(/^.*（2024-07-05 起）；/, '')];
    };
    const old = '此后没有更新，现在怎样不得而知';
    expect(await told('')).toEqual(['未知', 'inferred', `最新的记录说到 2024-07-05；${old}`]);
    expect(await told('数据截至：2027-03-31\n')).toEqual(['未知', 'inferred', `最新的记录说到 2024-07-05；${old}`]);
    expect(await told('数据截至：2025-03-31\n')).toEqual(['未知', 'said', `数据截至 2025-03-31；${old}`]);
  });

  it('without a single row tells of no day, and what it lacks is not there', async () => {
    const found = await complaintPlaces(csvOf('posting', []));
    expect([found?.verdict, found?.on.by]).toEqual(['缺项', 'unsaid']);
  });
});

describe('an estate without lifts', () => {
  it('has none by its own row, whatever day the table of lifts speaks of', async () => {
    const files = {
      '小区.csv': csvOf('estate', [{ ...JZ001, 电梯数: '0', 阻车电梯数: '' }, YC001]),
      '电梯.csv': until('2026-10-31', [lift('YC001', '2026-10-22')]),
    };
    const found = (await servicing(files)).find(({ subject }) => subject === 'JZ001');
    expect([found?.verdict, found?.detail]).toEqual(['不适用', '小区没有电梯']);
  });
});

describe('a duty that was not due yet on the day of its table', () => {
  it('is unknown once its day has passed, and does not apply before', async () => {
    const [line] = TOWN.revenue as readonly [Row];
    const until = (day: string) =>
      `数据截至：${day}\n${csvOf('revenue', [{ ...line, 小区编码: 'JZ002', 年度: '2024' }])}`;
    const told = async (day: string, asOf: string) =>
      (await judged('CZ-08', { '公共收益.csv': until(day) }, asOf as IsoDate)).map(
        ({ period, verdict, detail }) => `${period} ${verdict} ${detail}`,
      );
    expect(await told('2025-11-30', '2025-12-31')).toEqual([
      '2024 不适用 「公共收益」表里没有 2024 年的收支；尚未到期，应于 2025-12-31 前公布；数据截至 2025-11-30',
    ]);
    expect(await told('2025-11-30', '2026-01-01')).toEqual([
      '2024 未知 「公共收益」表里没有 2024 年的收支，应于 2025-12-31 前公布；那时有没有公布不得而知；数据截至 2025-11-30',
    ]);
  });
});

describe('files of several counties', () => {
  const own = { '电梯-甲子县.csv': until('2026-10-31', [lift('JZ001', '2026-10-22')]) };

  it('each speak of their own estates', async () => {
    const later = await servicing({
      ...own,
      '电梯-乙丑区.csv': until('2026-11-09', [lift('YC001', '2026-10-22', '2')]),
    });
    expect(told(later)).toBe('合格 2026-10-31 said');
    expect(told(later, 'YC001')).toBe('逾期 2026-11-09 said');
  });

  it('tell no day of a county that has handed in none', async () => {
    const found = (await servicing(own)).find(({ subject }) => subject === 'YC001');
    expect([found?.verdict, found?.on.by, found?.detail]).toEqual(['未知', 'unsaid', '没有乙丑区的「电梯」表']);
  });

  it.each(['2026-09-30', '2026-11-10', '2031-01-01', '去年'])(
    'whose day is wrong (%s) change no verdict of another county',
    async (day) => {
      const other = until(day, [lift('YC001', '2026-10-22', '2')]);
      expect(told(await servicing({ ...own, '电梯-乙丑区.csv': other }))).toBe('合格 2026-10-31 said');
    },
  );

  it('judge whom they don’t name by the earliest that could: of its county, else of all', async () => {
    const files = {
      '电梯-甲子县-一.csv': until('2026-10-30', [lift('JZ002', '2026-10-22')]),
      '电梯-乙丑区.csv': until('2026-09-30', [lift('YC001', '2026-09-22', '2')]),
      '小区.csv': csvOf('estate', [JZ001, { ...JZ001, 小区编码: 'JZ002', 小区名称: '甲子二园' }, YC001]),
    };
    expect(told(await servicing(files))).toBe('未知 2026-10-30 said');
  });

  it('that both have rows of an estate speak of it until the later day', async () => {
    const files = {
      '电梯-2026年上半年.csv': until('2026-06-30', [lift('JZ001', '2026-06-22')]),
      '电梯-2026年下半年.csv': until('2026-10-31', [lift('JZ001', '2026-10-22', '2')]),
    };
    expect(told(await servicing(files))).toBe('逾期 2026-10-31 said');
  });
});

describe('the sample city', () => {
  it('accuses no estate and no firm anew ten days, a month, three months and a year later', async () => {
    const accused = async (asOf: IsoDate): Promise<Set<string>> => {
      const content = await loadContent(path.resolve(SAMPLE_CONTENT), { asOf });
      return new Set(
        judgeContent(content, asOf)
          .filter(({ subjectKind, verdict }) => subjectKind !== 'division' && /^(?:逾期|缺项)$/.test(verdict))
          .map(({ rule, subject, period }) => `${rule} ${subject} ${period}`),
      );
    };
    const now = await accused(PUBLISHED);
    expect(now.size).toBeGreaterThan(30);
    for (const later of [addDays(PUBLISHED, 10), ...[1, 3, 12].map((months) => addMonths(PUBLISHED, months))])
      expect([...(await accused(later))].filter((one) => !now.has(one))).toEqual([]);
  });
});
