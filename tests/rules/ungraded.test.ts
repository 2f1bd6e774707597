/**
 * 未评, 待评, 免评 in the place of a grade: whatever a rule makes of grades, it knows none then. An older grade does not
 * hold any more, neither for the firm nor against it.
 */
import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { gradedBy, ungradedFirms } from '../../src/views/city/graded-firms.ts';
import { gradeSteps } from '../../src/views/pictures/grade-steps.ts';
import { gradeName } from '../../src/wording/labels.ts';
import { publicationOf } from '../support/publication.ts';
import { judgeTown, type TownOptions } from '../support/rules.ts';
import { check, csvOf, FIRM, type Row } from '../support/tables.ts';

const grade = (period: string, letter: string, publishedOn: string): Row => ({
  统一社会信用代码: FIRM,
  评价周期: period,
  信用等级: letter,
  公示日期: publishedOn,
});
/** No list has the firm on it. */
const list = (period: string, listedOn: string): Row => ({
  行政区划代码: '000101',
  期次: period,
  榜别: '红榜',
  主体类型: '企业',
  主体编码: '无',
  列入日期: listedOn,
  文号: '示〔2026〕2号',
});

interface Asked {
  rule: string;
  profile: string;
  /** Of what the rule speaks. */
  subject?: string;
  periods?: readonly [string, string];
  options?: TownOptions;
  tables?: Partial<Record<TableId, readonly Row[]>>;
}

const RULES: readonly Asked[] = [
  { rule: 'CZ-16', profile: '140400', tables: { list_entry: [list('2026-06', '2026-06-28')] } },
  { rule: 'YS-17', profile: '371323', subject: '000101', periods: ['2025-Q4', '2026-Q1'] },
  { rule: 'YS-18', profile: '371323', subject: 'JZ001', tables: { posting: [] } },
  { rule: 'YS-28', profile: '371323' },
  { rule: 'JC-08', profile: '140500' },
  {
    rule: 'CD-09',
    profile: '140400',
    options: { enable: ['CD-09'] },
    tables: { list_entry: [list('2026-05', '2026-05-28')] },
  },
];

describe.each(RULES)(
  '$rule of a firm without a grade',
  ({ rule, profile, subject = FIRM, periods, options, tables }) => {
    const [before, now] = periods ?? ['2024', '2025'];
    it.each(['未评', '待评', '免评'])(
      'is unknown where %s has followed the worst grade, and the best',
      async (word) => {
        for (const letter of ['D', 'A']) {
          const firm_grade = [grade(before, letter, '2026-01-20'), grade(now, word, '2026-04-20')];
          const found = await judgeTown({ firm_grade, ...tables }, rule, '2026-06-30', profile, options);
          const newest = found.filter((one) => one.subject === subject).at(-1);
          expect(newest?.verdict).toBe('未知');
          expect(newest?.detail).toContain(word);
        }
      },
    );
  },
);

describe('a firm without a grade', () => {
  const records = async () => {
    const rows = [grade('2024', 'A', '2025-03-01'), grade('2025', '待评', '2026-03-01')];
    return check({ '信用评价.csv': csvOf('firm_grade', rows) }, []);
  };

  it('is counted and called by the word, and one without a row as before', async () => {
    const publication = publicationOf((await records()).register);
    const [body] = gradedBy(publication);
    expect([body?.firms, body?.tallies, body?.without.map(({ grade: word, firms }) => [word, firms])]).toEqual([
      0,
      [],
      [['待评', 1]],
    ]);
    expect(ungradedFirms(publication)).toMatchObject({ firms: 1, isKnown: true });
    expect(['A', '待评', '未评价'].map(gradeName)).toEqual(['A 级', '待评', '未评价']);
  });

  it('is no step of the picture', async () => {
    const { register } = await records();
    const more = [...register.records.firm_grade, ...register.records.firm_grade].map((one, i) => ({
      ...one,
      period: String(2022 + i) as typeof one.period,
    }));
    const system = { assessor: null, scale: ['A', 'B', 'C', 'D'] };
    const [picture] = gradeSteps(more, () => system);
    expect(picture?.grades).toEqual(['A', 'B', 'C', 'D']);
    expect(picture?.steps.map(({ grade: given, row }) => [given, row])).toEqual([
      ['A', 0],
      ['待评', null],
      ['A', 0],
      ['待评', null],
    ]);
  });
});
