/**
 * Whatever an office edits, the comparison names it once, with what was published and what would be, and nothing else.
 */
import { expect, it } from 'vitest';
import { checkEdits } from '../support/edits.ts';

const ONCE = 'is named exactly once, with old and new and its cell, and nothing else';

it(`each of 100 random edits of a city ${ONCE}`, async () => {
  expect(await checkEdits(100, '1')).toBeGreaterThanOrEqual(100);
});

it(`each of 500 random edits of a city ${ONCE}`, { tags: 'long' }, async () => {
  expect(await checkEdits(500, '2')).toBeGreaterThanOrEqual(500);
});
