import { expect, it } from 'vitest';
import { assertAccounted, checkMutations } from '../support/mutations.ts';
import { readSample } from '../support/publication.ts';

it('the sample city has no problem, and every row of it is a record or a total', async () => {
  const content = await readSample();
  expect(content.problems).toEqual([]);
  assertAccounted({ problems: [], totals: [...content.totals], register: content.register });
});

it('tables damaged in any way are read without a crash, and every row of them is accounted for', async () => {
  expect(await checkMutations(300, 20_250_612)).toBe(300);
}, 60_000);
