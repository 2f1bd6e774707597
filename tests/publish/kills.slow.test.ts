/**
 * Three kills of a new office's build; tests/soak/kills.soak.ts has the whole city's.
 */
import { expect, it } from 'vitest';
import { killBuilds } from '../support/kills.ts';

it('a build killed at three moments leaves the old site or the new one, whole', async () => {
  const report = await killBuilds(3, 7, 'starter');
  expect(report.damaged).toEqual([]);
  expect(report.struck).toBe(3);
}, 300_000);
