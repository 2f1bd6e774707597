import { describe, expect, test } from 'vitest';
import type { Profile } from '../../src/domain/profile.ts';
import { feedXml } from '../../src/views/around/feed.ts';
import { pagePaths } from '../../src/views/around/site-map.ts';
import { bulletinPages, bulletinsIndexView, bulletinView, newestBulletins } from '../../src/views/city/bulletins.ts';
import { bulletin, city, complaints, estate, event, firm, found, listing, period, rule } from './city.ts';

const A = '91000000MA00000157';
const RANKS = rule('R-8', {
  does: ['show'],
  title: '前50名',
  params: { rank: 50, compare: 'at-most', column: '全市排名', rank_source: 'imported' },
});
const records = {
  firm: [firm(A, '甲物业')],
  estate: [estate('E1', '甲苑'), estate('E2', '乙苑'), estate('F1', '丙苑', { division: '000103' })],
  bulletin: [
    bulletin('000101', '2026-07', '表扬', 'E1'),
    bulletin('000101', '2026-10', '表扬', A),
    bulletin('000101', '2026-10', '批评', 'E2', { reason: '拖延' }),
  ],
};

describe('投诉通报', () => {
  test('praise and criticism of a month stand apart, each linked to whom it is about', () => {
    const view = bulletinView(city({ records }), '000101', period('2026-10'));
    expect(view.praise.map((one) => [one.name, one.path])).toEqual([['甲物业', `/firms/${A}/`]]);
    expect(view.criticism.map((one) => [one.name, one.path, one.reason])).toEqual([['乙苑', '/estates/E2/', '拖延']]);
  });

  test('months without a bulletin are counted between two of them, and stand in the index as such', () => {
    const publication = city({ records });
    expect(bulletinView(publication, '000101', period('2026-10'))).toMatchObject({
      previous: { month: '2026-07' },
      next: null,
      missingBefore: 2,
    });
    const [jiazi, bingyin] = bulletinsIndexView(publication).divisions;
    expect(jiazi?.cells.slice(-4).map((cell) => [cell.month, cell.bulletin?.criticised ?? null])).toEqual([
      ['2026-07', 0],
      ['2026-08', null],
      ['2026-09', null],
      ['2026-10', 1],
    ]);
    expect([bingyin?.name, bingyin?.all]).toEqual(['丙寅县', []]);
  });

  test('a reply given in a list of that time and what was put right since stand beside criticism', () => {
    const view = bulletinView(
      city({
        records: {
          ...records,
          list_entry: [
            listing('000101', '2026-10', '黑榜', 'E2', { subjectKind: '项目', reply: '已整改' }),
            listing('000101', '2026-05', '黑榜', 'E2', { subjectKind: '项目', reply: '旧的' }),
          ],
          event: [event('更正', '2026-11-02', 'E2', '事由更正'), event('更正', '2026-08-02', 'E2', '旧的')],
        },
      }),
      '000101',
      period('2026-10'),
    );
    expect(view.criticism[0]).toMatchObject({ replies: ['已整改'], corrections: 1 });
  });

  test('counts are added up over the estates that filled them in, and say how many did not', () => {
    const view = bulletinView(
      city({
        records: {
          ...records,
          complaint_stat: [
            complaints('E1', '2026-10', { received: 10, closed: 9, closedOnTime: 8, communityCallbacks: 5 }),
            complaints('E2', '2026-10', { received: 4 }),
            complaints('E1', '2026-09', { received: 99 }),
            complaints('F1', '2026-10', { received: 99 }),
          ],
        },
      }),
      '000101',
      period('2026-10'),
    );
    expect(view.counts).toMatchObject({
      reported: 2,
      estates: 2,
      received: { count: 14, blank: 0 },
      closed: { count: 9, blank: 1 },
      onTime: { closed: 8, received: 10, blank: 1 },
      callbacks: [],
    });
  });

  test('callbacks are told where the rules ask for them, as a share of what was closed', () => {
    const publication = city({
      records: {
        ...records,
        complaint_stat: [complaints('E1', '2026-10', { received: 10, closed: 8, communityCallbacks: 4 })],
      },
    });
    const profile = publication.profiles.get('firms-monthly') as Profile;
    const asking = {
      ...publication,
      profiles: new Map([
        [
          'firms-monthly',
          { ...profile, complaints: { deadlines: [], callback: { community: 50, street: null, county: null } } },
        ],
      ]),
    };
    expect(bulletinView(asking, '000101', period('2026-10')).counts?.callbacks).toEqual([
      { level: '社区', asked: 50, calledBack: 4, closed: 8, blank: 0 },
    ]);
  });

  test('without a table of complaints the counts are unknown, never zero', () => {
    const view = bulletinView(city({ records, absent: ['complaint_stat'] }), '000101', period('2026-10'));
    expect([view.counts, view.countsMissing]).toEqual([null, '主管部门没有提供「投诉统计」表，这个月的投诉件数未知。']);
  });

  test('ranks are shown as they were imported, the fiftieth included, where the rules ask for them', () => {
    const complaint_stat = [
      complaints('E1', '2026-10', { cityRank: 50 }),
      complaints('E2', '2026-10', { cityRank: 51 }),
      complaints('E1', '2026-09', { cityRank: 3 }),
    ];
    const ruled = city({ records: { ...records, complaint_stat }, rules: [RANKS] });
    expect(bulletinView(ruled, '000101', period('2026-10')).ranks?.rows.map((row) => row.rank)).toEqual([50]);
    // A month of which nothing but ranks is known has a page all the same.
    expect(bulletinPages(ruled).map(({ month }) => month)).toEqual(['2026-07', '2026-09', '2026-10']);
    const unruled = city({ records: { ...records, complaint_stat } });
    expect(bulletinView(unruled, '000101', period('2026-10')).ranks).toBeNull();
  });

  test("the county's own duties of that month stand on its bulletin", () => {
    const publication = city({
      records,
      rules: [rule('C-1', { subject: 'division' })],
      findings: [
        found('C-1', '000101', '缺项', { subjectKind: 'division', period: '2026-09' }),
        found('C-1', '000101', '合格', { subjectKind: 'division', period: '2026-10' }),
      ],
    });
    expect(bulletinView(publication, '000101', period('2026-10')).duties.map((duty) => duty.verdict)).toEqual(['合格']);
  });

  test('bulletins are in the feed and in the site map, and the newest of each county on the front page', () => {
    const publication = city({ records });
    expect(feedXml(publication)).toContain('<title>甲子县2026年10月投诉通报</title>');
    expect(pagePaths(publication)).toContain('/bulletins/000101/2026-10/');
    expect(newestBulletins(publication).map((one) => one.month)).toEqual(['2026-10']);
  });
});
