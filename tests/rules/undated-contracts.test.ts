/**
 * A contract whose first day isn't known: it is in force, and of earlier days nobody knows who served.
 */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { Register } from '../../src/domain/register.ts';
import { JUDGES } from '../../src/rules/catalogue.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { readSample } from '../support/publication.ts';
import { shippedProfiles } from '../support/rules.ts';
import { AS_OF } from '../support/tables.ts';

const profiles = shippedProfiles();

describe('a contract without its first day', async () => {
  const { register } = await readSample();
  const { contract, estate } = register.records;
  const served = contract.find(({ start, end }) => start !== null && start <= AS_OF && (end === null || end >= AS_OF));
  if (served === undefined) throw new Error('no contract in force');
  const undated: Register = {
    ...register,
    records: {
      ...register.records,
      contract: contract.map((one) => (one === served ? { ...one, start: null } : one)),
    },
  };
  const place = estate.find(({ code }) => code === served.estate)?.division.slice(0, 6);
  const judged = (of: Register, profile: string): Finding[] =>
    judgeAll(of, profiles, { '000100': profile }, ['000100'], AS_OF);

  it.each([...profiles.keys()])('says nothing of earlier days under %s, and of today what it always did', (code) => {
    const looksBack = (found: Finding): boolean => {
      const rule = [...profiles.values()].flatMap(({ rules }) => rules).find(({ id }) => id === found.rule);
      return JUDGES.find(({ name }) => name === rule?.judge)?.looksBack === true;
    };
    const key = ({ rule, subject, period, verdict }: Finding): string => `${rule} ${subject} ${period} ${verdict}`;
    const before = new Set(judged(register, code).map(key));
    for (const found of judged(undated, code)) {
      const isTouched = found.subject === served.firm || found.subject === served.estate || found.subject === place;
      if (looksBack(found) && isTouched) expect([key(found), found.verdict]).toEqual([key(found), '未知']);
      else if (!looksBack(found)) expect(before).toContain(key(found));
    }
  });
  it('is asked of by some judges at all', () => {
    expect(
      JUDGES.filter((judge) => judge.looksBack)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['assessment-cap', 'complaint-threshold', 'grades-published', 'listed-share']);
  });
});
