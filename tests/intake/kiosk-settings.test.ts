/**
 * `kiosk` of portal.yaml: what an office may say of its lobby screens, and what it is told of slips.
 */
import { describe, expect, it } from 'vitest';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';
import { kioskSettingsFor } from '../../src/domain/portal.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { readPortal } from '../../src/intake/portal.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { AS_OF, csvOf, tableFile } from '../support/tables.ts';

const HEAD = `name: 示例市物业服务公开
base: https://example.org
publisher: 示例市住房和城乡建设局
demo: true
divisions: ["000100"]
kiosk:
`;
const FIRST_LINE = HEAD.split('\n').length;

/** A portal whose `kiosk` has these lines. */
const portalWith = (...lines: string[]): string => `${HEAD}${lines.map((line) => `  ${line}\n`).join('')}`;
const read = (...lines: string[]) => readPortal(portalWith(...lines));
const places = (problems: readonly Problem[]): [number | null, string | null, string, string][] =>
  problems.map((p) => [p.row, p.column, p.code, p.severity]);

describe('the screens of an office', () => {
  it('behave as usual where portal.yaml says nothing of them', () => {
    const { portal, problems } = readPortal(HEAD.replace('kiosk:\n', ''));
    expect(problems).toEqual([]);
    expect(portal?.kiosk).toEqual(KIOSK_DEFAULTS);
    expect(portal?.kioskEstates).toEqual({});
  });

  it('do what every setting says', () => {
    const { portal, problems } = read(
      'seconds: 15',
      'seconds_of: {revenue: 20}',
      'order: [answer, fees, revenue, lists, county-lists, notices]',
      'complain_every: 3',
      'day_parts: [{from: "07:00", until: "09:00", order: [lifts, notices]}]',
      'night: {from: "22:00", until: "06:00", brightness: 25}',
      'reload_at: "02:40"',
      'urgent: only',
      'accuse_days: 5',
      'contact_days: 20',
      'data_days: 40',
      'valid_days: 45',
      'estates: {"JZ001": {seconds: 30, seconds_of: {fees: 40}, night: null}}',
    );
    expect(problems).toEqual([]);
    expect(portal?.kiosk).toEqual({
      order: ['answer', 'fees', 'revenue', 'lists', 'county-lists', 'notices'],
      seconds: 15,
      secondsOf: { revenue: 20 },
      complainEvery: 3,
      dayParts: [{ from: '07:00', until: '09:00', order: ['lifts', 'notices'] }],
      night: { from: '22:00', until: '06:00', brightness: 25 },
      reloadAt: '02:40',
      urgent: 'only',
      accuseDays: 5,
      contactDays: 20,
      dataDays: 40,
      validDays: 45,
    });
    expect(portal?.kioskEstates).toEqual({ JZ001: { seconds: 30, secondsOf: { fees: 40 }, night: null } });
  });

  it('of one estate have its own settings before those for all', () => {
    const kiosk = { ...KIOSK_DEFAULTS, secondsOf: { revenue: 20 } };
    const portal = { kiosk, kioskEstates: { JZ001: { seconds: 30, secondsOf: { fees: 40 }, night: null } } };
    expect(kioskSettingsFor(portal, 'JZ001')).toEqual({
      ...KIOSK_DEFAULTS,
      seconds: 30,
      secondsOf: { revenue: 20, fees: 40 },
      night: null,
    });
    expect(kioskSettingsFor(portal, 'JZ002')).toEqual(kiosk);
    expect(kioskSettingsFor(portal, 'constructor')).toEqual(kiosk);
  });

  it('may have times without quotes, which YAML 1.2 reads as words', () => {
    const { portal, problems } = read('night: {from: 22:30, until: 05:30}', 'reload_at: 03:10');
    expect(problems).toEqual([]);
    expect([portal?.kiosk.night, portal?.kiosk.reloadAt]).toEqual([KIOSK_DEFAULTS.night, '03:10']);
  });

  const wrong: [line: string, column: string, said: string][] = [
    ['seconds: 4', 'seconds', '写成 5 到 120 之间的整数'],
    ['seconds: 121', 'seconds', '写的是「121」'],
    ['seconds: 12.5', 'seconds', '整数'],
    ['seconds: 十二', 'seconds', '整数'],
    ['seconds_of: {revenue: 200}', 'seconds_of.revenue', '120'],
    ['order: []', 'order', '至少写一栏'],
    ['order: fees', 'order', '写成列表'],
    ['order: [fees, lists, fees]', 'order', '写了两次'],
    ['order: [fee]', 'order.0', '最接近的是「fees」'],
    ['order: [1]', 'order.0', '可以写：firm'],
    ['complain_every: 0', 'complain_every', '写成 1 到 20 之间的整数'],
    ['complain_every: 21', 'complain_every', '20'],
    ['day_parts: {from: "07:00"}', 'day_parts', '一个时段一条'],
    ['day_parts: [{from: "07:00", until: "07:00", order: [lifts]}]', 'day_parts.0', '不能是同一时间'],
    ['day_parts: [{from: "07:00", order: [lifts]}]', 'day_parts.0.until', '加引号'],
    ['day_parts: [{from: "07:00", until: "09:00"}]', 'day_parts.0.order', '写成列表'],
    ['night: {from: 1350, until: "05:30"}', 'night.from', '写成 "07:00" 的样子'],
    ['night: {from: "22:30", until: "24:00"}', 'night.until', '两位小时'],
    ['night: {from: "22：30", until: "05:30"}', 'night.from', '英文冒号'],
    ['night: {from: "22:30", until: "05:30", brightness: 0}', 'night.brightness', '写成 10 到 100 之间的整数'],
    ['reload_at: "3:10"', 'reload_at', '两位小时'],
    ['urgent: always', 'urgent', '只能写：alternate、only'],
    ['accuse_days: 0', 'accuse_days', '写成 1 到 400 之间的整数'],
    ['data_days: 401', 'data_days', '400'],
    ['valid_days: 0', 'valid_days', '写成 1 到 400 之间的整数'],
    ['accuse_days: 36', 'accuse_days', 'contact_days（35 天）'],
    ['contact_days: 63', 'contact_days', 'data_days（62 天）'],
    ['estates: {"JZ001": {seconds: 1}}', 'estates.JZ001.seconds', '5 到 120'],
    ['estates: {"JZ001": {accuse_days: 40}}', 'estates.JZ001.accuse_days', 'accuse_days（40 天）'],
    ['estates: ["JZ001"]', 'estates', '缩进的几行设置'],
  ];
  it.each(wrong)('with %s are told where and what instead', (line, column, said) => {
    const { problems } = read(line);
    expect(places(problems)).toEqual([[FIRST_LINE, `kiosk.${column}`, 'setting-wrong', 'error']]);
    expect(problems[0]?.message).toContain(said);
    expect(problems[0]?.message).not.toMatch(/。。|undefined|null|NaN|\[object|请/);
  });

  const unknown: [line: string, column: string, near: string][] = [
    ['secnds: 12', 'secnds', '「seconds」'],
    ['seconds_of: {revenu: 20}', 'seconds_of.revenu', '「revenue」'],
    ['night: {from: "22:30", until: "05:30", brightnes: 40}', 'night.brightnes', '「brightness」'],
    ['day_parts: [{from: "07:00", til: "08:00", until: "09:00", order: [lifts]}]', 'day_parts.0.til', '「until」'],
    ['estates: {"JZ001": {secondss: 12}}', 'estates.JZ001.secondss', '「seconds」'],
    ['estates: {"JZ001": {estates: {}}}', 'estates.JZ001.estates', ''],
  ];
  it.each(unknown)('with %s are told the nearest setting there is, and the rest holds', (line, column, near) => {
    const { portal, problems } = read(line, 'complain_every: 7');
    expect(places(problems)).toEqual([[FIRST_LINE, `kiosk.${column}`, 'setting-unknown', 'warning']]);
    expect(problems[0]?.message).toContain(near);
    expect(portal?.kiosk.complainEvery).toBe(7);
  });

  it('that contradict themselves for all are told once, not for every estate', () => {
    const { problems } = read('accuse_days: 36', 'estates: {"JZ001": {seconds: 20}}');
    expect(places(problems)).toEqual([[FIRST_LINE, 'kiosk.accuse_days', 'setting-wrong', 'error']]);
  });

  it('at estates nobody knows are told with the nearest code; codes are known in any case of their letters', async () => {
    const settings = 'estates: {"jz001": {seconds: 20}, "JZ0O2": {seconds: 30}}';
    const content = await readContent({
      files: [
        tableFile('portal.yaml', portalWith(settings)),
        tableFile('tables/行政区划.csv', csvOf('division')),
        tableFile('tables/小区.csv', csvOf('estate')),
      ],
      asOf: AS_OF,
      shippedProfile: async () => null,
    });
    expect(places(content.problems)).toEqual([[null, 'kiosk.estates', 'setting-estate-unknown', 'warning']]);
    expect(content.problems[0]?.message).toContain('「JZ002」');
    expect(content.portal?.kioskEstates).toEqual({ JZ001: { seconds: 20 } });
  });
});
