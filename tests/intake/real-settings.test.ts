/**
 * What must not be published as real: the software's own placeholders, hosts of examples, another place's documents.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWithinByCode } from '../../src/domain/division-code.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { planCity } from '../../src/sample/city.ts';
import { sampleTexts } from '../../src/sample/folder.ts';
import { REPOSITORY } from '../../src/site.ts';
import { readSample } from '../support/publication.ts';
import { AS_OF, csvOf, type Row, tableFile } from '../support/tables.ts';

const PORTAL = `name: 晋城市物业服务公开
base: https://wy.jcgov.cn
publisher: 晋城市住房和城乡建设局
demo: false
divisions: ["140500"]
profiles: {"140500": "140500"}
complaint: {url: "https://wy.jcgov.cn/c/{estate}/?{place}", hosts: [wy.jcgov.cn]}
`;
const CITY: Row = { 行政区划代码: '140500', 名称: '晋城市', 层级: '市' };
const COUNTY: Row = { 行政区划代码: '140502', 名称: '城区', 上级代码: '140500', 层级: '县' };
const ESTATE: Row = { 小区编码: 'CQ001', 小区名称: '丁香苑', 行政区划代码: '140502', 管理模式: '业主自管' };

const shipped = (code: string): string =>
  readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8');

/** A folder whose settings are changed by the words of a line, and whose city is another. */
function office(
  changes: readonly [from: string, to: string][] = [],
  own: Readonly<Record<string, string>> = {},
  city = CITY,
): Promise<Content> {
  const portal = changes.reduce((text, [from, to]) => text.replaceAll(from, to), PORTAL);
  const files = {
    'portal.yaml': portal,
    'tables/行政区划.csv': csvOf('division', [city, COUNTY]),
    'tables/小区.csv': csvOf('estate', [ESTATE]),
    ...own,
  };
  return readContent({
    asOf: AS_OF,
    files: Object.entries(files).map(([name, text]) => tableFile(name, text)),
    shippedProfile: async (code) => shipped(code),
  });
}

const CODES = ['placeholder-left', 'host-example', 'profile-foreign'];
const told = ({ problems }: Content): [string, number | null, string | null, string][] =>
  problems.flatMap(({ file, row, column, code, severity }) => {
    if (!CODES.includes(code)) return [];
    expect(severity).toBe('error');
    return [[file, row, column, code]];
  });
const settingOf = (content: Content): string[] => told(content).map(([, , column, code]) => `${column} ${code}`);

describe('a folder that says demo: false', () => {
  it('is published where everything in it is its own', async () => {
    expect(told(await office())).toEqual([]);
  });

  it('must not call itself as the software does, nor its city', async () => {
    const made = await office(
      [
        ['晋城市物业服务公开', '某某市物业服务公开'],
        ['晋城市住房和城乡建设局', '示例市住房和城乡建设局（示例）'],
      ],
      {},
      { ...CITY, 名称: '示例市' },
    );
    expect(told(made)).toEqual([
      ['portal.yaml', 1, 'name', 'placeholder-left'],
      ['portal.yaml', 3, 'publisher', 'placeholder-left'],
      ['tables/行政区划.csv', 2, '名称', 'placeholder-left'],
    ]);
  });

  it('may use words that only contain those of the software', async () => {
    const own = [['晋城市物业服务公开', '示例市场监管示范区物业服务公开']] as const;
    expect(told(await office(own.map(([a, b]) => [a, b])))).toEqual([]);
  });

  it.each([
    ['name', '某某市物业公示'],
    ['name', '某某县物业服务公开'],
    ['publisher', '示例市住房局'],
    ['organizer', '甲市住房和城乡建设局（示例）'],
    ['undertaker', '示例甲信息中心'],
    ['contact', '0000-0000000'],
    ['contact', '电话：0000 0000000'],
    ['contact', '0355-0000101'],
    ['report_errors', 'tel:0000-0000000'],
  ])('must not say of itself in %s: %s', async (key, text) => {
    const portal = PORTAL.replace(new RegExp(`^${key}: .*\n`, 'm'), '');
    const made = await office([], { 'portal.yaml': `${portal}${key}: "${text}"\n` });
    expect(settingOf(made)).toEqual([`${key} placeholder-left`]);
  });

  it.each(['0356-2020000', '0356-2000000', '400-0000-110', '0356-8000000（工作日）'])(
    'may be called at %s',
    async (number) => {
      expect(told(await office([['demo: false', `demo: false\ncontact: "${number}"`]]))).toEqual([]);
    },
  );

  it('must not ask anybody to write to a mailbox of examples, in a setting, a table or a notice', async () => {
    const channel = { 适用代码: '140500', 渠道: '邮箱', 名称: '投诉邮箱', 值: 'wy@example.com' };
    const made = await office(
      [['demo: false', 'demo: false\nreport_errors: mailto:a@example.org\ncontact: 邮箱 b@mail.test']],
      {
        'tables/投诉渠道.csv': csvOf('channel', [channel]),
        'notices/a.md':
          '---\ntitle: 通知\ntype: 通知\ntargets: ["140500"]\npublisher: 甲\nfrom: "2026-11-01"\n---\n\n见 https://www.example.net/a 。\n',
      },
    );
    expect(told(made).map(([file, , column, code]) => [file, column, code])).toEqual([
      ['portal.yaml', 'contact', 'host-example'],
      ['portal.yaml', 'report_errors', 'host-example'],
      ['tables/投诉渠道.csv', '值', 'host-example'],
      ['notices/a.md', null, 'host-example'],
    ]);
  });

  it('is told all cells of a column at once, with some of what stands there', async () => {
    const phone = (name: string, value: string) => ({ 适用代码: '140500', 渠道: '电话', 名称: name, 值: value });
    const rows = [
      phone('一', '0356-0000001'),
      phone('二', '0356-2020000'),
      phone('三', '0356-0000003'),
      phone('四', '0356-0000004'),
      phone('五', '0356-0000005'),
      phone('六', '0356-0000006'),
    ];
    const made = await office([], { 'tables/投诉渠道.csv': csvOf('channel', rows) });
    const [left, ...more] = made.problems.filter(({ file }) => file === 'tables/投诉渠道.csv');
    expect(more).toEqual([]);
    expect(left).toMatchObject({ code: 'placeholder-left', row: 2, rows: [2, 4, 5, 6, 7], count: 5, column: '值' });
    expect(left?.said).toContain('写的是「0356-0000001」、「0356-0000003」、「0356-0000004」等，');
    expect(left?.message).toContain('D2、D4、D5 等');
  });

  it('is told of a firm’s code where 企业 has it, and not where the firm is only named', async () => {
    const made = await office([], {
      'tables/企业.csv': '统一社会信用代码,企业名称\n91000000MA00000157,甲物业有限公司\n',
      'tables/小区.csv': '小区编码,小区名称,行政区划代码,管理模式\nA1,甲苑,140500,专业物业\n',
      'tables/合同.csv': '小区编码,企业名称,开始日期\nA1,甲物业有限公司,2026-01-01\n',
    });
    const left = made.problems.filter(({ code }) => code === 'placeholder-left');
    expect(left.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['tables/企业.csv', 2, '统一社会信用代码'],
    ]);
  });

  it('must not cover the made-up divisions, wherever they stand', async () => {
    expect(
      settingOf(
        await office([
          ['["140500"]', '["000100"]'],
          ['{"140500"', '{"000100"'],
        ]),
      ),
    ).toEqual(['divisions.0 placeholder-left', 'profiles.000100 placeholder-left']);
  });

  it.each(['example.org', 'www.example.com', 'wy.example', 'a.test', 'a.invalid', 'localhost', 'LOCALHOST'])(
    'must not lead to %s',
    async (host) => {
      const made = await office([
        ['wy.jcgov.cn', host],
        ['demo: false', `demo: false\nreport_errors: "http://${host}:8080/x"`],
      ]);
      expect(settingOf(made)).toEqual([
        'base host-example',
        'complaint.url host-example',
        'complaint.hosts.0 host-example',
        'report_errors host-example',
      ]);
    },
  );

  it('may lead to a host that only looks like one of examples', async () => {
    expect(told(await office([['wy.jcgov.cn', 'myexample.org']]))).toEqual([]);
  });
});

describe('rules of another place', () => {
  const foreign = (content: Content): string[] =>
    content.problems.filter(({ code }) => code === 'profile-foreign').map(({ message }) => message);

  it('are refused, with the documents, the place they are from and the place they were to judge', async () => {
    const made = await office([[': "140500"', ': "140400"']]);
    expect(told(made)).toEqual([['portal.yaml', 6, 'profiles.140500', 'profile-foreign']]);
    expect(foreign(made)[0]).toContain(
      '《长治市全面提升物业管理服务水平十条措施》的通知等 2 份文件是长治市（140400）的文件，管不到 140500',
    );
  });

  it('are refused in a copy too, whatever code the office has put on it', async () => {
    const copy = shipped('140400').replace('division: "140400"\nname', 'division: "140500"\nname');
    const made = await office([], { 'jurisdictions/140500.yaml': copy });
    expect(settingOf(made)).toEqual(['profiles.140500 profile-foreign']);
    // Documents without a place are those of the place that the profile is for.
    const own = copy.replaceAll('    division: "140400"\n', '');
    expect(own).not.toBe(copy);
    expect(told(await office([], { 'jurisdictions/140500.yaml': own }))).toEqual([]);
  });

  it('are refused by inheritance, and for a city where they are those of one of its counties', async () => {
    const heir = 'division: "140500"\nname: 晋城市\ninherits: "140400"\nsources: []\n';
    expect(settingOf(await office([], { 'jurisdictions/140500.yaml': heir }))).toEqual([
      'profiles.140500 profile-foreign',
    ]);
    const county = `division: "140500"\nname: 晋城市\nsources:\n  - {id: a, title: 城区办法, division: "140502", issuer: 某局, force: in-force}\n`;
    expect(settingOf(await office([], { 'jurisdictions/140500.yaml': county }))).toEqual([
      'profiles.140500 profile-foreign',
    ]);
  });

  it('may be those of the nation, of the province, of the city above', async () => {
    expect(told(await office([[': "140500"', ': "000000"']]))).toEqual([]);
    const province = `division: "140500"\nname: 晋城市\nsources:\n  - {id: a, title: 山西省办法, division: "140000", issuer: 省厅, force: in-force}\n`;
    expect(told(await office([], { 'jurisdictions/140500.yaml': province }))).toEqual([]);
    expect(told(await office([['profiles: {"140500"', 'profiles: {"140502"']]))).toEqual([]);
  });

  it('hold for a county that the table puts below their place, whatever its digits are', async () => {
    const moved = csvOf('division', [CITY, { ...COUNTY, 行政区划代码: '149001' }]);
    const own = {
      'tables/行政区划.csv': moved,
      'tables/小区.csv': csvOf('estate', [{ ...ESTATE, 行政区划代码: '149001' }]),
    };
    expect(told(await office([['profiles: {"140500"', 'profiles: {"149001"']], own))).toEqual([]);
  });

  it('are told by the digits of each level', () => {
    expect(isWithinByCode('140502', '140500')).toBe(true);
    expect(isWithinByCode('140502001', '140502')).toBe(true);
    expect(isWithinByCode('140502', '140502000000')).toBe(true);
    expect(isWithinByCode('141000', '140000')).toBe(true);
    expect(isWithinByCode('140500', '000000')).toBe(true);
    expect(isWithinByCode('140500', '140502')).toBe(false);
    // 临汾市 is 1410, not everything that begins with 141.
    expect(isWithinByCode('141100', '141000')).toBe(false);
  });
});

describe('the cities that come with the software', () => {
  it('are told by name and code in the generated one as well', async () => {
    const portal =
      sampleTexts(planCity({ estates: 10, seed: '1' })).find((file) => file.path === 'portal.yaml')?.text ?? '';
    const made = await office([], { 'portal.yaml': portal.replace('demo: true', 'demo: false') });
    expect(settingOf(made).slice(0, 5)).toEqual([
      'name placeholder-left',
      'publisher placeholder-left',
      'contact placeholder-left',
      'divisions.0 placeholder-left',
      'profiles.000500 placeholder-left',
    ]);
  });

  it('are as they should be while they say demo: true, and could not be published as real', async () => {
    expect(told(await readSample())).toEqual([]);
    const text = readFileSync(path.join(REPOSITORY, 'content', 'portal.yaml'), 'utf8');
    const made = await readSample({ 'portal.yaml': text.replace('demo: true', 'demo: false') });
    const rows = made.problems.filter(({ code, file }) => code === 'placeholder-left' && file.startsWith('tables/'));
    const settings = { ...made, problems: made.problems.filter(({ file }) => !file.startsWith('tables/')) };
    expect(new Set(settingOf(settings))).toEqual(
      new Set([
        'name placeholder-left',
        'publisher placeholder-left',
        'divisions.0 placeholder-left',
        'profiles.000100 placeholder-left',
        'profiles.000103 placeholder-left',
        'profiles.000104 placeholder-left',
        'contact placeholder-left',
        'base host-example',
        'complaint.url host-example',
        'complaint.hosts.0 host-example',
        'report_errors host-example',
      ]),
    );
    const files = rows.map(({ file }) => file);
    expect(files).toContain('tables/企业.csv');
    expect(files).toContain('tables/电梯.xlsx');
    expect(new Set(rows.map(({ file, sheet, column }) => `${file} ${sheet} ${column}`)).size).toBe(rows.length);
    expect(rows.filter(({ letters }) => letters === null)).toEqual([]);
  });
});
