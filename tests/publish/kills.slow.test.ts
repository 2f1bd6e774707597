/**
 * A kill in each stage of a new office's build; tests/soak/kills.soak.ts has many of the whole city's.
 */
import { expect, it } from 'vitest';
import { killInStages } from '../support/kills.ts';

it('a build killed in any of its stages leaves the old site or the new one, whole', async () => {
  const { damaged, struck, stages, old } = await killInStages();
  expect(damaged).toEqual([]);
  expect(struck).toBe(stages);
  // The last kill may come too late to keep the old one.
  expect(old).toBeGreaterThanOrEqual(stages - 1);
}, 300_000);
