/** Settings that are changed at the desk: in their places, with everything beside them as it was. */
import { describe, expect, it } from 'vitest';
import { type Settings, settingOf } from '../../src/desk/api.ts';
import { placeIn, settingsFault, settingsIn, withPlace, withSettings } from '../../src/desk/settings.ts';
import { setupFiles } from '../../src/desk/setup.ts';
import { readPortal } from '../../src/intake/portal.ts';

const LIBRARY = ['000000', '140400', '140500'];
const [PORTAL, DIVISION] = setupFiles(
  {
    name: '青禾县物业公示栏',
    publisher: '青禾县住建局',
    base: 'https://example.org/wygs',
    division: { code: '140481', name: '青禾县' },
    demo: true,
  },
  LIBRARY,
).map(({ text }) => text) as [string, string];
const changed = (change: Partial<Settings['values']>, text = PORTAL): string =>
  withSettings(text, { ...settingsIn(text), ...change }, LIBRARY);
const fault = (change: Partial<Settings['values']>): string | null => {
  const asked = { ...settingsIn(PORTAL), ...change };
  return settingsFault(PORTAL, withSettings(PORTAL, asked, LIBRARY), asked);
};
/** Lines of one text that the other hasn't. */
const otherLines = (one: string, other: string): string[] => {
  const lines = new Set(other.split('\n'));
  return one.split('\n').filter((line) => !lines.has(line));
};

describe('a changed setting', () => {
  it('stands in its place, and no other letter of the file is another', () => {
    const text = changed({ name: '青禾县"物业"公开', contact: '0355-1234567', demo: 'false' });
    expect(otherLines(text, PORTAL)).toEqual([
      'name: "青禾县\\"物业\\"公开"',
      'demo: false',
      'contact: "0355-1234567"          # 联系方式',
    ]);
    expect(readPortal(text)).toMatchObject({ problems: [], portal: { contact: '0355-1234567', demo: false } });
    expect(changed({})).toBe(PORTAL);
  });

  it('is written where there was none, and comments stay', () => {
    const bare = '# 我们的\nname: 甲 # 名\npublisher: 乙\nbase: https://a.gov.cn\ndivisions:\n  - "140481" # 县\n';
    const text = changed({ icp: '晋ICP备12345678号-1', 'complaint.hosts': 'a.gov.cn' }, bare);
    expect(text).toContain('# 我们的\nname: 甲 # 名\n');
    expect(settingsIn(text)).toMatchObject({ icp: '晋ICP备12345678号-1', 'complaint.hosts': 'a.gov.cn' });
  });

  it('of the address takes along what lies below it, and nothing that leads elsewhere', () => {
    const moved = settingsIn(changed({ base: 'https://wuye.a.gov.cn/' }));
    expect(moved['complaint.url']).toBe('https://wuye.a.gov.cn/c/{estate}/?{place}');
    expect(moved['complaint.hosts']).toBe('wuye.a.gov.cn');
    const own = changed({
      'complaint.url': 'https://12345.b.cn/?{estate}',
      'complaint.hosts': 'example.org、12345.b.cn',
    });
    const after = settingsIn(changed({ base: 'https://wuye.a.gov.cn' }, own));
    expect(after['complaint.url']).toBe('https://12345.b.cn/?{estate}');
    expect(after['complaint.hosts']).toBe('wuye.a.gov.cn、12345.b.cn');
  });

  it('of the divisions brings the rules of each place and drops those of one that is gone', () => {
    const { portal, problems } = readPortal(changed({ divisions: '140500，330100' }));
    expect(problems).toEqual([]);
    expect(portal).toMatchObject({ divisions: ['140500', '330100'], profiles: { 140500: '140500', 330100: '000000' } });
    expect(portal?.profiles['140481']).toBeUndefined();
  });
});

describe('a wrong setting', () => {
  it('is refused in words that name it as the page does', () => {
    expect(fault({ publisher: '' })).toBe('写上单位全称');
    expect(fault({ base: 'wuye' })).toMatch(/^网址没写对/);
    expect(fault({ divisions: '1404' })).toMatch(/不能是「1404」/);
    expect(fault({ 'complaint.url': 'https://else.cn/{estate}' })).toMatch(/^「投诉二维码的网址」.*「else.cn」/);
    expect(fault({ report_errors: '找我' })).toMatch(/^「网站找错」/);
    expect(fault({ name: '甲'.repeat(61) })).toMatch(/^「公示栏的名称」.*最多 60 个字/);
    expect(fault({ contact: '县城一号' })).toBeNull();
  });

  it('that was there before keeps nobody from changing another', () => {
    const broken = PORTAL.replace('seconds: 12', 'seconds: -1');
    const asked = { ...settingsIn(broken), name: '乙' };
    expect(settingsFault(broken, withSettings(broken, asked, LIBRARY), asked)).toBeNull();
  });
});

describe('the place of the settings', () => {
  it('is the row that setup has written, and follows the code', () => {
    const values = settingsIn(PORTAL);
    expect(placeIn(DIVISION, values)).toBe('青禾县');
    expect(placeIn(`${DIVISION}140482,乙县,县,\r\n`, values)).toBeNull();
    expect(placeIn('行政区划代码,名称\n140481,青禾县\n', values)).toBeNull();
    expect(withPlace({ values: { ...values, divisions: '140500' }, place: '青禾市' })).toContain('140500,青禾市,市,');
    expect(withPlace({ values: { ...values, divisions: '140500、140400' }, place: '青禾市' })).toBeNull();
  });
});

describe('a problem of portal.yaml', () => {
  it.each([
    ['base', 'base'],
    ['divisions.0', 'divisions'],
    ['complaint.hosts.1', 'complaint.hosts'],
    ['kiosk.seconds', null],
    [null, null],
  ])('at %s belongs to the field %s', (column, key) => {
    expect(settingOf(column)).toBe(key);
  });
});
