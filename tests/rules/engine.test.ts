/**
 * The engine around the judges: which rules are judged where and when, what events settle, what may be published.
 */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import { earliestDay, type Period, periodStart } from '../../src/domain/period.ts';
import type { Profile, Rule } from '../../src/domain/profile.ts';
import type { RecordsByTable, TableId } from '../../src/domain/records.ts';
import { groupBy, type Register } from '../../src/domain/register.ts';
import { gradedOn } from '../../src/domain/service-grade.ts';
import type { SourceRef } from '../../src/domain/source.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { publishedFindings } from '../../src/rules/published-findings.ts';
import { judgeContent } from '../../src/site.ts';
import { findingText } from '../../src/wording/audit.ts';
import { readSample } from '../support/publication.ts';
import { judgeTown } from '../support/rules.ts';
import { csvOf, FIRM, type Files, OTHER_FIRM, type Row, readTown, TOWN } from '../support/tables.ts';
import { lateBy } from '../views/city.ts';

let sample: Content;
beforeAll(async () => {
  sample = await readSample();
});

describe('an event of its rule and subject', () => {
  const low: Row = { 小区编码: 'JZ001', 调查日期: '2026-05-20', 有效: '100', 满意率: '58%' };
  const settling = (date: string, result: string, changed: Row = {}): Row => ({
    类型: '核实',
    日期: date,
    主体编码: 'JZ001',
    结果: result,
    文号: '示〔2026〕28号',
    规则: 'WA-22',
    ...changed,
  });
  const judged = async (event: readonly Row[], asOf = '2026-11-10') =>
    (await judgeTown({ survey: [low], event }, 'WA-22', asOf, '141121')).find((f) => f.subject === 'JZ001');

  it('confirms a prompt, with its document and its row', async () => {
    const prompt = await judged([]);
    expect(prompt).toMatchObject({ verdict: '待核实', confirmed: false });
    const found = await judged([settling('2026-06-01', '已确认')]);
    expect(found).toMatchObject({ verdict: '已确认', confirmed: true, period: prompt?.period });
    expect(found?.detail).toBe(prompt?.detail);
    expect(found?.settled).toEqual({ outcome: 'confirmed', date: '2026-06-01', document: '示〔2026〕28号' });
    expect(found && findingText(found)).toMatch(/；2026-06-01 已确认，示〔2026〕28号$/);
    expect(found?.sources.length).toBe((prompt?.sources.length ?? 0) + 1);
  });

  it('takes a prompt back, with its document', async () => {
    const found = await judged([settling('2026-06-01', '不成立')]);
    expect(found).toMatchObject({ verdict: '合格', confirmed: false });
    expect(found && findingText(found)).toMatch(/；2026-06-01 核实不成立，示〔2026〕28号$/);
  });

  it('counts from the day that the prompt is about, the last of several telling', async () => {
    expect((await judged([settling('2026-05-19', '已确认')]))?.verdict).toBe('待核实');
    expect((await judged([settling('2026-05-20', '已确认')]))?.verdict).toBe('已确认');
    const both = [settling('2026-06-01', '已确认'), settling('2026-07-01', '不成立')];
    expect((await judged(both))?.verdict).toBe('合格');
    expect((await judged(both, '2026-06-30'))?.verdict).toBe('已确认');
  });

  it('leaves alone the prompts of other rules and subjects, and says nothing where it decides nothing', async () => {
    expect((await judged([settling('2026-06-01', '已确认', { 规则: 'WA-20' })]))?.verdict).toBe('待核实');
    expect((await judged([settling('2026-06-01', '已确认', { 规则: '' })]))?.verdict).toBe('待核实');
    expect((await judged([settling('2026-06-01', '已确认', { 主体编码: 'JZ002' })]))?.verdict).toBe('待核实');
    expect((await judged([settling('2026-06-01', '正在核实')]))?.verdict).toBe('待核实');
  });

  it('tells of a prompt what it told before, and by what it was settled', async () => {
    const lift: Row[] = TOWN.lift.map((row) => ({ ...row, 下次检验日期: '2026-12-01' }));
    const estate = TOWN.estate.map((row) =>
      row.小区编码 === 'JZ001' ? { ...row, 电梯数: '1', 阻车电梯数: '1' } : row,
    );
    const event = [settling('2026-11-10', '已确认', { 规则: 'CN-02' })];
    const [found] = await judgeTown({ lift, estate, event }, 'CN-02', '2026-11-10');
    expect(found && findingText(found)).toBe(
      '已达到检验到期前 1 个月的提醒条件：梯11晋D00001（1号楼1单元）检验有效期到 2026-12-01；2026-11-10 已确认，示〔2026〕28号',
    );
  });

  it('settles a prompt of today from the day since which its condition holds', async () => {
    const lift: Row[] = TOWN.lift.map((row) => ({ ...row, 下次检验日期: '2026-12-01' }));
    const estate = TOWN.estate.map((row) =>
      row.小区编码 === 'JZ001' ? { ...row, 电梯数: '1', 阻车电梯数: '1' } : row,
    );
    const verdict = async (day: string) => {
      const event = [settling(day, '不成立', { 规则: 'CN-02' })];
      return (await judgeTown({ lift, estate, event }, 'CN-02', '2026-11-10'))[0]?.verdict;
    };
    expect([await verdict('2026-10-31'), await verdict('2026-11-01')]).toEqual(['待核实', '合格']);
  });

  it('settles what is a prompt and nothing else', async () => {
    const high = { ...low, 满意率: '90%' };
    const event = [settling('2026-06-01', '已确认')];
    const [found] = await judgeTown({ survey: [high], event }, 'WA-22', '2026-11-10', '141121');
    expect(found).toMatchObject({ verdict: '合格', confirmed: false });
  });
});

/** A place's own rules; the judge of lifts serves here because it says something of every estate. */
function profileOf(division: string, rules: readonly Partial<Rule>[], inherits: string | null = null): Profile {
  return {
    ...(sample.profiles.get('140400') as Profile),
    division,
    inherits,
    rules: rules.map((rule) => ({ ...(ruleOf('CN-01') as Rule), ...rule })),
  };
}

const ruleOf = (id: string): Rule | undefined =>
  [...sample.profiles.values()].flatMap(({ rules }) => rules).find((rule) => rule.id === id);

async function townWith(files: Files = {}): Promise<Register> {
  return (await readTown({ '合同.csv': csvOf('contract'), '电梯.csv': csvOf('lift'), ...files })).register;
}

describe('a rule', () => {
  const judged = async (rules: readonly Partial<Rule>[], asOf: string, covered = ['000100']) => {
    const profiles = new Map([['000100', profileOf('000100', rules)]]);
    return judgeAll(await townWith(), profiles, { '000100': '000100' }, covered, asOf as IsoDate);
  };

  it('is judged from its first day to its last and on no other', async () => {
    const dated = [{ valid_from: '2026-01-01' as IsoDate, valid_to: '2026-06-30' as IsoDate }];
    const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
    const counts = await Promise.all(days.map(async (day) => (await judged(dated, day)).length));
    expect(counts).toEqual([0, 3, 3, 0]);
  });

  it('is judged without a first day, and not where it is switched off', async () => {
    expect((await judged([{ valid_from: null }], '1999-01-01')).length).toBe(3);
    expect(await judged([{ enabled: false }], '2026-01-01')).toEqual([]);
    expect(await judged([{ judge: null }], '2026-01-01')).toEqual([]);
  });

  it('of a profile holds in those that inherit from it, once, and where no other is nearer', async () => {
    const profiles = new Map([
      ['000000', profileOf('000000', [{ id: 'A' }])],
      ['000100', profileOf('000100', [{ id: 'B' }], '000000')],
      ['000102', profileOf('000102', [{ id: 'C' }], '000000')],
    ]);
    const assigned = { '000100': '000100', '000102': '000102' };
    const found = judgeAll(await townWith(), profiles, assigned, ['000100'], '2026-01-01' as IsoDate);
    expect(found.map((f) => [f.rule, f.subject])).toEqual([
      ['A', 'JZ001'],
      ['A', 'JZ002'],
      ['A', 'YC001'],
      ['B', 'JZ001'],
      ['B', 'JZ002'],
      ['C', 'YC001'],
    ]);
  });

  it('of firms has one finding of each firm, though two profiles inherit it: the gravest of what is said', async () => {
    const profiles = new Map([
      ['000000', profileOf('000000', [{ ...ruleOf('YS-15'), valid_from: null }])],
      ['000101', profileOf('000101', [], '000000')],
      ['000102', profileOf('000102', [], '000000')],
    ]);
    const contract = ['JZ001', 'YC001'].map((小区编码) => ({ ...TOWN.contract[0], 小区编码 }) as Row);
    const listed = { ...TOWN.list_entry[0], 榜别: '黑榜', 主体类型: '项目', 主体编码: 'JZ001' } as Row;
    const register = await townWith({
      '合同.csv': csvOf('contract', contract),
      '红黑榜.csv': csvOf('list_entry', [listed]),
    });
    const assigned = { '000101': '000101', '000102': '000102' };
    const found = judgeAll(register, profiles, assigned, ['000100'], '2025-06-30' as IsoDate);
    const judgedIn = (one: string) => judgeAll(register, profiles, { [one]: one }, ['000100'], '2025-06-30' as IsoDate);
    expect(judgedIn('000101').filter((f) => f.subject === FIRM)).toMatchObject([
      { period: '2025-06', verdict: '待核实' },
    ]);
    expect(found.filter((f) => f.subject === FIRM).map((f) => [f.period, f.verdict])).toEqual([
      ['2025-06', '待核实'],
      ['2025-06-30', '不适用'],
    ]);
    const others = found.filter((f) => f.subject !== FIRM).map((f) => f.subject);
    expect(others).toEqual([...new Set(others)]);
  });

  it('of firms tells of a place where only a county of it is published', async () => {
    const profiles = new Map([['000100', profileOf('000100', [{ ...ruleOf('YS-28'), valid_from: null }])]]);
    const { register } = await readTown({ '信用评价.csv': csvOf('firm_grade') });
    const found = judgeAll(register, profiles, { '000100': '000100' }, ['000101'], '2026-01-01' as IsoDate);
    expect(found.map((f) => [f.subject, f.verdict, f.detail])).toEqual([
      [FIRM, '合格', '甲子县信用等级 A（2024，2025-03-01 公示），达到 A 级'],
      [OTHER_FIRM, '未知', '甲子县没有公示过信用等级'],
    ]);
  });

  it('is not judged of a division that is not published, nor where no profile holds', async () => {
    const meetings = [{ ...ruleOf('CZ-03'), valid_from: null }];
    const event: Files = { '事件.csv': csvOf('event') };
    const subjects = async (covered: readonly string[], assigned: Record<string, string>) => {
      const profiles = new Map([['000100', profileOf('000100', meetings)]]);
      const found = judgeAll(await townWith(event), profiles, assigned, covered, '2026-01-01' as IsoDate);
      return [...new Set(found.map((f) => f.subject))];
    };
    expect(await subjects(['000100'], { '000100': '000100' })).toEqual(['000101', '000102']);
    expect(await subjects(['000101'], { '000100': '000100' })).toEqual(['000101']);
    expect(await subjects(['000100'], { '000102': '000100' })).toEqual(['000102']);
  });

  it('in draft is judged nowhere in the sample city', () => {
    const drafts = new Set(
      [...sample.profiles.values()].flatMap(({ rules }) => rules.filter(({ status }) => status === 'draft')),
    );
    expect(drafts.size).toBeGreaterThan(20);
    const ids = new Set([...drafts].map(({ id }) => id));
    expect(judgeContent(sample, '2026-11-10' as IsoDate).filter(({ rule }) => ids.has(rule))).toEqual([]);
  });
});

describe('a finding', () => {
  const profile = (): ReadonlyMap<string, Profile> =>
    new Map([
      [
        '000100',
        profileOf('000100', [
          { id: 'AUDIT', does: ['audit', 'show'], params: {} },
          { id: 'AUDIT-PROMPT', does: ['derive', 'audit', 'show'], params: { prompt: true } },
          { id: 'TRIGGER', does: ['derive', 'show'], params: { prompt: true } },
          { id: 'DERIVED', does: ['derive', 'show'], params: {} },
          { id: 'STAFF', does: ['audit', 'staff'], params: {} },
          { id: 'STAFF-TRIGGER', does: ['derive', 'staff'], params: {} },
        ]),
      ],
    ]);
  const found = (rule: string, verdict: Verdict, source = 1): Finding => ({
    rule,
    kind: 'performance',
    subjectKind: 'firm',
    subject: FIRM,
    period: '2026-06',
    verdict,
    confirmed: verdict === '已确认',
    overdueSince: verdict === '逾期' ? lateBy(3) : null,
    detail: '',
    figures: [],
    settled: null,
    on: { day: '2026-11-10' as IsoDate, by: 'publication' },
    sources: [source as SourceRef],
  });
  const published = (findings: readonly Finding[], withdrawn: readonly number[] = []) =>
    publishedFindings(findings, profile(), new Set(withdrawn as SourceRef[])).map((f) => [f.rule, f.verdict]);
  const verdicts: readonly Verdict[] = ['合格', '缺项', '逾期', '未知', '不适用', '待核实', '已确认'];
  const of = (rule: string) => verdicts.map((verdict) => found(rule, verdict));

  it('of an audit is published whatever it says, its prompts excepted', () => {
    expect(published(of('AUDIT')).map(([, verdict]) => verdict)).toEqual(verdicts.filter((v) => v !== '待核实'));
  });

  it('of a trigger is published once it is confirmed; that it was not reached stays with staff as well', () => {
    for (const rule of ['TRIGGER', 'AUDIT-PROMPT', 'DERIVED'])
      expect(published(of(rule)), rule).toEqual([[rule, '已确认']]);
  });

  it('of a rule for staff is never published, nor one of a rule that nobody knows', () => {
    expect(published([...of('STAFF'), ...of('STAFF-TRIGGER'), ...of('NOBODY')])).toEqual([]);
  });

  it('that rests on a listing which was withdrawn is not published, though it is confirmed', () => {
    const confirmed = [found('TRIGGER', '已确认', 1), found('TRIGGER', '已确认', 2)];
    expect(published(confirmed, [2]).length).toBe(1);
    expect(published(confirmed, [1, 2])).toEqual([]);
  });
});

/** When a record of a table came to be; null where a record has no date, and is taken to have been there always. */
const DATED: { readonly [K in TableId]: (record: RecordsByTable[K]) => IsoDate | null } = {
  division: () => null,
  firm: () => null,
  firm_grade: (r) => r.publishedOn,
  list_entry: (r) => r.listedOn,
  estate: () => null,
  contract: (r) => r.start,
  manager: (r) => (r.since === null ? null : earliestDay(r.since)),
  fee_item: (r) => r.start,
  guide_price: (r) => r.start,
  revenue: (r) => r.postedFrom,
  complaint_stat: (r) => periodStart(r.month as Period),
  survey: (r) => r.date,
  lift: (r) => r.servicedOn,
  lift_whitelist: (r) => r.listedOn,
  facility: (r) => r.date,
  fund: (r) => r.date,
  channel: () => null,
  posting: (r) => r.start,
  bulletin: (r) => periodStart(r.month),
  event: (r) => r.date,
};

function registerAt(register: Register, asOf: IsoDate): Register {
  const cut = <K extends TableId>(table: K): [K, readonly RecordsByTable[K][]] => {
    const records = register.records[table] as readonly RecordsByTable[K][];
    return [table, records.filter((record) => (DATED[table](record) ?? asOf) <= asOf)];
  };
  const tables = (Object.keys(DATED) as TableId[]).map((table) => cut(table));
  const records = Object.fromEntries(tables) as unknown as Register['records'];
  // 信用等级 of the table of estates has no date; it is taken back to that day by the events that changed it.
  const changes = groupBy(register.records.event, ({ subject }) => subject);
  const estate = records.estate.map((one) => gradedOn(one, changes.get(one.code) ?? [], asOf));
  return { ...register, records: { ...records, estate } };
}

describe('the sample city', () => {
  /** With each shipped profile in one county and the drafts switched on, so that every rule is judged. */
  const everyRule = async () => {
    const content = await readSample({
      'portal.yaml': `divisions: ["000100"]\nname: 示例市\nbase: https://example.org\npublisher: 示例\ndemo: true\nprofiles: {"000101": "140400", "000102": "141121", "000103": "371323", "000104": "140500"}\n`,
    });
    const profiles = new Map(
      [...content.profiles].map(([code, profile]) => [
        code,
        { ...profile, rules: profile.rules.map((rule) => ({ ...rule, enabled: true })) },
      ]),
    );
    return { ...content, profiles };
  };

  it('is judged the same twice', async () => {
    const content = await everyRule();
    const day = '2026-11-10' as IsoDate;
    const once = judgeContent(content, day);
    expect(once.length).toBeGreaterThan(1000);
    expect(judgeContent(content, day)).toEqual(once);
    const reversed = Object.fromEntries(
      Object.entries(content.register.records).map(([table, records]) => [table, [...records].reverse()]),
    );
    const again = judgeContent({ ...content, register: { ...content.register, records: reversed as never } }, day);
    expect(again.map(shapeOf)).toEqual(once.map(shapeOf));
  });

  it('is judged on an earlier day as if nothing of later were there', async () => {
    const content = await everyRule();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 560 }), (days) => {
        const asOf = addDays('2025-05-01' as IsoDate, days);
        const cut = { ...content, register: registerAt(content.register, asOf) };
        expect(judgeContent(content, asOf).map(shapeOf)).toEqual(judgeContent(cut, asOf).map(shapeOf));
      }),
      { numRuns: 12, examples: [[0], [60], [559]] },
    );
  });

  it('has one finding per rule, subject and period, each with its words', async () => {
    const findings = judgeContent(await everyRule(), '2026-11-10' as IsoDate);
    const keys = findings.map((f) => [f.rule, f.subjectKind, f.subject, f.period].join(' '));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    expect([...new Set(findings.filter((f) => f.detail === '').map((f) => f.rule))]).toEqual([]);
    expect(findings.every((f) => (f.verdict === '逾期') === (f.overdueSince !== null))).toBe(true);
  });
});

/** Without the words: what is unknown may be so for another reason, and rows in another order are told in another. */
const shapeOf = ({ rule, subject, period, verdict }: Finding) => `${rule} ${subject} ${period} ${verdict}`;
