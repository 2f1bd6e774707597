/** What stands at the foot of a government site: read, looked at mildly, searched for what is private. */
import { describe, expect, it } from 'vitest';
import { readPortal } from '../../src/intake/portal.ts';
import { privateIn } from '../../src/privacy/detect.ts';
import { publishedSettings } from '../../src/privacy/gate.ts';

const PORTAL = 'name: 甲\nbase: https://x.cn\npublisher: 乙\ndivisions: ["140400"]\n';
const FEET = `organizer: 丙市住房和城乡建设局
undertaker: 丙市房产信息中心
icp: 晋ICP备05000000号-1
police_icp: 晋公网安备 14050002000001号
site_code: 1405000001
report_errors: mailto:wz@jcgov.cn
`;
const found = (lines: string): [number | null, string | null, string][] =>
  readPortal(PORTAL + lines).problems.map(({ row, column, code }) => [row, column, code]);

describe('the foot of a site', () => {
  it('is read, numbers that YAML takes for numbers included', () => {
    const { portal, problems } = readPortal(PORTAL + FEET);
    expect(problems).toEqual([]);
    expect(portal).toMatchObject({
      organizer: '丙市住房和城乡建设局',
      undertaker: '丙市房产信息中心',
      policeIcp: '晋公网安备 14050002000001号',
      siteCode: '1405000001',
      reportErrors: 'mailto:wz@jcgov.cn',
    });
  });

  it('may be left out or blank', () => {
    for (const lines of ['', 'police_icp: ""\nsite_code: \nreport_errors: ""\n']) {
      const { portal, problems } = readPortal(PORTAL + lines);
      expect(problems).toEqual([]);
      expect(portal).toMatchObject({ organizer: '', policeIcp: '', siteCode: '', reportErrors: '' });
    }
  });

  it('is asked about where a number looks otherwise than such numbers do', () => {
    expect(found('police_icp: 14050002000001\nsite_code: 140500\n')).toEqual([
      [5, 'police_icp', 'setting-unusual'],
      [6, 'site_code', 'setting-unusual'],
    ]);
    expect(found('police_icp: 晋公网安备14050002000001号\nsite_code: bm01000001\n')).toEqual([]);
  });

  it('leads readers who report errors only to what their device can open', () => {
    for (const address of ['https://x.cn/jc?site_code=1405000001', 'mailto:a@b.cn', 'tel:0356-2000000', 'tel:12345'])
      expect(found(`report_errors: "${address}"\n`), address).toEqual([]);
    for (const address of [
      '12345',
      'a@b.cn',
      'javascript:alert(1)',
      'https://',
      'https://u:p@x.cn',
      'mailto:a',
      'ftp://x.cn',
    ])
      expect(found(`report_errors: "${address}"\n`), address).toEqual([[5, 'report_errors', 'setting-wrong']]);
  });

  it('is searched for what is private, all of it', () => {
    const { portal } = readPortal(PORTAL + FEET);
    const searched = portal === null ? [] : publishedSettings(portal).map(({ path }) => path.join('.'));
    for (const key of ['organizer', 'undertaker', 'icp', 'police_icp', 'site_code', 'report_errors'])
      expect(searched).toContain(key);
  });

  it('asks about a number that nobody has filled in, and about an ICP number of another form', () => {
    const unusual = (key: string) => [[5, key, 'setting-unusual']];
    expect(found('icp: 晋ICP备12345678\n')).toEqual(unusual('icp'));
    expect(found('icp: 晋ICP备00000000号-1\n')).toEqual(unusual('icp'));
    expect(found('icp: 晋ICP备12345678号-1\n')).toEqual([]);
    expect(found('site_code: "0000000000"\n')).toEqual(unusual('site_code'));
    expect(found('police_icp: 晋公网安备 00000000000000号\n')).toEqual(unusual('police_icp'));
  });

  it('has no names and numbers that no foot has room for', () => {
    for (const key of ['organizer', 'undertaker', 'icp', 'police_icp', 'site_code', 'report_errors', 'contact'])
      expect(
        found(`${key}: ${'长'.repeat(201)}\n`).map(([, column, code]) => [column, code]),
        key,
      ).toContainEqual([key, 'setting-wrong']);
    expect(found(`organizer: ${'长'.repeat(60)}\n`)).toEqual([]);
  });

  it.each(['\u202E', '\u200B', '\uFEFF', '\u0007', '\u2066'])('has no character that nobody sees: %j', (hidden) => {
    const wrong = (lines: string) =>
      readPortal(PORTAL + lines).problems.filter(
        ({ code }) => code === 'setting-wrong' || code === 'yaml-not-readable',
      );
    for (const key of ['organizer', 'undertaker', 'icp', 'police_icp', 'site_code', 'contact'])
      expect(wrong(`${key}: ${JSON.stringify(`甲${hidden}乙`)}\n`), key).toHaveLength(1);
    expect(wrong(`print: {fonts: [${JSON.stringify(`甲${hidden}乙`)}]}\n`)[0]?.message).toContain(
      'print.fonts 的第 1 项',
    );
  });

  it('holds no mobile of a person, in words or as an address to call', () => {
    const told = (lines: string) => {
      const { portal } = readPortal(PORTAL + lines);
      return (portal === null ? [] : publishedSettings(portal)).flatMap(({ path, text, search }) =>
        privateIn(text, search) === null ? [] : [path.join('.')],
      );
    };
    expect(told('contact: "13812345678"\n')).toEqual(['contact']);
    expect(told('report_errors: tel:13812345678\n')).toEqual(['report_errors']);
    for (const key of ['organizer', 'undertaker']) expect(told(`${key}: 张三13812345678\n`), key).toEqual([key]);
    expect(told('accusations: {months: 24, doc: 张三13812345678}\n')).toEqual(['accusations.doc']);
    expect(told('contact: 值班电话13812345678\nreport_errors: tel:0356-2000000\n')).toEqual([]);
    expect(told('contact: 府前街1号，0356-2000000\n')).toEqual([]);
  });

  it('tells the place of an entry of a list as a clerk counts', () => {
    const { problems } = readPortal(PORTAL.replace('["140400"]', '["140400", {}]'));
    expect(problems[0]).toMatchObject({ column: 'divisions.1' });
    expect(problems[0]?.message).toMatch(/^portal\.yaml 第 4 行「divisions 的第 2 项」/);
  });
});
