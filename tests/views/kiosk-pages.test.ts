/**
 * What the pages under /kiosk/ offer to whoever sets screens up.
 */
import { describe, expect, test } from 'vitest';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';
import type { Publication } from '../../src/domain/publication.ts';
import {
  kioskCodesPages,
  kioskCodesView,
  kioskIndexView,
  SCREENS_AT_ONCE,
  SCREENS_PER_PAGE,
} from '../../src/views/around/kiosk-pages.ts';
import { pagePaths } from '../../src/views/around/site-map.ts';
import { kioskCodesPath, kioskPath } from '../../src/views/common/paths.ts';
import { dayPartsText, nightText, paceText, urgentText } from '../../src/wording/kiosk.ts';
import { city, division, estate } from './city.ts';

const withScreens = (publication: Publication): Publication => ({ ...publication, parts: ['site', 'kiosk'] });
const TOWN = withScreens(
  city({
    records: {
      division: [
        division('000100', '示例市', '市', null),
        division('000101', '甲子县', '县', '000100'),
        division('000103', '丙寅县', '县', '000100'),
        division('000104', '丁卯县', '县', '000100'),
        division('000101001', '春晖街道', '街道', '000101'),
        division('000101002', '望湖街道', '街道', '000101'),
      ],
      estate: [
        { ...estate('JZ001', '丁香苑'), division: '000101001' },
        { ...estate('JZ002', '海棠苑'), division: '000101002' },
        { ...estate('BY001', '阳光花园'), division: '000103' },
      ],
    },
  }),
);

/** A county of so many estates in two streets, the first of which has three in four. */
const county = (estates: number): Publication =>
  withScreens(
    city({
      records: {
        estate: Array.from({ length: estates }, (_, index) =>
          estate(`E${index}`, `第${index}园`, { street: index * 4 < estates * 3 ? '春晖街道' : '望湖街道' }),
        ),
      },
    }),
  );

describe('大堂屏幕', () => {
  test('names every county that has estates, and every screen where they are few', () => {
    const view = kioskIndexView(TOWN);
    expect(view.counties).toEqual([
      { name: '甲子县', path: '/kiosk/installation-codes/000101/', estates: 2 },
      { name: '丙寅县', path: '/kiosk/installation-codes/000103/', estates: 1 },
    ]);
    expect(view.listed?.map(({ name, entries }) => [name, entries.map(({ code }) => code)])).toEqual([
      ['甲子县', ['JZ001', 'JZ002']],
      ['丙寅县', ['BY001']],
    ]);
    expect([view.estates, view.address, view.isHttps]).toEqual([3, 'https://example.org/kiosk/', true]);
  });

  test('leaves them to the pages of counties where they are many', () => {
    expect(kioskIndexView(county(SCREENS_AT_ONCE)).listed?.[0]?.entries.length).toBe(SCREENS_AT_ONCE);
    expect(kioskIndexView(county(SCREENS_AT_ONCE + 1)).listed).toBeNull();
  });

  test('has the figures of the settings, and says how many estates have others', () => {
    const kiosk = { ...KIOSK_DEFAULTS, accuseDays: 3 };
    const portal = { ...TOWN.portal, kiosk, kioskEstates: { JZ001: { seconds: 20 }, XX999: { seconds: 20 } } };
    const view = kioskIndexView({ ...TOWN, portal });
    expect([view.settings.accuseDays, view.ownSettings]).toEqual([3, 1]);
  });

  test('knows that an address without TLS is one', () => {
    expect(kioskIndexView({ ...TOWN, portal: { ...TOWN.portal, base: 'http://10.0.0.8/wy' } })).toMatchObject({
      address: 'http://10.0.0.8/wy/kiosk/',
      isHttps: false,
    });
  });

  test('of a city without estates are not there for any county', () => {
    const view = kioskIndexView(county(0));
    expect([view.counties, view.listed, kioskCodesPages(county(0))]).toEqual([[], [], []]);
  });

  test('are not there where no screens are published, nor in the site map', () => {
    const without: Publication = { ...TOWN, parts: ['site', 'print'] };
    expect(kioskCodesPages(without)).toEqual([]);
    expect(pagePaths(without).filter((path) => path.startsWith('/kiosk/'))).toEqual([]);
    // Lists of addresses, one after the other, are for who sets screens up; screens are no pages to be found.
    expect(pagePaths(TOWN).filter((path) => path.startsWith('/kiosk/'))).toEqual(['/kiosk/']);
  });
});

describe("an installer's list of a county", () => {
  test('has every screen by street, with the address to type and the code of it', () => {
    const view = kioskCodesView(TOWN, '000101', 1);
    expect(view.streets.map(({ name, path, estates }) => [name, path, estates])).toEqual([
      ['春晖街道', '/kiosk/installation-codes/000101/#street-1', 1],
      ['望湖街道', '/kiosk/installation-codes/000101/#street-2', 1],
    ]);
    expect(view.sections[0]?.entries).toEqual([
      {
        code: 'JZ001',
        name: '丁香苑',
        path: '/kiosk/JZ001/',
        address: 'https://example.org/kiosk/JZ001/',
        codePath: '/kiosk/JZ001/code.svg',
      },
    ]);
    expect(() => kioskCodesView(TOWN, '000101', 2)).toThrow('no such page');
    expect(() => kioskCodesView(TOWN, '000104', 1)).toThrow('no such page');
  });

  test('has the address alone where no code may lead there', () => {
    const elsewhere = {
      ...TOWN,
      portal: { ...TOWN.portal, base: 'https://example.net', complaint: { url: '', hosts: ['example.org'] } },
    };
    expect(kioskCodesView(elsewhere, '000101', 1).sections[0]?.entries[0]).toMatchObject({
      address: 'https://example.net/kiosk/JZ001/',
      codePath: null,
    });
  });

  test('is cut into pages that hold every screen once, each street continued under its own heading', () => {
    const large = county(2 * SCREENS_PER_PAGE + 40);
    const pages = kioskCodesPages(large);
    const views = pages.map(({ county: code, page }) => kioskCodesView(large, code, page));
    const codes = views.map(({ sections }) => sections.flatMap(({ entries }) => entries.map(({ code }) => code)));
    expect(codes.map(({ length }) => length)).toEqual([SCREENS_PER_PAGE, SCREENS_PER_PAGE, 40]);
    expect(new Set(codes.flat()).size).toBe(2 * SCREENS_PER_PAGE + 40);
    expect(views.map(({ sections }) => sections.map(({ name, id, continued }) => [name, id, continued]))).toEqual([
      [['春晖街道', 'street-1', false]],
      [
        ['春晖街道', 'street-1.2', true],
        ['望湖街道', 'street-2', false],
      ],
      [['望湖街道', 'street-2.3', true]],
    ]);
    expect(views[2]?.streets.map(({ path }) => path)).toEqual([
      '/kiosk/installation-codes/000101/#street-1',
      '/kiosk/installation-codes/000101/2/#street-2',
    ]);
    expect(views[0]?.pages.map(({ path, from, to }) => [path, from, to])).toEqual([
      ['/kiosk/installation-codes/000101/', '春晖街道', '春晖街道'],
      ['/kiosk/installation-codes/000101/2/', '春晖街道', '望湖街道'],
      ['/kiosk/installation-codes/000101/3/', '望湖街道', '望湖街道'],
    ]);
  });

  test('has an address that no estate can have', () => {
    const longest = kioskPath('A'.repeat(12)).length;
    expect(kioskCodesPath('1').split('/')[2]?.length).toBeGreaterThan(longest - '/kiosk//'.length);
  });
});

describe('how screens behave, in words', () => {
  test('is what the settings say', () => {
    expect(paceText(KIOSK_DEFAULTS)).toBe('每页停 12 秒，每播 4 页出一次带大二维码的投诉页。');
    expect(paceText({ ...KIOSK_DEFAULTS, secondsOf: { answer: 8, revenue: 20, fees: 12 } })).toContain(
      '每页停 12 秒（一眼看懂 8 秒，公共收益 20 秒）',
    );
    expect(dayPartsText(KIOSK_DEFAULTS)).toBeNull();
    expect(
      dayPartsText({
        ...KIOSK_DEFAULTS,
        dayParts: [{ from: '07:00', until: '09:00', order: ['lifts', 'county-lists'] }],
      }),
    ).toBe('07:00 到 09:00 只播电梯与设施维保、县区红黑榜。');
    expect(nightText(KIOSK_DEFAULTS)).toBe('22:30 到 05:30 调暗到 40%，内容照常播。');
    expect(nightText({ ...KIOSK_DEFAULTS, night: null })).toBe('夜里不调暗。');
    expect([urgentText(KIOSK_DEFAULTS), urgentText({ ...KIOSK_DEFAULTS, urgent: 'only' })]).toEqual([
      '每一轮先播，到期自己撤下。',
      '只播紧急通知和投诉页，到期自己撤下。',
    ]);
  });
});
