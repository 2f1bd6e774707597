/** What stands at the foot of a government site: read, looked at mildly, searched for what is private. */
import { describe, expect, it } from 'vitest';
import { readPortal } from '../../src/intake/portal.ts';
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
});
