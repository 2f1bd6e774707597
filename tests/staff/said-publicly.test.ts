/** Before anything is published, whoever publishes is told what it would say against somebody, and by whose rules. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { SaidPublicly } from '../../src/domain/said-publicly.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { toBeSaid } from '../../src/site.ts';
import { saidPublicly, sayingsOf, type ToBeSaid } from '../../src/staff/said-publicly.ts';
import { readSample, readTownContent } from '../support/publication.ts';
import { OTHER_FIRM } from '../support/tables.ts';

const AS_OF = '2026-11-10' as IsoDate;
const ofContent = (content: Content): { input: ToBeSaid; said: SaidPublicly } => {
  const input = toBeSaid(content, AS_OF);
  if (input === null) throw new Error('no settings');
  return { input, said: saidPublicly(input, { is: 'nothing' }) };
};

let sample: ReturnType<typeof ofContent>;
beforeAll(async () => {
  sample = ofContent(await readSample());
});

describe('what a publication would say against somebody', () => {
  it('is told of the authority itself first, then of firms, then of estates, what is late before what is lacking', () => {
    const order = sample.said.accusations.map(({ of, is }) => `${of} ${is}`);
    expect([...new Set(order)]).toEqual([
      ...['division 逾期', 'division 缺项', 'firm named', 'firm 已确认'],
      ...['estate 逾期', 'estate 缺项', 'estate named', 'estate 已确认'],
    ]);
  });

  it('is all that will be public of late, lacking and confirmed findings, and nothing that stays with staff', () => {
    const { publication, prompts } = sample.input;
    const accusing = publication.findings.filter(({ verdict }) => ['逾期', '缺项', '已确认'].includes(verdict));
    const told = sample.said.accusations.filter(({ rule }) => rule !== null).reduce((sum, one) => sum + one.count, 0);
    expect(accusing.length).toBeGreaterThan(20);
    expect(told).toBe(accusing.length);
    expect(sample.said.prompts.reduce((sum, one) => sum + one.count, 0)).toBe(prompts.length);
    expect(sample.said.accusations.filter(({ is }) => is === '待核实')).toEqual([]);
  });

  it('names whoever stands on a black list with the row that says so, and nobody of a red one', () => {
    const black = sample.said.accusations.find(({ of, title }) => of === 'firm' && title === '黑榜');
    expect(black?.told.at(-1)).toEqual({
      name: '示例丁物业管理有限公司',
      code: '91000000MA000004XL',
      says: '2026年10月　2025年度信用等级D级',
      until: expect.anything(),
      rows: [{ file: 'tables/红黑榜-甲子县.csv', sheet: null, row: 27 }],
      fresh: null,
    });
    expect(sample.said.accusations.map(({ title }) => title)).not.toContain('红榜');
  });

  it('names the rule, its document and words, the place whose it is, and what would settle it', () => {
    const late = sample.said.accusations.find(({ rule }) => rule?.id === 'CZ-15');
    expect(late?.rule).toEqual({
      id: 'CZ-15',
      basis: '《关于印发〈长治市全面提升物业管理服务水平十条措施〉的通知》（长建发〔2025〕72号）七',
      quote: '每月实时调整并主动向社会公布',
      remedy: '公布这一期榜单，没有企业上榜也要登记（主体编码写「无」）',
      place: '长治市',
      file: 'jurisdictions/140400.yaml',
    });
    expect(late?.told[0]?.says).toContain('逾期 2026年5月1日起');
  });
});

const HEAD = '行政区划代码,期次,榜别,主体类型,主体编码,依据,列入日期,文号,公示期至\n';
const LATE = `000101,2026-10,黑榜,企业,${OTHER_FIRM},逾期未改,2026-11-03,示9号,\n`;
const SOON = `000101,2026-09,黑榜,企业,${OTHER_FIRM},投诉,2026-10-03,示8号,2026-12-31\n`;
const TOO_LATE = `000101,2026-08,黑榜,企业,${OTHER_FIRM},投诉,2026-09-03,示7号,2029-12-31\n`;
const lists = async (rows: string): Promise<Content> => readTownContent({ '红黑榜.csv': HEAD + rows }, '000000');
const named = ({ accusations }: SaidPublicly) =>
  accusations.filter(({ is }) => is === 'named').flatMap(({ told }) => told);

describe('until when somebody is named', () => {
  it('is the day that the table says, or the reckoned one with the months and the day from which they run', async () => {
    const { said } = ofContent(await lists(LATE + SOON + TOO_LATE));
    expect(named(said).map(({ until }) => until)).toEqual([
      { day: '2027-11-03', reckoned: { months: 12, from: '2026-11-03', by: 'act', written: null } },
      { day: '2026-12-31', reckoned: null },
      { day: '2027-09-03', reckoned: { months: 12, from: '2026-09-03', by: 'act', written: '2029-12-31' } },
    ]);
    expect(said.term).toEqual({ months: 12, document: '' });
  });

  it('is told of a confirmed finding as of what it rests on', () => {
    const confirmed = sample.said.accusations.filter(({ is }) => is === '已确认').flatMap(({ told }) => told);
    expect(confirmed.length).toBeGreaterThan(0);
    expect(confirmed.filter(({ until }) => until === null)).toEqual([]);
  });

  it('is told of everybody whom the office itself names, however many there are', () => {
    const cut = sample.said.accusations.filter(({ told, count }) => told.length < count).map(({ is }) => is);
    expect(new Set(cut)).not.toContain('named');
    expect(new Set(cut)).not.toContain('已确认');
  });
});

describe('what is public already', () => {
  const against = async (before: string, now: string): Promise<SaidPublicly> => {
    const live = ofContent(await lists(before)).input.publication;
    return saidPublicly(ofContent(await lists(now)).input, { is: 'published', sayings: sayingsOf(live) });
  };

  it('is told apart from what isn’t yet, and from what is said no more', async () => {
    const said = await against(SOON, SOON.replace('投诉', '拒不整改') + LATE);
    expect(named(said).map(({ says, fresh }) => [says, fresh])).toEqual([
      ['2026年9月　拒不整改', 'all'],
      ['2026年10月　逾期未改', 'all'],
    ]);
    expect(said.gone.flatMap(({ told }) => told.map(({ says, rows }) => [says, rows]))).toEqual([
      ['2026年9月　投诉', []],
    ]);
  });

  it('is not said anew for a row of another file or another day, but for another last day', async () => {
    const same = await against(SOON + LATE, LATE + SOON);
    expect(named(same).map(({ fresh }) => fresh)).toEqual([null, null]);
    expect(same.gone).toEqual([]);
    const longer = await against(SOON, SOON.replace('2026-12-31', '2027-03-31'));
    expect(named(longer).map(({ until, fresh }) => [until?.day, fresh])).toEqual([['2027-03-31', 'until']]);
    expect(longer.accusations.find(({ is }) => is === 'named')?.fresh).toBe(1);
  });

  it('says the same of findings on the next day', async () => {
    const content = await readSample();
    const live = sayingsOf(sample.input.publication);
    const next = toBeSaid(content, '2026-11-11' as IsoDate);
    if (next === null) throw new Error('no settings');
    const said = saidPublicly(next, { is: 'published', sayings: live });
    const sum = said.accusations.reduce((all, { count }) => all + count, 0);
    const fresh = said.accusations.reduce((all, one) => all + one.fresh, 0);
    expect(sum).toBeGreaterThan(50);
    expect(fresh).toBeLessThan(sum / 20);
  });
});

describe('what has to be mended first', () => {
  it('takes away nobody who could be read, and leaves out what rests on tables with errors', async () => {
    const whole = ofContent(await readSample()).said;
    const broken = (await readFile('content/tables/红黑榜-甲子县.csv', 'utf8')).trimEnd();
    const content = await readSample({
      'tables/红黑榜-甲子县.csv': `${broken}\n000101,2026-10,黑榜,企业,没有这一家,投诉,2026-10-30,示9号,,,,,\n`,
    });
    expect(content.problems.map(({ severity }) => severity)).toContain('error');
    const { said } = ofContent(content);
    expect(named(said).length).toBe(named(whole).length);
    const rules = ({ accusations }: SaidPublicly): (string | undefined)[] => accusations.map(({ rule }) => rule?.id);
    // Whether a list was published can't be said while one of its rows can't be read.
    expect(rules(whole)).toContain('CZ-15');
    expect(rules(said)).not.toContain('CZ-15');
  });
});

describe('whose rules hold', () => {
  it('is told level by level, with those that are borrowed and those that a place has none of', () => {
    const [first] = sample.said.rules;
    expect(first?.places).toBe('甲子县、乙丑区');
    expect(
      first?.levels.map(({ level, profile }) => [level, profile?.name ?? null, profile?.isBorrowed ?? null]),
    ).toEqual([
      ['国家', '全国', false],
      ['市', '长治市', true],
      ['县', null, null],
    ]);
  });

  it('is the nation alone where nothing else is assigned', async () => {
    const { said } = ofContent(await readTownContent({}, '000000'));
    expect(said.rules.flatMap(({ levels }) => levels.map(({ level, profile }) => [level, profile?.name]))).toEqual([
      ['国家', '全国'],
      ['市', undefined],
      ['县', undefined],
    ]);
  });
});
