/**
 * A kill while pages are rendered and one before the swap; tests/soak/kills.soak.ts has one in each stage, and many of the
 * whole city's.
 */
import { expect, it } from 'vitest';
import { killInStages } from '../support/kills.ts';

it('a build killed while it works or as it ends leaves the old site or the new one, whole', {
  tags: 'long',
  timeout: 300_000,
}, async () => {
  const { damaged, struck, old } = await killInStages(['pages', 'manifest']);
  expect(damaged).toEqual([]);
  expect(struck).toBe(2);
  // The last kill may come too late to keep the old one.
  expect(old).toBeGreaterThanOrEqual(1);
});
