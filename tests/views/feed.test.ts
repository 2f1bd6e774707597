import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import { countyFeedAt, countyFeeds, feedXml } from '../../src/views/around/feed.ts';
import { bulletin, city, contract, estate, event, firm, listing, notice } from './city.ts';

const A = '91000000MA00000157';
const JIAZI = '000101';
const BINGYIN = '000103';

const publication = city({
  notices: [
    notice('city', { targets: ['000100'], title: '全市通知' }),
    notice('street', { targets: ['000101001'], title: '街道通知' }),
    notice('estate', { targets: ['E3'], title: '小区通知' }),
  ],
  records: {
    firm: [firm(A, '甲物业')],
    estate: [estate('E1', '甲苑'), estate('E3', '丙苑', { division: BINGYIN })],
    contract: [contract('E1', A)],
    list_entry: [listing(JIAZI, '2026-10', '红榜', A), listing(BINGYIN, '2026-Q3', '黑榜', 'E3')],
    bulletin: [bulletin(JIAZI, '2026-10', '表扬', 'E1'), bulletin(BINGYIN, '2026-09', '批评', 'E3')],
    event: [
      event('联席会议', '2026-10-01', JIAZI, '已召开'),
      event('联合执法', '2026-10-02', JIAZI, '查处 7 起'),
      event('联合执法', '2026-10-02', JIAZI, '查处 2 起'),
      event('奖励', '2026-10-03', A, '示范企业'),
      event('降费', '2026-10-04', 'E3', '降为 0.60 元'),
    ],
  },
});

const texts = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<entry>.*?<${tag}>(.*?)</${tag}>.*?</entry>`, 'g'))].map((match) => match[1] ?? '');

describe('the feed of a county', () => {
  it('has its own lists, bulletins and events, and the notices of its city and its streets', () => {
    expect(texts(feedXml(publication, JIAZI), 'title').sort()).toEqual(
      [
        '甲子县2026年10月红黑榜',
        '甲子县2026年10月投诉通报',
        '甲子县：联席会议',
        '甲子县：联合执法',
        '甲子县：联合执法',
        '甲物业：奖励',
        '全市通知',
        '街道通知',
      ].sort(),
    );
    expect(texts(feedXml(publication, BINGYIN), 'title').sort()).toEqual(
      ['丙寅县2026年第三季度红黑榜', '丙寅县2026年9月投诉通报', '丙苑：降费', '全市通知', '小区通知'].sort(),
    );
  });

  it('is newest first, with dates as RFC 3339 has them', () => {
    const dates = texts(feedXml(publication, JIAZI), 'updated');
    expect(dates.every((date) => /^\d{4}-\d\d-\d\dT00:00:00\+08:00$/.test(date))).toBe(true);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('gives an entry the same id in every build and in the feed of the site, and two entries never one id', () => {
    const own = texts(feedXml(publication, JIAZI), 'id');
    expect(new Set(own).size).toBe(own.length);
    const whole = texts(feedXml(publication), 'id');
    expect(own.filter((id) => !whole.includes(id))).toEqual([]);
    const later: Publication = { ...publication, release: { ...publication.release, id: 'other', version: '9.9.9' } };
    expect(feedXml(later, JIAZI)).toBe(feedXml(publication, JIAZI));
  });

  it('is offered by the pages of the county and of what lies in it, and by no other', () => {
    expect(countyFeedAt(publication, '000101001')?.path).toBe('/feeds/000101.xml');
    expect(countyFeedAt(publication, '000100')).toBeNull();
    expect(countyFeeds(publication).map(({ code }) => code)).toContain(BINGYIN);
    expect(() => feedXml(publication, '999999')).toThrow('no such county');
  });
});
