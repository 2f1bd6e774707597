import { describe, expect, it } from 'vitest';
import { Lookup } from '../../src/intake/lookup.ts';

const firm = (name: string, code: string) => ({
  ...{ name, code, formerName: null, formerCodes: null },
  ...{ division: null, street: null },
});

describe('names that nobody has', () => {
  const lookup = new Lookup();
  for (const one of [firm('青禾安居物业服务有限公司', 'A1'), firm('青禾锦程物业服务有限公司', 'A2')])
    lookup.add('firm', one);

  it('are offered the firm that a slip of the hand could have meant', () => {
    expect(lookup.near(['firm'], '青禾安局物业服务有限公司')).toContain('青禾安居物业服务有限公司');
  });

  it('are offered no firm that shares only what all firms are called', () => {
    expect(lookup.near(['firm'], '青禾县惠民物业服务有限公司')).toBeUndefined();
  });
});
