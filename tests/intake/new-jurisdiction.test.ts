/**
 * A new jurisdiction is a new file and no code: a place that nobody has heard of, with its own cadence, subject,
 * scale, deadlines and table of matters, is read, judged and shown.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { type LoadedContent, loadContent, makeSite, type Site } from '../../src/site.ts';
import { listsIndexView } from '../../src/views/city/lists.ts';
import { finderView } from '../../src/views/complain/finder.ts';
import { countyPlace } from '../../src/views/complain/finder-places.ts';
import { policiesView, policyView } from '../../src/views/policies/policies.ts';
import { csvOf, GROUND } from '../support/tables.ts';

const PROFILE = `
division: "999900"
name: 某某市
inherits: "000000"
sources:
  - {id: moumou-1-2026, title: 某某市物业管理办法, number: 某政发〔2026〕1号, issuer: 某某市人民政府, date: "2026-01-01", force: in-force}
lists: {cadence: half-year, subject: estate}
grades: {scale: [AAA, AA, A, B], cadence: year}
service_scale: 星
complaints:
  deadlines: [{label: 上门查看, hours: 2}, {label: 办结, working_days: 5}]
  callback: {community: 30}
meetings: {cadence: month, convener: 分管副市长}
channels: [{kind: 电话, name: 某某热线, value: "96000"}]
rules:
  - id: AB-01
    source: moumou-1-2026
    article: 第三条
    quote: 每半年公布
    title: 榜单每半年公布
    summary: 每半年公布一次小区榜单。
    valid_from: "2026-01-01"
    valid_to: null
    status: in-force
    subject: division
    does: [audit, show]
    enabled: true
    judge: list-published
    panel: lists
    remedy: 公布这一期榜单
    params: {cadence: half-year, list_subject: estate, due: end-of-period, grace_days: 10}
  - id: AB-02
    source: moumou-1-2026
    article: 第四条
    quote: null
    title: 电梯每十天保养
    summary: 电梯至少每十天保养一次。
    valid_from: "2026-01-01"
    valid_to: null
    status: in-force
    subject: estate
    does: [audit]
    enabled: true
    judge: lift-servicing
    params: {days: 10, compare: at-most, column: 上次维保日期, house_word: 从严}
  - id: AB-03
    source: moumou-1-2026
    article: 第五条
    quote: null
    title: 投诉分工
    summary: 噪声归环保，其余归住建。
    valid_from: "2026-01-01"
    valid_to: null
    status: in-force
    subject: division
    does: [route]
    enabled: true
    params: {table: routing}
routing:
  intake: jw
  bodies:
    - {id: jw, name: 建设委员会, note: 受理}
    - {id: hb, name: 环境保护局, also: [环保]}
  danger: {text: 有危险先打电话。, phones: ["119", "110"]}
  matters:
    - {id: hb-01, matter: 夜间噪声, bodies: [hb, jw], primary: hb, source: moumou-1-2026, article: 第五条, rules: [AB-03], urgent: false, keywords: [吵]}
  topics:
    - {id: zaosheng, name: 噪声, matters: [hb-01], primary: hb-01}
`;

const PORTAL = `name: 某某市
base: https://example.org
publisher: 某某市建设委员会
demo: true
divisions: ["000100"]
data_dates: {lift: 2027-01-11}
profiles: {"000100": "999900"}
`;

let folder: string;
let content: LoadedContent;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-new-place-'));
  await mkdir(path.join(folder, 'tables'));
  await mkdir(path.join(folder, 'jurisdictions'));
  await writeFile(path.join(folder, 'portal.yaml'), PORTAL);
  await writeFile(path.join(folder, 'jurisdictions', '999900.yaml'), PROFILE);
  for (const [name, text] of Object.entries(GROUND)) await writeFile(path.join(folder, 'tables', name), text);
  const listing = { 行政区划代码: '000101', 期次: '2026-H1', 榜别: '黑榜', 主体类型: '项目', 主体编码: 'JZ001' };
  await writeFile(
    path.join(folder, 'tables', '红黑榜.csv'),
    csvOf('list_entry', [{ ...listing, 依据: '评分最低', 列入日期: '2026-06-30', 文号: '某〔2026〕1号' }]),
  );
  const lift = {
    小区编码: 'JZ001',
    位置: '1号楼',
    维保单位: '示例',
    维保电话: '0355-0000001',
    下次检验日期: '2027-12-31',
  };
  await writeFile(
    path.join(folder, 'tables', '电梯.csv'),
    csvOf(
      'lift',
      [1, 2, 3, 4].map((n) => ({ ...lift, 使用登记证编号: `梯${n}`, 上次维保日期: '2026-12-31' })),
    ),
  );
  await writeFile(
    path.join(folder, 'tables', '投诉渠道.csv'),
    csvOf('channel', [
      { 适用代码: '000101', 渠道: '电话', 名称: '甲子县噪声投诉', 值: '0355-0000002', 部门: '环保局' },
      { 适用代码: '000101', 渠道: '电话', 名称: '建设委员会值班', 值: '0355-0000003', 部门: '建设委员会' },
    ]),
  );
  content = await loadContent(folder, { asOf: '2027-01-11' as IsoDate });
  site = await makeSite(content, { asOf: '2027-01-11' as IsoDate, base: null, division: null, only: ['site'] });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a place that no program knows', () => {
  it('is read without a problem', () => {
    expect(content.problems.filter((p) => p.severity === 'error').map((p) => p.message)).toEqual([]);
    expect([...content.profiles.keys()]).toEqual(['999900', '000000']);
  });

  it('is judged by its own numbers, and by the national ones beside them', () => {
    const found = (rule: string, subject: string) =>
      site.findings
        .filter((f) => f.rule === rule && f.subject === subject)
        .map((f) => [f.period, f.verdict, f.overdueSince]);
    // The second half-year was due on 31 December and had ten days of grace.
    expect(found('AB-01', '000101')).toEqual([
      ['2026-H1', '合格', null],
      ['2026-H2', '逾期', '2027-01-11'],
    ]);
    expect(found('AB-02', 'JZ001')).toEqual([['2027-01-11', '逾期', '2027-01-11']]);
    expect(found('CN-01', 'JZ001')).toEqual([['2027-01-11', '合格', null]]);
  });

  it('has its document under the policies, with what the portal does and no test to its name', () => {
    const [own] = policiesView(site).groups;
    expect(own).toMatchObject({ name: '某某市', appliesTo: '示例市' });
    expect(own?.rows.map((row) => [row.id, row.proof])).toEqual([
      ['AB-01', null],
      ['AB-02', null],
      ['AB-03', null],
    ]);
    const view = policyView(site, 'moumou-1-2026');
    const [lists, lifts, routed] = view.entries;
    expect(lists?.readings).toContain('当期最后一天到期，再过 10 天没有才是逾期');
    expect(lists?.readings).toContain('每半年一次');
    expect(lists?.where.map((link) => link.text)).toEqual(['公示检查', '小区页面的“红黑榜”一栏']);
    // What only this office understands is shown as it stands.
    expect(lifts?.facts).toMatchObject([{ label: '其他参数', items: ['house_word：从严'] }]);
    expect(lifts?.tally?.counts).toContainEqual({ verdict: '逾期', subjects: 1 });
    expect(routed?.where).toEqual([{ text: '投诉举报', path: '/complain/' }]);
    expect(view.matters).toBe(1);
  });

  it('tells residents whom to call, by when, with the numbers of the place', () => {
    const view = finderView(site, countyPlace(site, '000101'));
    expect(view.topics[0]?.matters[0]).toMatchObject({
      matter: '夜间噪声',
      primary: { name: '环境保护局' },
      others: [{ name: '建设委员会' }],
    });
    expect(view.bodies.map((body) => body.call?.text)).toEqual(['0355-0000003', '0355-0000002']);
    expect(view.deadlines).toEqual([
      { label: '上门查看', limit: '2小时内', basis: null },
      { label: '办结', limit: '5个工作日内', basis: null },
    ]);
    expect(view.callbacks).toBe('社区不少于 30%');
    expect(view.hotlines.map((item) => item.name)).toContain('某某热线');
  });

  it('shows its lists by half-years and about estates', () => {
    const county = listsIndexView(site).divisions.find((one) => one.name === '甲子县');
    expect([county?.cadence, county?.subjects]).toEqual(['half-year', ['项目']]);
  });
});
