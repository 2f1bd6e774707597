import { describe, expect, it, test } from 'vitest';
import type { Profile, Rule } from '../../src/domain/profile.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Channel, Estate } from '../../src/domain/records.ts';
import { estateComplainView } from '../../src/views/complain/complain.ts';
import { finderView, limitOf } from '../../src/views/complain/finder.ts';
import { countyPlace, estatePlace, finderCounties, profilePlaces } from '../../src/views/complain/finder-places.ts';
import { onTimeOf } from '../../src/views/complain/on-time.ts';
import { shippedProfiles } from '../support/rules.ts';
import { channel, city, complaints, division, estate } from './city.ts';

const COUNTIES: Record<string, string> = {
  '000101': '140400',
  '000102': '141121',
  '000103': '371323',
  '000104': '140500',
};

/** A city in which each county follows another shipped profile; `change` may change a rule. */
function place(
  records: { channel?: Channel[]; estate?: Estate[]; complaint_stat?: ReturnType<typeof complaints>[] } = {},
  change: (rule: Rule) => Rule = (rule) => rule,
): Publication {
  const publication = city({
    records: {
      ...records,
      division: [
        division('000100', '示例市', '市', null),
        ...Object.keys(COUNTIES).map((code) => division(code, `${code}县`, '县', '000100')),
        division('000102001', '石桥镇', '街道', '000102'),
        division('000102002', '望湖街道', '街道', '000102'),
        division('000102001001', '和平社区', '社区', '000102001'),
      ],
    },
  });
  const profiles = new Map(
    [...shippedProfiles()].map(([code, profile]): [string, Profile] => [
      code,
      { ...profile, rules: profile.rules.map(change) },
    ]),
  );
  return { ...publication, profiles, portal: { ...publication.portal, profiles: { '000100': '140400', ...COUNTIES } } };
}

const call = (scope: string, name: string, value: string, department: string | null = null): Channel => ({
  ...channel(scope, '电话', value),
  name,
  department,
});
const WENSHUI = '000102';
const finder = (county: string, publication = place()) => finderView(publication, countyPlace(publication, county));
const body = (id: string, county: string, publication: Publication) =>
  finder(county, publication).bodies.find((one) => one.id === id);

describe('the table of 文水县 (WA-04)', () => {
  const view = finder(WENSHUI);

  it('deals sixty matters out to twelve bodies, as the annex counts them', () => {
    expect(view.matters).toBe(60);
    expect(view.bodies.map((one) => [one.name, one.matters.length])).toEqual([
      ['住建部门', 13],
      ['发展改革部门', 3],
      ['市场监管部门', 6],
      ['消防救援部门', 7],
      ['自然资源部门', 3],
      ['公安部门', 2],
      ['能源部门', 4],
      ['卫健部门', 1],
      ['人防部门', 6],
      ['行政审批服务管理部门', 2],
      ['乡镇', 10],
      ['社区', 3],
    ]);
    expect(view.bodies.filter((one) => one.isIntake).map((one) => one.name)).toEqual(['住建部门']);
  });

  it('gives for a lift the bodies for upkeep, servicing, the fee and the fund, upkeep first', () => {
    const lift = view.topics.find((topic) => topic.name === '电梯');
    expect(lift?.matters.map((matter) => [matter.primary.name, matter.isPrimary])).toEqual([
      ['住建部门', true],
      ['市场监管部门', false],
      ['市场监管部门', false],
      ['发展改革部门', false],
      ['乡镇', false],
    ]);
  });

  it('puts danger first, and says by when each matter is dealt with', () => {
    expect(view.danger.phones.map((phone) => phone.href)).toEqual(['tel:119', 'tel:110', 'tel:120']);
    expect(view.bodies.flatMap((one) => one.matters).filter((matter) => matter.deadline === null)).toEqual([]);
    expect(view.deadlines.map((one) => one.limit)).toEqual(['立即', '7个工作日内', '7天内', '1个月内', '7天内']);
  });
});

describe('the table of 沂水县 (YS-03)', () => {
  const view = finder('000103');

  it('deals 29 matters out to the county’s bodies, and the township answers for each of them as well', () => {
    expect([view.matters, view.bodies.length]).toEqual([29, 13]);
    const matters = view.bodies.flatMap((one) => one.matters);
    expect(matters.length).toBe(29);
    expect(matters.filter((matter) => !matter.others.some((other) => other.name === '乡镇（街道）'))).toEqual([]);
    expect(view.bodies.find((one) => one.name === '乡镇（街道）')?.shared).toBe(29);
  });

  it('has its own order of bodies, and sets no deadlines', () => {
    const lift = view.topics.find((topic) => topic.name === '电梯');
    expect(lift?.matters.map((matter) => matter.primary.name)).toEqual(['县市场监管局', '县住建局', '县住建局']);
    expect(view.deadlines).toEqual([]);
  });
});

describe('a place whose documents hold no table', () => {
  it('says so, and names what its rules say all the same (CZ-19)', () => {
    const view = finder('000101');
    expect(view.noTable).toBe('长治市的文件里没有逐项写明哪件事归哪个部门，本站不替它分。');
    expect(view.routes.map((route) => [route.id, route.bodies])).toEqual([['CZ-19', ['市场监管部门', '城市管理部门']]]);
    expect(view.routes[0]?.matters).toContain('违规收费');
    expect(view.deadlines.map((one) => [one.limit, one.label])).toEqual([
      ['30分钟内', '责任到人'],
      ['3小时内', '联系企业拿出初步结果'],
      ['3天内', '基本办结'],
    ]);
  });

  it('says what becomes of a case closed in name alone, and how many are called back', () => {
    const view = finder('000101');
    expect(view.reopening?.path).toBe('/policies/changzhi-72-2025/#CZ-13');
    expect(view.callbacks).toBe('社区不少于 50%，街道不少于 20%，县（区）不少于 10%');
  });

  it('leaves drafts out until they are switched on: CD-07 and CD-19', () => {
    const enabled = place({}, (rule) => (rule.id.startsWith('CD-') ? { ...rule, enabled: true } : rule));
    expect(finder('000101', enabled).routes.map((route) => [route.id, route.bodies])).toEqual([
      ['CZ-19', ['市场监管部门', '城市管理部门']],
      ['CD-07', ['市场监管部门']],
      ['CD-19', ['街道（乡镇）', '消防救援机构']],
    ]);
  });

  it('has the hotlines that are the same everywhere, and nothing more where a letter is all there is', () => {
    const view = finder('000104');
    expect([view.routes, view.deadlines, view.callbacks]).toEqual([[], [], null]);
    expect(view.noTable).toContain('晋城市');
    expect(view.hotlines.flatMap((item) => item.targets.map((target) => target.text))).toEqual(['12345', '12315']);
  });
});

describe('the number of a body', () => {
  it('is that of its department in the county, whatever the department is called there', () => {
    const publication = place({
      channel: [
        call(WENSHUI, '物业投诉', '0358-0000001', '城乡建设和交通运输局'),
        call(WENSHUI, '县发展和改革局价格咨询', '0358-0000002'),
        call('000100', '市住建局', '0358-0000009', '住房和城乡建设局'),
      ],
    });
    expect(body('zj', WENSHUI, publication)?.call?.text).toBe('0358-0000001');
    expect(body('fg', WENSHUI, publication)?.call?.text).toBe('0358-0000002');
  });

  it('says whose it is where only the city publishes one', () => {
    const publication = place({ channel: [call('000100', '监督电话', '0358-0000009', '住房和城乡建设局')] });
    expect(body('zj', WENSHUI, publication)).toMatchObject({ call: { text: '0358-0000009' }, callOf: '示例市' });
  });

  it('is a hotline where the profile has one for it', () => {
    expect(body('sj', WENSHUI, place())).toMatchObject({ call: { text: '12315' }, callOf: null, instead: null });
  });

  it('is not made up: the body that registers complaints is named instead, else the hotline, else nobody', () => {
    const intake = place({ channel: [call(WENSHUI, '物业投诉', '0358-0000001', '住建局')] });
    expect(body('ga', WENSHUI, intake)?.instead?.text).toBe(
      '没有资料写明公安部门自己的号码，先打住建部门的电话，由它受理后转办。',
    );
    expect(body('ga', WENSHUI, intake)?.call?.text).toBe('0358-0000001');
    expect(body('ga', '000103', place())?.instead?.text).toBe('没有资料写明县公安局自己的号码，打 12345 热线转办。');
    const silent = { ...place(), profiles: new Map([...place().profiles].filter(([code]) => code !== '000000')) };
    expect(body('ga', '000103', silent)).toMatchObject({
      call: null,
      instead: { text: '没有资料写明县公安局自己的号码。', items: [] },
    });
  });

  it('of towns is left to each of them on the page of the county, and is the own one on that of an estate', () => {
    const publication = place({
      channel: [
        call('000102001', '石桥镇物业服务中心', '0358-0000011'),
        call('000102002', '望湖街道办', '0358-0000012', '街道'),
      ],
      estate: [estate('E1', '甲苑', { division: '000102002', street: null, community: null })],
    });
    const county = body('xz', WENSHUI, publication);
    expect([county?.call, county?.items.length]).toEqual([null, 2]);
    const own = publication.register.records.estate[0] as Estate;
    const view = finderView(publication, estatePlace(publication, own));
    expect(view.bodies.find((one) => one.id === 'xz')?.call?.text).toBe('0358-0000012');
  });
});

describe('the page behind the QR code', () => {
  const publication = place({
    channel: [call(WENSHUI, '物业投诉', '0358-0000001', '住建局')],
    estate: [estate('E1', '甲苑', { division: WENSHUI }), estate('E2', '乙苑', { division: '000101' })],
  });

  it('has a line for each topic, leading to the table of the county', () => {
    const view = estateComplainView(publication, 'E1');
    expect(view.tablePath).toBe('/complain/000102/');
    expect(view.topics[0]).toEqual({
      name: '电梯',
      path: '/complain/000102/#t-dianti',
      first: '住建部门',
      call: { text: '0358-0000001', href: 'tel:03580000001' },
      others: ['市场监管部门', '发展改革部门', '乡镇'],
    });
  });

  it('says that there is no table where there is none', () => {
    const view = estateComplainView(publication, 'E2');
    expect([view.topics, view.finder.noTable?.slice(0, 3)]).toEqual([[], '长治市']);
  });
});

describe('the filter', () => {
  const lift = finder(WENSHUI)
    .bodies.flatMap((one) => one.matters)
    .find((matter) => matter.id === 'sj-04');

  test.each(['电梯', '维保', 'dianti', 'dt', '市场监管部门'])('finds the servicing of a lift by 「%s」', (typed) => {
    expect(lift?.keys.split(' ').some((key) => key.includes(typed))).toBe(true);
  });
});

describe('how a county deals with complaints', () => {
  it('is told of the last month that has ended, of those estates that say it', () => {
    const rows = [
      complaints('E1', '2026-09', { received: 9, closedOnTime: 1 }),
      complaints('E1', '2026-10', { received: 4, closedOnTime: 3 }),
      complaints('E2', '2026-10', { received: 5, closedOnTime: null }),
      complaints('E1', '2026-11', { received: 7, closedOnTime: 7 }),
    ];
    const publication = place({
      estate: [estate('E1', '甲苑', { division: WENSHUI }), estate('E2', '乙苑', { division: WENSHUI })],
      complaint_stat: rows,
    });
    expect(onTimeOf(publication, WENSHUI)).toEqual({
      month: '2026-10',
      received: 4,
      closedOnTime: 3,
      blank: 1,
      estates: 2,
    });
    expect(onTimeOf(publication, '000101')).toBeNull();
  });
});

describe('counties', () => {
  it('stand together where they follow the same documents, with the numbers they have in common', () => {
    const publication = place();
    const same = { ...publication, portal: { ...publication.portal, profiles: { '000100': '371323' } } };
    const [group, ...others] = profilePlaces(same);
    expect([group?.place.name, group?.place.scopes, others.length]).toEqual([
      '000101县、000102县、000103县、000104县',
      ['000100'],
      0,
    ]);
    expect(finderCounties(publication).length).toBe(4);
  });
});

test.each([
  [0, 'minutes', '立即'],
  [30, 'minutes', '30分钟内'],
  [7, 'working_days', '7个工作日内'],
] as const)('%i %s are written %s, and working days stay words', (amount, unit, words) => {
  expect(limitOf({ amount, unit })).toBe(words);
});
