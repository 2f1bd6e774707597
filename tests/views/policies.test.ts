import { describe, expect, it, test } from 'vitest';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Profile, Rule } from '../../src/domain/profile.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { recordRows } from '../../src/views/board/record.ts';
import { indexesOf } from '../../src/views/common/indexes.ts';
import { policiesView, policyView } from '../../src/views/policies/policies.ts';
import { documentPathOf, policyIds, rulePathOf } from '../../src/views/policies/policy-index.ts';
import { partsOf } from '../../src/wording/policies.ts';
import { isKnown, paramsInWords } from '../../src/wording/rule-params.ts';
import { shippedProfiles } from '../support/rules.ts';
import { city, division, lateBy } from './city.ts';

const PLACES = [
  division('000100', '示例市', '市', null),
  division('000101', '甲子县', '县', '000100'),
  division('000102', '乙丑区', '县', '000100'),
  division('000103', '丙寅县', '县', '000100'),
  division('000104', '丁卯市', '县', '000100'),
];

/** A city in which every shipped profile holds somewhere; `change` may change a rule. */
function everywhere(change: (rule: Rule) => Rule = (rule) => rule, findings: Finding[] = []): Publication {
  const publication = city({ records: { division: PLACES } });
  const profiles = new Map(
    [...shippedProfiles()].map(([code, profile]): [string, Profile] => [
      code,
      { ...profile, rules: profile.rules.map(change) },
    ]),
  );
  const assigned = { '000100': '140400', '000102': '141121', '000103': '371323', '000104': '140500' };
  return { ...publication, profiles, findings, portal: { ...publication.portal, profiles: assigned } };
}

const ALL = everywhere();
const RULES = [...ALL.profiles.values()].flatMap((profile) => profile.rules);
/** The entry of a rule on the page of its document. */
function entry(id: string, publication = ALL) {
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw new Error(`no such rule: ${id}`);
  const found = policyView(publication, rule.source).entries.find((one) => one.id === id);
  if (!found) throw new Error(`no entry: ${id}`);
  return found;
}
const fact = (id: string, label: string) => entry(id).facts.find((one) => one.label === label)?.items;

describe('every rule of the shipped profiles', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s stands on the page of its document', (id, rule) => {
    const shown = entry(id);
    expect([shown.title, shown.summary, shown.article, shown.quote]).toEqual([
      rule.title,
      rule.summary,
      rule.article,
      rule.quote,
    ]);
    expect(shown.parts.length).toBeGreaterThan(0);
    expect(shown.where.length).toBeGreaterThan(0);
    expect(shown.path).toBe(`/policies/${rule.source}/#${id}`);
    expect(rulePathOf(ALL, id)).toBe(shown.path);
    for (const words of [...shown.parts, ...shown.readings, ...shown.facts.flatMap(({ items }) => items)])
      expect(words).not.toMatch(/undefined|null|NaN|\[object|。$/);
  });

  it('has words for each of its parameters', () => {
    const unknown = RULES.flatMap(({ id, params }) =>
      Object.keys(params)
        .filter((key) => !isKnown(key))
        .map((key) => `${id} ${key}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('what rules list for residents', () => {
  // Rule, the words before the list, some of the list, how many there are.
  test.each([
    ['CZ-11', '渠道', '12345热线', 4],
    ['CZ-17', '受到的优待', '公开表扬', 4],
    ['CD-12', '措施', '约谈', 3],
    ['CD-14', '移交什么', '管理资料', 3],
    ['CD-18', '处理方式', '限制承接新项目', 2],
    ['CD-21', '两种流程', '小额简易', 2],
    ['CD-11', '等级用在哪里', '招投标', 2],
    ['CD-15', '可能的结果', '解聘', 2],
    ['CD-10', '与这些规则相同', '公示栏七项内容齐全', 4],
    ['CD-20', '与这些规则相同', '投诉“三三三”快速响应', 4],
    ['WS-01', '成员单位', '县公安局', 12],
    ['WS-02', '各自职责', '县人民法院：调解和审理物业纠纷', 11],
    ['WA-16', '各自职责', '换届审计', 3],
    ['WA-28', '向谁报告', '纪检监察机关', 3],
    ['YS-02', '哪些服务', '绿化养护', 4],
    ['YS-04', '同时要求', '业委会述职', 3],
    ['YS-05', '公布什么', '固定接待日', 2],
    ['YS-06', '渠道', '码上办', 3],
    ['YS-25', '分几步', '2 个季度：县委常委会议表态', 2],
    ['YS-29', '阶段', '集中整治：2024-06-25 至 2024-11-30', 4],
    ['JC-02', '由谁行使', '城区：县', 2],
    ['JC-04', '哪几项制度', '公示通报和报告', 4],
    ['JC-06', '相应的事件', '解聘', 2],
    ['JC-07', '看哪几方面', '社会信誉', 4],
  ])('%s: %s', (id, label, one, many) => {
    expect(fact(id, label)).toContain(one);
    expect(fact(id, label)?.length).toBe(many);
  });

  // Rule, a sentence on how it is read.
  test.each([
    ['CZ-02', '有的才列出'],
    ['CD-01', '县级至少 5 人，街道至少 1 人'],
    ['CD-04', '原因：拒不备案'],
    ['CD-16', '多一种方式：共享物业服务'],
    ['CD-23', '省级及以上'],
    ['WS-03', '看「事件」表里登记的等级核查'],
    ['WS-05', '没有可以检查的标准，本站不作检查'],
    ['WS-06', '直到解决销号'],
    ['WS-07', '文件没有写多久一次'],
    ['WA-01', '对外只有合计数'],
    ['WA-02', '每周一次'],
    ['WA-15', '文件没有写多久一次'],
    ['WA-18', '2 方签署意见'],
    ['WA-19', '15 个工作日内核查，90 天内处罚，经批准可延长 30 天'],
    ['WA-25', '周五 17:00前上报'],
    ['YS-08', '名次由上级公布，本站不自己排'],
    ['YS-16', '只公布主管部门已经确认的'],
    ['YS-19', '只限执行政府指导价的'],
    ['YS-20', '只公布最少的内容'],
    ['YS-21', '只公布主管部门已经确认的'],
    ['YS-23', '文件没有写明内容，本站不作解释'],
    ['YS-24', '只限新建商品住房'],
    ['YS-27', '每年一次'],
    ['YS-29', '阶段到期以后是否继续执行，文件没有写明'],
    ['YS-31', '看「事件」表里登记的联席会议'],
    ['JC-05', '看「事件」表里登记的等级调整'],
  ])('%s: %s', (id, words) => {
    const { readings, facts } = entry(id);
    expect([...readings, ...facts.flatMap(({ items }) => items)]).toContain(words);
  });

  it('has for CD-24 and YS-30 nothing but their own words, and for WA-14 the sheet that is to come', () => {
    for (const id of ['CD-24', 'YS-30']) expect([entry(id).readings, entry(id).facts]).toEqual([[], []]);
    expect(entry('WA-14').parts).toEqual(['印成公示单张贴']);
  });

  it.each(['WA-01', 'WA-02', 'WA-18', 'WA-19', 'WA-25', 'WA-28', 'WS-06', 'YS-04', 'YS-25', 'CD-15'])(
    '%s is for the office alone: its page says so, and counts nobody',
    (id) => {
      const publication = everywhere(undefined, [finding(id, 'estate', 'E1', '合格')]);
      expect(entry(id, publication).parts.join()).toContain('内部使用');
      expect(entry(id, publication).tally).toBeNull();
    },
  );
});

describe('the readings of an ambiguous text', () => {
  test.each<[string, string[]]>([
    ['CZ-18', ['连续 3 期列入黑榜算达到条件', '中间有一期缺资料的，记为未知，不当作中断']],
    [
      'WA-20',
      ['超过 10 次才算，正好 10 次不算', '统计截至日期以前最近 6 个完整的月，当月不算', '“长期”没有写多久，不按它判断'],
    ],
    ['WA-22', ['低于 60% 才算，正好 60% 不算', '满意度低于这个数就算，不必同时拒不整改']],
    [
      'WA-24',
      ['件数达到，并且拒不整改或满意度低于 50%（正好 50% 不算），两样都有才算', '满意度取各小区最近一次调查中最低的'],
    ],
    ['WA-05', ['不少于 7 天，正好 7 天也算，起止两天都算在内']],
    ['YS-13', ['累计 2 期列入黑榜算达到条件', '文件没有要求连续，不连续的也算', '文件没有写统计期间，有记录的都算']],
    ['YS-15', ['达到三分之一算达到条件，正好三分之一也算']],
    ['CZ-07', ['文件没有写天数，不按天数判断']],
  ])('%s is told in full', (id, words) => {
    for (const sentence of words) expect(entry(id).readings).toContain(sentence);
  });

  it('follows what the office sets: all instead of any', () => {
    const all = everywhere((rule) =>
      rule.id === 'WA-22' ? { ...rule, params: { ...rule.params, combine: 'all' } } : rule,
    );
    expect(entry('WA-22', all).readings).toContain('满意度低并且拒不整改，两样都有才算');
  });

  it("shows an office's own parameter as it stands where it is plain, and leaves out the rest", () => {
    expect(paramsInWords({ own_word: '从严', own_number: 3, own_switch: true, own_list: [{ a: 1 }] })).toEqual({
      readings: [],
      facts: [{ key: null, label: '其他参数', items: ['own_word：从严', 'own_number：3'], hasPairs: true }],
    });
  });
});

function finding(
  rule: string,
  subjectKind: Finding['subjectKind'],
  subject: string,
  verdict: Verdict,
  period = '2026-10',
) {
  return {
    rule,
    kind: 'disclosure' as const,
    subjectKind,
    subject,
    period,
    verdict,
    confirmed: verdict === '已确认',
    overdueSince: verdict === '逾期' ? lateBy(3) : null,
    detail: '',
    figures: [],
    settled: null,
    on: { day: '2026-11-10' as IsoDate, by: 'publication' },
    sources: [],
  } satisfies Finding;
}

/** Rules with a judge whatever the profile says today, since that is what is counted. */
const judged = (rule: Rule): Rule => ({ ...rule, judge: rule.judge ?? 'some-judge' });

describe('how a rule comes out', () => {
  it('counts each subject once: unmet where any period is, else by its newest, as the audit does', () => {
    const publication = everywhere(judged, [
      finding('CZ-15', 'division', '000101', '逾期', '2026-08'),
      finding('CZ-15', 'division', '000101', '合格', '2026-10'),
      finding('CZ-15', 'division', '000102', '未知', '2026-08'),
      finding('CZ-15', 'division', '000102', '合格', '2026-10'),
    ]);
    expect(entry('CZ-15', publication).tally).toEqual({
      subjectKind: 'division',
      counts: [
        { verdict: '逾期', subjects: 1 },
        { verdict: '合格', subjects: 1 },
      ],
      isPeriodic: true,
      until: null,
    });
  });

  it('tells of a trigger only what was confirmed, in the same words whether anything waits or not', () => {
    const none = entry('CZ-18', everywhere(judged));
    expect([none.tally, none.tallyNote]).toEqual([null, '只公布主管部门核实确认的，目前没有。']);
    const confirmed = entry('CZ-18', everywhere(judged, [finding('CZ-18', 'firm', 'F', '已确认')]));
    expect(confirmed.tally?.counts).toEqual([{ verdict: '已确认', subjects: 1 }]);
  });

  it('says so where a rule has nobody to judge here', () => {
    expect(entry('CZ-15', everywhere(judged)).tallyNote).toBe('本次公布的范围里没有要检查的对象。');
  });
});

describe('documents', () => {
  it('stand by place, with whom they bind: the rest of the city, the counties of their own, everybody', () => {
    expect(policiesView(ALL).groups.map((group) => [group.name, group.appliesTo, group.rows.length])).toEqual([
      ['长治市', '示例市（乙丑区、丙寅县、丁卯市除外）', 45],
      ['文水县', '乙丑区', 35],
      ['沂水县', '丙寅县', 31],
      ['晋城市', '丁卯市', 9],
      ['全国', '本站公布的所有地方', 4],
    ]);
    expect(policyIds(ALL).length).toBe(9);
  });

  it('of a place that is not published are left out', () => {
    const alone = { ...ALL, portal: { ...ALL.portal, divisions: ['000103'] } };
    expect(policiesView(alone).groups.map((group) => group.name)).toEqual(['沂水县', '全国']);
  });

  test.each([
    ['changzhi-72-2025', '现行有效'],
    ['changzhi-draft-opinions', '征求意见稿，尚未生效'],
    ['yishui-9-2024', '专项整治，阶段到期后是否继续有效不明确'],
    ['jincheng-411-2024', '答复函，仅介绍情况'],
  ])('%s says in plain words what force it has: %s', (id, words) => {
    expect(policyView(ALL, id).forceText).toBe(words);
  });

  it('that are drafts bind nobody and are shown nowhere else, until the office switches a rule on', () => {
    const off = entry('CD-13');
    expect([off.isOff, off.isInForce, off.tally, off.tallyNote]).toEqual([true, false, null, null]);
    expect(off.where.every((link) => link.path === null)).toBe(true);
    const on = everywhere(
      (rule) => (rule.id === 'CD-02' ? { ...judged(rule), enabled: true } : rule),
      [finding('CD-02', 'firm', 'F', '缺项')],
    );
    expect(entry('CD-02', on)).toMatchObject({ isOff: false, status: 'draft' });
    expect(entry('CD-02', on).tally?.counts).toEqual([{ verdict: '缺项', subjects: 1 }]);
    expect(policyView(on, 'changzhi-draft-opinions').enabledRules).toBe(1);
  });

  it('say how many matters of complaint they deal out', () => {
    expect(policyView(ALL, 'wenshui-30-2025').matters).toBe(60);
    expect(policyView(ALL, 'yishui-9-2024').matters).toBe(29);
    expect(policyView(ALL, 'changzhi-72-2025').matters).toBe(0);
  });

  it('that two profiles share stand once, with an anchor for each rule', () => {
    const own = [...ALL.profiles.values()].find((profile) => profile.division === '140400') as Profile;
    const copied = { ...own, division: '140426', name: '黎城县' };
    const publication = {
      ...ALL,
      profiles: new Map([...ALL.profiles, ['140426', copied]]),
      portal: { ...ALL.portal, profiles: { ...ALL.portal.profiles, '000102': '140426' } },
    };
    const view = policyView(publication, 'changzhi-72-2025');
    const anchors = view.entries.map((rule) => rule.anchor);
    expect(new Set(anchors).size).toBe(42);
    expect(anchors).toContain('CZ-18');
    expect(anchors).toContain('CZ-18-140426');
    expect(view.entries.at(-1)?.places).toBe('乙丑区');
  });

  it('are found by their number, and rules from the record of a firm', () => {
    expect(documentPathOf(ALL, '长建发〔2025〕72号')).toBe('/policies/changzhi-72-2025/');
    expect(documentPathOf(ALL, '甲住建发〔2026〕4号')).toBeNull();
    const [row] = recordRows(
      ALL,
      indexesOf(ALL),
      [],
      [
        {
          kind: '核实',
          date: '2026-01-16',
          subject: 'F',
          result: '已确认',
          document: '长建发〔2025〕72号',
          rule: 'CZ-18',
          newGrade: null,
          source: 0,
        } as never,
      ],
    );
    expect([row?.rulePath, row?.documentPath]).toEqual([
      '/policies/changzhi-72-2025/#CZ-18',
      '/policies/changzhi-72-2025/',
    ]);
  });
});

describe('what the portal does with a rule', () => {
  const rule = (id: string): Rule => RULES.find((one) => one.id === id) as Rule;

  it('leads to sheets and screens where they are published, and names them only where they are not', () => {
    const leads = (parts: Publication['parts']) =>
      entry('CZ-06', { ...ALL, parts }).where.filter(({ text }) => text === '张贴的公示单' || text === '大堂屏幕');
    expect(leads(['site', 'print', 'kiosk']).map(({ path }) => path)).toEqual(['/print/', '/kiosk/']);
    expect(leads(['site']).map(({ path }) => path)).toEqual([null, null]);
  });

  test.each([
    ['CZ-06', '对照数据检查有没有做到，逐个公布'],
    ['CZ-18', '对照数据看是否达到条件；达到了只提示主管部门核实，核实确认以后才公布'],
    ['CZ-16', '对照数据核对；对不上的先由主管部门核实，核实确认以后才公布'],
    ['CZ-04', '从数据算出来，一并公布'],
    ['WA-04', '告诉居民这类事找谁'],
    ['CZ-05', '印成公示单张贴'],
    ['WA-02', '只供主管部门内部使用，不公布'],
    ['YS-02', '只照录，不作判断'],
  ])('%s: %s', (id, words) => {
    expect(partsOf(judged(rule(id)))).toContain(words);
  });
});
