import { describe, expect, test } from 'vitest';
import { areaHundredthsOf, yearlyFeeFen } from '../../src/components/yearly-fee.ts';
import type { ManagementMode } from '../../src/domain/records.ts';
import { sharesOf, shareText } from '../../src/domain/share.ts';
import { feedXml } from '../../src/views/around/feed.ts';
import { siteMapXml } from '../../src/views/around/site-map.ts';
import { firmView } from '../../src/views/city/firms.ts';
import { gradedBy, ungradedFirms } from '../../src/views/city/graded-firms.ts';
import { homeView } from '../../src/views/city/home.ts';
import { listsIndexView, listView } from '../../src/views/city/lists.ts';
import { directoryOf, divisionPages, ESTATES_PER_PAGE } from '../../src/views/common/directory.ts';
import { noticeHtml, noticeView } from '../../src/views/common/notice.ts';
import { estateComplainView } from '../../src/views/complain/complain.ts';
import * as format from '../../src/wording/format.ts';
import { channel, city, contract, date, estate, firm, grade, listing, manager, notice, period } from './city.ts';

const A = '91000000MA00000157';
const B = '91000000MA00000232';
const C = '91000000MA0000031W';

describe('首页', () => {
  test("Jincheng's 1,563 estates come out as 48.8, 21.4, 16.4 and 13.4 percent, which are 100", () => {
    const modes: [ManagementMode, number][] = [
      ['专业物业', 762],
      ['社区托管', 335],
      ['单位自管', 256],
      ['业主自管', 210],
    ];
    const estates = modes.flatMap(([mode, n]) =>
      Array.from({ length: n }, (_, i) => estate(`${mode}-${i}`, `小区${i}`, { mode })),
    );
    const view = homeView(city({ records: { estate: estates } }));
    const counts = view.modes.map((row) => row.estates);
    const shares = sharesOf(counts, view.estates);
    expect(counts.map((part, at) => shareText(part, shares[at] ?? 0))).toEqual(['48.8%', '21.4%', '16.4%', '13.4%']);
  });

  test('a firm graded twice counts once, by what was published last; one never graded is 未评价', () => {
    const publication = city({
      records: {
        firm: [firm(A, '甲'), firm(B, '乙'), firm(C, '丙')],
        firm_grade: [grade(A, 'B', '2025-07-10'), grade(A, 'A', '2026-08-05'), grade(B, 'B', '2026-08-05')],
      },
    });
    expect(gradedBy(publication).map(({ firms, tallies }) => [firms, tallies])).toEqual([
      [
        2,
        [
          { grade: 'A', firms: 1, path: '/firms/#grade-A' },
          { grade: 'B', firms: 1, path: '/firms/#grade-B' },
        ],
      ],
    ]);
    expect(ungradedFirms(publication)).toEqual({ firms: 1, isKnown: true, path: '/firms/#grade-none' });
  });
});

describe('名录', () => {
  test('an estate lies in its street by code or by name alike', () => {
    const publication = city({
      records: {
        estate: [
          estate('E1', '甲苑', { division: '000101001', street: null }),
          estate('E2', '乙苑'),
          estate('E3', '丙苑', { street: null, community: null }),
        ],
      },
    });
    const county = directoryOf(publication).byCode.get('000101');
    expect(county?.streets.map((street) => [street.name, street.count])).toEqual([
      ['春晖街道', 2],
      ['街道未知', 1],
    ]);
    expect(county?.streets[0]?.path).toBe('/divisions/000101/#000101001');
  });

  test('a county of a thousand estates is cut into pages, and none is lost', () => {
    const publication = city({
      records: { estate: Array.from({ length: 1000 }, (_, i) => estate(`E${i}`, `小区${i}`)) },
    });
    const pages = directoryOf(publication).byCode.get('000101')?.pages ?? [];
    expect(pages.map((page) => page.count)).toEqual([ESTATES_PER_PAGE, ESTATES_PER_PAGE, 200]);
    expect(pages[1]?.streets[0]?.continued).toBe(true);
    expect(
      divisionPages(publication)
        .filter(({ code }) => code === '000101')
        .map(({ page }) => page),
    ).toEqual([1, 2, 3]);
  });
});

describe('红黑榜', () => {
  const records = {
    firm: [firm(A, '甲物业')],
    firm_grade: [grade(A, 'B', '2025-07-10'), grade(A, 'A', '2026-11-01')],
    list_entry: [
      listing('000101', '2026-07', '红榜', A),
      listing('000101', '2026-10', '红榜', A),
      listing('000101', '2026-10', '黑榜', null),
    ],
  };

  test('a list published with nobody on it says so, one that is not there is unknown', () => {
    expect(listView(city({ records }), '000101', period('2026-10')).black.state).toBe('nobody');
    expect(listView(city({ records }), '000101', period('2026-07')).black.state).toBe('unpublished');
  });

  test('a listed firm carries the grade it had then, not the one that came later', () => {
    expect(listView(city({ records }), '000101', period('2026-10')).red.rows[0]?.subject.grade).toBe('B');
  });

  test('a list names how many periods before it were never published', () => {
    const view = listView(city({ records }), '000101', period('2026-10'));
    expect([view.previous?.path, view.missingBefore]).toEqual(['/lists/000101/2026-07/', 2]);
  });

  test('a county whose rules ask for lists is in the index though it has published none', () => {
    expect(listsIndexView(city()).divisions.map((one) => [one.name, one.cells.length])).toEqual([
      ['甲子县', 12],
      ['丙寅县', 8],
    ]);
  });
});

describe('企业', () => {
  test("a firm's estates are grouped by county, those it serves apart from those it left", () => {
    const view = firmView(
      city({
        records: {
          firm: [firm(A, '甲物业')],
          estate: [
            estate('E1', '甲苑'),
            estate('E2', '乙苑'),
            estate('E3', '丙苑', { division: '000103', households: null }),
          ],
          contract: [contract('E1', A), contract('E2', A, { end: date('2025-01-01') }), contract('E3', A)],
        },
      }),
      A,
    );
    expect(view.counties.map((county) => [county.name, county.current.length, county.other.length])).toEqual([
      ['甲子县', 1, 1],
      ['丙寅县', 1, 0],
    ]);
    expect([view.householdsServed, view.householdsUnknown]).toEqual([100, 1]);
  });
});

describe('投诉', () => {
  const records = {
    estate: [estate('E 1', '甲苑')],
    manager: [manager('E 1', '张示例', '0355-0000000；13800000000')],
    channel: [channel('000101001', '电话', '0355-0000060')],
  };

  test('the official system is told the estate and the place, each encoded', () => {
    const view = estateComplainView(
      city({ records, complaintUrl: 'https://example.org/ts?x={estate}&p={place}' }),
      'E 1',
    );
    expect(view.official).toBe('https://example.org/ts?x=E%201&p=board');
  });

  test('a complaint address that is this very page is not offered on it', () => {
    expect(
      estateComplainView(city({ records, complaintUrl: 'https://example.org/c/{estate}/?{place}' }), 'E 1').official,
    ).toBeNull();
  });

  test('an estate whose street is only a word still finds the office of that street', () => {
    const view = estateComplainView(city({ records }), 'E 1');
    expect(view.rungs.filter((rung) => rung.calls.length > 0).map((rung) => rung.scope)).toEqual(['000101001']);
    expect(view.first[0]?.numbers.map((number) => number.href)).toEqual(['tel:03550000000', 'tel:13800000000']);
  });
});

describe('通知', () => {
  test('a notice can neither bring HTML, nor a picture, nor a script address, nor a style', () => {
    const html = noticeHtml(
      '停水',
      '<b onclick=x>粗</b> ![图](https://a/b.png) [链](javascript:alert(1)) [站](https://a/) [内](/x)\n\n| a | b |\n|--:|---|\n| 1 | 2 |',
    );
    expect(html).not.toMatch(/<b |<img|href="javascript|style=|href="\/x"/);
    expect(html).toContain('href="https://a/"');
  });

  test('the excerpt is the first paragraph, not what comes after it, nor a table', () => {
    const publication = city();
    const excerpt = (id: string, body: string): string => noticeView(publication, notice(id, { body })).excerpt;
    expect(excerpt('a', '停水通知如下，\n请储水。\n\n第二段。')).toBe('停水通知如下，请储水。');
    expect(excerpt('b', '# 题\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n时间见表。\n\n- 一\n- 二')).toBe('时间见表。');
    expect(excerpt('c', '| a |\n|---|\n| 1 |')).toBe('');
  });

  test('dates in a notice are not torn apart', () => {
    expect(noticeHtml('停水', '11月12日 8:30 停水 <b>')).toContain('<span class="q">11月12日</span>');
    expect(noticeHtml('停水', '11月12日 <b>')).toContain('&lt;b&gt;');
  });

  test('every table of a notice is named by the title and its number', () => {
    const table = '| a | b |\n|--:|---|\n| 1 | 2 |';
    const html = noticeHtml('停水 "三天"', `${table}\n\n另一张：\n\n${table}`);
    expect([...html.matchAll(/<caption class="hidden">(.*?)<\/caption>/g)].map(([, name]) => name)).toEqual([
      '停水 &quot;三天&quot;，表 1',
      '停水 &quot;三天&quot;，表 2',
    ]);
    expect(html).toContain('aria-label="停水 &quot;三天&quot;，表 2"');
    expect(html).toContain('<th scope="col">a</th>');
  });

  test('a heading of a notice stays below the heading of its panel', () => {
    expect(noticeHtml('停水', '# 大标题')).toContain('<h4>');
  });
});

describe('订阅和站点地图', () => {
  test('names with marks of XML stay text', () => {
    const publication = city({ notices: [notice('n', { title: '<A&B>' })], records: { estate: [estate('E1', '甲')] } });
    expect(feedXml(publication)).toContain('<title>&lt;A&amp;B&gt;</title>');
    expect(siteMapXml(publication, 0)).toContain('<loc>https://example.org/estates/E1/</loc>');
  });
});

describe('写法', () => {
  test('figures and dates are written as on an official notice', () => {
    expect([
      format.yuan(18_642_000),
      format.yuan(-5),
      format.rate(9200),
      format.rate(4770),
      format.area(58507.5),
    ]).toEqual(['186,420.00', '−0.05', '0.92', '0.477', '58,507.5']);
    expect([
      format.day(date('2026-10-31')),
      format.period(period('2026-Q3')),
      format.period(period('2026-H1')),
      format.period(period('2026-10')),
    ]).toEqual(['2026年10月31日', '2026年第三季度', '2026年上半年', '2026年10月']);
  });

  test('rows of a sheet are told in runs', () => {
    expect(format.rows([15, 14, 16, 20])).toBe('第 14—16、20 行');
    expect(format.rows([1, 3, 5, 7, 9, 11])).toBe('第 1、3、5、7、9 行等 6 行');
  });

  test('an extension is dialled after a pause', () => {
    expect(format.phones('0355-0000000转801；12345').map((number) => number.href)).toEqual([
      'tel:03550000000,801',
      'tel:12345',
    ]);
  });
});

describe('物业费计算', () => {
  test('ninety square metres at 0.92 cost 993.60 a year', () => {
    expect(yearlyFeeFen(9000, 9200, 12)).toBe(99_360);
  });

  test.each([
    ['90', 9000],
    ['８９．５', 8950],
    ['1,204.25㎡', 120_425],
    ['1，204', 120_400],
    ['89,5', null],
    ['12,04', null],
    ['-3', null],
    ['abc', null],
    ['0', null],
  ])('an area written %s reads as %s', (text, area) => {
    expect(areaHundredthsOf(text)).toBe(area);
  });
});
