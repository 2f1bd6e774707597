/**
 * What an event ends or settles: without its row a verdict may be graver, and content/README.md names each rule of which
 * that is so. The list is held against the judges and against what they say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/domain/profile.ts';
import { JUDGES } from '../../src/rules/catalogue.ts';
import { REPOSITORY } from '../../src/site.ts';
import { judgeTown, shippedProfiles } from '../support/rules.ts';
import { type Row, TOWN } from '../support/tables.ts';

const RULES: readonly Rule[] = [...shippedProfiles().values()].flatMap(({ rules }) => rules);
const read = (file: string): string => readFileSync(path.join(REPOSITORY, ...file.split('/')), 'utf8');

/** The rows of the README's table 事件结束什么: kinds of events, and the rules in which they end or settle something. */
const ROWS = read('content/README.md')
  .split('**事件结束什么、了结什么。**')[1]
  ?.split('\n\n')
  .find((part) => part.startsWith('| 类型 |'))
  ?.split('\n')
  .slice(2)
  .map((line) => {
    const [, kinds = '', rules = ''] = line.split('|').map((cell) => cell.trim());
    return { kinds: kinds.split('、'), rules: rules.match(/[A-Z]{2}-\d+/g) ?? [] };
  });
const told = (ROWS ?? []).flatMap(({ kinds, rules }) =>
  rules.flatMap((rule) => kinds.map((kind) => `${rule} ${kind}`)),
);

/** Judges that read events and none of whose verdicts is graver without one, and why. */
const NOT_ENDED: Readonly<Record<string, string>> = {
  'complaint-threshold': 'a refusal in an event accuses',
  'population-by-mode': 'names estates that no table speaks of beside its verdict',
};

/** Which judges read the table of events, themselves or by a reading that they import. */
const readers = (): string[] => {
  const folder = path.join(REPOSITORY, 'src', 'rules');
  const readsEvents = (text: string): boolean => /eventsBySubject|records\.event\b/.test(text);
  const readings = readdirSync(path.join(folder, 'readings'));
  const importing = new Set(readings.filter((name) => readsEvents(read(`src/rules/readings/${name}`))));
  // Readings import each other.
  for (let before = -1; before !== importing.size; ) {
    before = importing.size;
    for (const name of readings)
      if ([...importing].some((one) => read(`src/rules/readings/${name}`).includes(`'./${one}'`))) importing.add(name);
  }
  return JUDGES.map(({ name }) => name).filter((name) => {
    const text = read(`src/rules/judges/${name}.ts`);
    return readsEvents(text) || [...importing].some((one) => text.includes(`'../readings/${one}'`));
  });
};

describe('the table in content/README.md', () => {
  it('names every rule whose judge reads events, and no other', () => {
    const reading = readers();
    expect(Object.keys(NOT_ENDED).filter((name) => !reading.includes(name))).toEqual([]);
    const ended = RULES.filter(({ judge }) => judge && reading.includes(judge) && !(judge in NOT_ENDED));
    expect([...new Set(told.map((one) => one.split(' ')[0]))].sort()).toEqual(ended.map(({ id }) => id).sort());
  });
});

const AS_OF = '2026-11-10';
const event = (kind: string, date: string, subject: string, more: Row = {}): Row => ({
  类型: kind,
  日期: date,
  主体编码: subject,
  结果: '已办',
  文号: '示〔2026〕1号',
  ...more,
});
const quarters = (kind: string) =>
  ['2026-02-10', '2026-05-10', '2026-08-10'].map((date) => event(kind, date, '000101'));
const listed: Row = {
  行政区划代码: '000101',
  期次: '2026-Q1',
  榜别: '黑榜',
  主体类型: '项目',
  主体编码: 'JZ001',
  依据: '满意度低',
  列入日期: '2026-04-20',
  文号: '示〔2026〕9号',
};
const fee: Row = {
  小区编码: 'JZ001',
  收费项目: '物业服务费',
  收费标准: '0.92',
  单位: '元/㎡·月',
  定价形式: '政府指导价',
  代收: '否',
  开始日期: '2025-01-01',
};
const priced = ['三级', '四级'].map((grade, at) => ({
  行政区划代码: '000101',
  物业类型: '多层',
  服务等级: grade,
  基准价: at === 0 ? '0.80' : '0.60',
  上浮: '20%',
  下浮: '20%',
  开始日期: '2025-01-01',
  文号: '示〔2025〕1号',
}));
const [JZ001] = TOWN.estate as readonly [Row];
const charged = {
  estate: [{ ...JZ001, 定价方式: '政府指导价', 物业类型: '多层', 核定服务等级: '三级' }],
  fee_item: [fee],
  guide_price: priced,
};
const regraded = event('等级调整', '2026-03-01', 'JZ001', { 新等级: '四级' });
const raised = event('等级调整', '2026-03-03', 'JZ001', { 新等级: '三级', 文号: '示〔2026〕2号' });
/** Charged by the lower grade until it is raised again. */
const raisedAgain = {
  ...charged,
  fee_item: [
    { ...fee, 收费标准: '0.60', 结束日期: '2026-06-30' },
    { ...fee, 开始日期: '2026-07-01' },
  ],
};
const refusing = event('等级核查', '2026-03-01', 'JZ001', { 结果: '拒不整改' });
const mended = event('等级核查', '2026-06-01', 'JZ001', { 结果: '整改完成', 文号: '示〔2026〕2号' });
const ended = {
  contract: [{ ...(TOWN.contract[0] as Row), 小区编码: 'JZ001', 开始日期: '2024-01-01', 结束日期: '2026-01-20' }],
};

/** A case of each line: what is bad without the last of the events, and not with it. */
const CASES: readonly (readonly [
  rule: string,
  kind: string,
  profile: string,
  tables: Parameters<typeof judgeTown>[0],
  events: readonly Row[],
])[] = [
  ['CZ-07', '解聘', '140400', ended, [event('奖励', '2026-01-02', 'JZ001'), event('解聘', '2026-01-20', 'JZ001')]],
  ['CZ-07', '退出', '140400', ended, [event('奖励', '2026-01-02', 'JZ001'), event('退出', '2026-01-20', 'JZ001')]],
  ['CZ-14', '降费', '140400', charged, [regraded, event('降费', '2026-04-01', 'JZ001')]],
  ['WA-23', '降费', '141121', charged, [regraded, event('降费', '2026-04-01', 'JZ001')]],
  ['CZ-14', '等级调整', '140400', raisedAgain, [regraded, { ...raised, 日期: '2026-07-01' }]],
  ['WA-23', '等级调整', '141121', charged, [regraded, raised]],
  ['WA-22', '等级核查', '141121', {}, [refusing, mended]],
  ['WA-19', '处罚', '141121', {}, [event('移交', '2026-01-05', 'JZ001'), event('处罚', '2026-02-01', 'JZ001')]],
  ['YS-12', '更换项目经理', '371323', { list_entry: [listed] }, [event('更换项目经理', '2026-05-01', 'JZ001')]],
  ['YS-22', '降费', '371323', { list_entry: [listed] }, [event('降费', '2026-05-01', 'JZ001')]],
  ...(['CZ-03', 'CD-05'] as const).map((rule) => [rule, '联席会议', '140400', {}, quarters('联席会议')] as const),
  ...(['CZ-20', 'CD-17'] as const).map((rule) => [rule, '联合执法', '140400', {}, quarters('联合执法')] as const),
];

describe('an event that ends or settles something', () => {
  it('has a case for each rule and each kind that the README names', () => {
    expect(CASES.map(([rule, kind]) => `${rule} ${kind}`).sort()).toEqual([...told].sort());
  });

  it.each(CASES)('%s: without the row of %s a verdict is graver', async (rule, _kind, code, tables, events) => {
    const manager = TOWN.manager.map((row) => ({ ...row, 任职日期: '2024-01-01' }));
    const bad = async (rows: readonly Row[]): Promise<number> => {
      const found = await judgeTown({ manager, ...tables, event: rows }, rule, AS_OF, code, { enable: [rule] });
      return found.filter(({ verdict }) => ['逾期', '缺项', '待核实'].includes(verdict)).length;
    };
    // Of the quarters the middle one, so that the table still says since when they are held.
    const taken = events.length === 3 ? 1 : events.length - 1;
    const without = events.filter((_, at) => at !== taken);
    expect(await bad(without)).toBeGreaterThan(await bad(events));
  });

  it('settles the prompt of any rule that it names, with its document', async () => {
    const settled = event('核实', '2026-05-20', 'JZ001', { 结果: '不成立', 规则: 'YS-22' });
    const verdict = async (rows: readonly Row[]) =>
      (await judgeTown({ list_entry: [listed], event: rows }, 'YS-22', AS_OF, '371323')).find(
        ({ subject }) => subject === 'JZ001',
      )?.verdict;
    expect([await verdict([settled]), await verdict([{ ...settled, 规则: '' }])]).toEqual(['合格', '待核实']);
  });
});
