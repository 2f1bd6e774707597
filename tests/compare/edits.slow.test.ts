/**
 * Whatever an office edits, the comparison names it once, with what was published and what would be, and nothing else.
 */
import { expect, it } from 'vitest';
import { checkEdits } from '../support/edits.ts';

it('each of 500 random edits of a city is named exactly once, with old and new and its cell, and nothing else', async () => {
  expect(await checkEdits(500, '1')).toBeGreaterThanOrEqual(500);
}, 120_000);
