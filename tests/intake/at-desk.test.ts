import { describe, expect, it } from 'vitest';
import { CATALOGUE, type ProblemCode, problem } from '../../src/intake/problems.ts';

const DETAILS = { hint: '提示', other: 'mappings/总表.yaml', header: '列', limit: 3 };
const made = Object.keys(CATALOGUE).map((code) =>
  problem(code as ProblemCode, { file: 'tables/总表.xlsx', row: 2 }, '写的', DETAILS),
);

describe('what is said of a problem at the desk', () => {
  it('asks for no option, no command and no key of a mapping', () => {
    const asking = made.filter(({ atDesk, said }) =>
      /--|npm run|\bpassed\b|\btables 写成|\bdemo:/.test(atDesk ?? said),
    );
    expect(asking.map(({ code }) => code)).toEqual([]);
  });

  it('says the same as the command but for the way to settle it', () => {
    const own = made.filter(({ atDesk }) => atDesk !== null);
    expect(own.length).toBeGreaterThan(15);
    for (const { code, atDesk, said } of own) expect([code, atDesk]).not.toEqual([code, said]);
  });
});
