/** The first step of an empty folder: settings that reading takes, and the rules that hold there. */
import { describe, expect, it } from 'vitest';
import { setupFiles, setupSchema } from '../../src/desk/setup.ts';
import { readPortal } from '../../src/intake/portal.ts';

const LIBRARY = ['000000', '140400', '140500', '141121'];
const setup = (code: string) => ({
  name: '青禾县物业服务"公开"',
  publisher: '青禾县住建局, 一科',
  base: 'https://wuye.example.gov.cn/a',
  division: { code, name: '青禾县' },
  demo: false,
});
const portalOf = (code: string) => {
  const [portal] = setupFiles(setup(code), LIBRARY);
  return readPortal(portal?.text ?? '');
};

describe('the settings of an empty folder', () => {
  it('are read without a problem, and are not a demonstration unless somebody says so', () => {
    const { portal, problems } = portalOf('140481');
    expect(problems).toEqual([]);
    expect(portal).toMatchObject({ name: '青禾县物业服务"公开"', publisher: '青禾县住建局, 一科', demo: false });
    expect(portal?.divisions).toEqual(['140481']);
  });

  it('follow the rules of the place, of its city, or of the nation', () => {
    const profile = (code: string) => portalOf(code).portal?.profiles[code];
    expect(profile('141121')).toBe('141121');
    expect(profile('140481')).toBe('140400');
    expect(profile('140500')).toBe('140500');
    expect(profile('330100')).toBe('000000');
  });

  it('bring the place as the one row of its table', () => {
    const [, division] = setupFiles(setup('140481'), LIBRARY);
    expect(division).toEqual({
      path: 'tables/行政区划.csv',
      text: '\ufeff行政区划代码,名称,层级,主管部门\r\n140481,青禾县,县,"青禾县住建局, 一科"\r\n',
    });
  });

  it('are refused in words where a part is missing or wrong', () => {
    const wrong = (change: object): string | undefined =>
      setupSchema.safeParse({ ...setup('140481'), ...change }).error?.issues[0]?.message;
    expect(wrong({ name: ' ' })).toBe('写上网站名称');
    expect(wrong({ base: 'wuye.gov.cn' })).toMatch(/^网址没写对/);
    expect(wrong({ division: { code: '1404', name: '青禾县' } })).toMatch(/6 位数字/);
    expect(wrong({ division: { code: '000000', name: '全国' } })).toMatch(/6 位数字/);
  });
});
