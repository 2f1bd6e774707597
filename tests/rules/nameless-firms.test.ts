/**
 * Firms whose credit code isn't known yet: nobody can say which firm it is, so nothing is held against it, nor against anybody
 * else because of it.
 */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { nameCode } from '../../src/domain/name-code.ts';
import type { Firm } from '../../src/domain/records.ts';
import type { Register } from '../../src/domain/register.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { readSample } from '../support/publication.ts';
import { shippedProfiles } from '../support/rules.ts';
import { AS_OF } from '../support/tables.ts';

const profiles = shippedProfiles();
const UNMET = ['缺项', '逾期'];

describe('a firm that is known by its name alone', async () => {
  const { register } = await readSample();
  const { firm, contract } = register.records;
  const served = contract.filter(({ end }) => end === null || end > AS_OF)[0];
  if (served === undefined) throw new Error('no contract in force');
  const known = firm.find(({ code }) => code === served.firm) as Firm;
  const code = nameCode('某某物业服务有限公司');
  // Its row says what would be unmet of a firm that is known: not filed, and a scope without property service.
  const own: Firm = {
    ...known,
    code,
    name: '某某物业服务有限公司',
    filing: '未备案',
    scope: '房屋租赁',
    formerCodes: null,
  };
  const nameless: Register = {
    ...register,
    records: {
      ...register.records,
      firm: [...firm, own],
      contract: contract.map((one) => (one === served ? { ...one, firm: code } : one)),
    },
  };
  const judged = (of: Register, profile: string): Finding[] =>
    judgeAll(of, profiles, { '000100': profile }, ['000100'], AS_OF);

  it.each([...profiles.keys()])('is in no state under %s, and nobody is worse off for it', (profile) => {
    const before = judged(register, profile);
    const after = judged(nameless, profile);
    const ofFirm = after.filter(({ subject }) => subject === code);
    expect(new Set(ofFirm.map(({ verdict }) => verdict)).difference(new Set(['未知', '不适用']))).toEqual(new Set());
    const unmet = (found: readonly Finding[]): string[] =>
      found
        .filter(({ verdict, subject }) => UNMET.includes(verdict) && subject !== known.code)
        .map(({ rule, subject, period }) => `${rule} ${subject} ${period}`);
    const was = new Set(unmet(before));
    expect(unmet(after).filter((one) => !was.has(one))).toEqual([]);
  });
  it('is judged at all where firms are', () => {
    const found = judged(nameless, '140400').filter(({ subject }) => subject === code);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ detail }) => detail).join()).toContain('统一社会信用代码待补');
  });
});
