/** Before anything is published, whoever publishes is told what it would say against somebody, and by whose rules. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { SaidPublicly } from '../../src/domain/said-publicly.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { toBeSaid } from '../../src/site.ts';
import { saidPublicly, type ToBeSaid } from '../../src/staff/said-publicly.ts';
import { readSample, readTownContent } from '../support/publication.ts';

const AS_OF = '2026-11-10' as IsoDate;
const ofContent = (content: Content): { input: ToBeSaid; said: SaidPublicly } => {
  const input = toBeSaid(content, AS_OF);
  if (input === null) throw new Error('no settings');
  return { input, said: saidPublicly(input) };
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
      who: '示例丁物业管理有限公司（91000000MA000004XL）',
      says: '2026年10月　2025年度信用等级D级',
      rows: [{ file: 'tables/红黑榜-甲子县.csv', sheet: null, row: 27 }],
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
