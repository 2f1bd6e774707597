import { expect, it } from 'vitest';
import { checkMutations } from '../support/mutations.ts';

it('ten thousand broken tables each end in a located report', async () => {
  const checked = await checkMutations(10_000, 20_261_110);
  expect(checked).toBe(10_000);
});
