/**
 * While a table has errors nobody is judged by it: the row that could not be read may be the one that clears, or the one
 * that accuses.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Sourced, TableId } from '../../src/domain/records.ts';
import type { Register } from '../../src/domain/register.ts';
import { type Faulty, faultyOf } from '../../src/rules/faulty-tables.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { random } from '../../src/sample/random.ts';
import { staffView } from '../../src/site.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { judgedSample } from '../support/less-data.ts';
import { readTownContent } from '../support/publication.ts';
import { shippedProfiles } from '../support/rules.ts';
import { csvOf, type Files, townWith } from '../support/tables.ts';

const AS_OF = '2026-11-10' as IsoDate;
const PROFILES = shippedProfiles();
const PLACES = [...PROFILES.keys()].filter((code) => code !== '000000');

let sample: Register;
let before: ReadonlyMap<string, Verdict>;
beforeAll(async () => {
  sample = await judgedSample();
  before = new Map(findingsOn(sample, null).map((found) => [matterOf(found), found.verdict]));
});

const findingsOn = (register: Register, faulty: Faulty | null): Finding[] =>
  PLACES.flatMap((code) => judgeAll(register, PROFILES, { '000100': code }, ['000100'], AS_OF, undefined, faulty));
const matterOf = ({ rule, subjectKind, subject, period }: Finding): string =>
  `${rule} ${subjectKind} ${subject} ${period}`;

/** The register as it would be if half the rows of a table could not be read. */
function halved(register: Register, id: TableId): Register {
  const { chance } = random(id);
  const rows = (register.records[id] as readonly Sourced[]).filter(() => chance(0.5));
  return { ...register, records: { ...register.records, [id]: rows } };
}

const MILD: readonly Verdict[] = ['未知', '不适用'];

describe('rows that could not be read', () => {
  it.each(TABLES.map(({ name, id }) => [name, id] as const))('of %s neither accuse nor clear anybody', (_, id) => {
    const after = findingsOn(halved(sample, id), { tables: new Set([id]), files: [] });
    const changed = after.filter(
      (found) => !MILD.includes(found.verdict) && before.get(matterOf(found)) !== found.verdict,
    );
    expect(changed.map((found) => `${matterOf(found)} ${before.get(matterOf(found))} → ${found.verdict}`)).toEqual([]);
  });
});

describe('a folder with an error', () => {
  const WITHOUT_BASIS = csvOf('fee_item', townWith('fee_item', { 依据: '' }));
  const WRONG = csvOf('fee_item', [
    ...townWith('fee_item', { 依据: '' }),
    ...townWith('fee_item', { 收费项目: '停车费', 收费标准: '二元' }),
  ]);
  const said = async (rule: string, files: Files) => {
    const content = await readTownContent(files, '141121');
    return staffView(content, AS_OF).findings.flatMap(({ rule: id, subject, verdict, detail }) =>
      id === rule && subject === 'JZ001' ? [[verdict, detail]] : [],
    );
  };

  it('judges nobody by its table, and says which table it is', async () => {
    expect((await said('WA-08', { '收费标准.csv': WITHOUT_BASIS }))[0]?.[0]).toBe('缺项');
    expect(await said('WA-08', { '收费标准.csv': WRONG })).toEqual([['未知', '「收费标准」表有错，改好以前不作判定']]);
  });

  it('counts no rows of it, and lays nothing to a table on which the rule can’t rest', async () => {
    const lifts = csvOf('lift', [
      ...townWith('lift', {}),
      ...townWith('lift', { 使用登记证编号: '梯11晋D00009', 下次检验日期: '2026-13-20' }),
    ]);
    const files = { '电梯.csv': lifts };
    expect(await said('CN-01', files)).toEqual([['未知', '「电梯」表有错，改好以前不作判定']]);
    const survey = { '满意度.csv': csvOf('survey') };
    const alone = await said('WA-22', survey);
    expect(alone.length).toBeGreaterThan(0);
    expect(await said('WA-22', { ...survey, ...files })).toEqual(alone);
  });

  it('still says which table is not there', async () => {
    const wrong = { '合同.csv': csvOf('contract', townWith('contract', { 开始日期: '2026-13-01' })) };
    expect(await said('WA-22', wrong)).toEqual([['未知', '没有「满意度」表']]);
    expect(await said('WA-22', { ...wrong, '满意度.csv': csvOf('survey') })).toEqual([
      ['未知', '「合同」表有错，改好以前不作判定'],
    ]);
  });

  it('judges by a table that has none', async () => {
    const alone = await said('CN-01', { '电梯.csv': csvOf('lift') });
    expect(alone.length).toBe(1);
    expect(await said('CN-01', { '电梯.csv': csvOf('lift'), '收费标准.csv': WRONG })).toEqual(alone);
  });

  it('is known by the sheets of its errors; of a file that is no table, or of settings, anything may rest on it', async () => {
    const { problems, register } = await readTownContent(
      { '收费标准.csv': WRONG, '电梯.csv': csvOf('lift') },
      '140400',
    );
    expect(faultyOf(problems, register.sheets)).toEqual({ tables: new Set(['fee_item']), files: [] });
    const [problem] = problems.filter(({ severity }) => severity === 'error');
    if (problem === undefined) throw new Error('no error');
    const at = (file: string) => faultyOf([{ ...problem, file }], register.sheets);
    expect(at('portal.yaml')).toEqual({ tables: new Set(), files: ['portal.yaml'] });
    expect(at('notices/n1.md')).toEqual({ tables: new Set(), files: [] });
    expect(faultyOf([{ ...problem, severity: 'warning' }], register.sheets).tables.size).toBe(0);
  });
});
